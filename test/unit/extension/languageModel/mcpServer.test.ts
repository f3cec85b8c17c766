import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import { Emitter } from '../../../../src/base/event.ts';
import { mcpApi } from '../../../../src/extension/languageModel/mcpApi.ts';
import { mcpLaunch, withToken } from '../../../../src/extension/languageModel/mcpLaunch.ts';

const program = path.join('/extension', 'dist', 'cli.cjs');
const launch = mcpLaunch('/extension', { dataFolder: '/data', authorities: ['/a.pem'] });

describe('The server of the Model Context Protocol that VS Code is offered', () => {
  it('runs on the runtime of VS Code, in the data folder, and starts no synchronization', () => {
    assert.deepEqual(launch, {
      command: process.execPath,
      arguments: [program, '--data', '/data', '--ca', '/a.pem', 'mcp'],
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    });
  });

  it('goes to the service on another machine, whose token it gets in its environment when it is started', () => {
    const remote = mcpLaunch('/extension', { remote: { url: 'susync://cs1:8531', pin: 'AB' } });
    assert.deepEqual(remote.arguments, [program, '--connect', 'susync://cs1:8531', 'mcp']);
    assert.deepEqual(remote.environment, { ELECTRON_RUN_AS_NODE: '1', SUSYNC_PIN: 'AB' });
    const started = withToken(remote, 'secret');
    assert.deepEqual(started.environment, { ...remote.environment, SUSYNC_TOKEN: 'secret' });
    assert.deepEqual(started.arguments, remote.arguments);
  });
});

describe('The part of the API of VS Code for such servers', () => {
  class Definition {
    readonly given: readonly unknown[];

    constructor(...given: readonly unknown[]) {
      this.given = given;
    }
  }

  it('is used where there is one', () => {
    const registered: unknown[] = [];
    let isDisposed = false;
    const lm = {
      registerMcpServerDefinitionProvider(this: unknown, ...given: readonly unknown[]) {
        registered.push(this, ...given);
        return { dispose: () => (isDisposed = true) };
      },
    };
    const api = mcpApi({ version: '1.101.0', lm, McpStdioServerDefinition: Definition });
    assert.ok(api !== undefined);
    const made = api.definition('label', launch, '1.2.3');
    assert.ok(made instanceof Definition);
    assert.deepEqual(made.given, ['label', launch.command, launch.arguments, launch.environment, '1.2.3']);
    const provider = {
      onDidChangeMcpServerDefinitions: new Emitter<void>().event,
      provideMcpServerDefinitions: () => Promise.resolve([]),
      resolveMcpServerDefinition: (definition: object) => Promise.resolve(definition),
    };
    api.register('id', provider).dispose();
    assert.deepEqual(registered, [lm, 'id', provider]);
    assert.ok(isDisposed);
  });

  it('is missing before 1.101, and in other editors', () => {
    const lm = { registerMcpServerDefinitionProvider: () => undefined };
    const whole = { version: '1.139.1', lm, McpStdioServerDefinition: Definition };
    assert.ok(mcpApi(whole) !== undefined);
    assert.ok(mcpApi({ ...whole, version: '2.0.0' }) !== undefined);
    // Its form of 1.100 throws where it is called.
    for (const version of ['1.100.3', '1.99.0', '0.200.0', 'unknown', undefined])
      assert.equal(mcpApi({ ...whole, version }), undefined, version);
    for (const lacking of [{ lm: {} }, { lm: undefined }, { McpStdioServerDefinition: undefined }])
      assert.equal(mcpApi({ ...whole, ...lacking }), undefined);
    assert.equal(mcpApi(undefined), undefined);
  });
});
