import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import {
  commands,
  CompletionList,
  ConfigurationTarget,
  Position,
  tasks,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commandIds, prefix, scriptTaskType } from '../../src/extension/ids.ts';

describe('What scripts may not do in the extension host', () => {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const written = path.join(folder, 'restricted.txt');
  const [script, testFile] = [
    path.join(folder, 'restricted.sync.ps1'),
    path.join(folder, 'restricted.Tests.ps1'),
  ];

  afterEach(() => {
    for (const file of [script, testFile, written]) rmSync(file, { force: true });
  });

  it('is to run in a workspace that is not trusted, by no door; what helps to write them works', async () => {
    writeFileSync(script, `Set-Content '${written}' ran\nGet-CMSi`);
    writeFileSync(
      testFile,
      `Describe 'd' { It 'i' { Set-Content '${written}' ran } }\nSet-Content '${written}' ran`,
    );
    const uri = Uri.file(script);
    await window.showTextDocument(uri);
    const isTrusted = Object.getOwnPropertyDescriptor(workspace, 'isTrusted');
    assert.ok(isTrusted !== undefined);
    const terminals = window.terminals.length;
    Object.defineProperty(workspace, 'isTrusted', { ...isTrusted, get: () => false });
    try {
      for (const id of [
        ...[commandIds.runScript, commandIds.dryRunScript, commandIds.debugScript],
        ...[commandIds.runSelection, commandIds.openScriptConsole],
      ])
        assert.ok(!(await commands.executeCommand(id, uri)), id);
      assert.deepEqual(await tasks.fetchTasks({ type: scriptTaskType }), []);
      await commands.executeCommand('testing.runAll');
      const list: unknown = await commands.executeCommand(
        'vscode.executeCompletionItemProvider',
        uri,
        new Position(1, 'Get-CMSi'.length),
      );
      assert.ok(list instanceof CompletionList && list.items.length > 0);
      assert.equal(window.terminals.length, terminals);
    } finally {
      Object.defineProperty(workspace, 'isTrusted', isTrusted);
    }
    assert.equal(existsSync(written), false);
    await commands.executeCommand(commandIds.runScript, uri);
    assert.equal(existsSync(written), true);
  });

  it('is to reach a host that the settings of the machine do not name, whatever the workspace says', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end('answered');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    writeFileSync(script, `(Invoke-RestMethod 'http://127.0.0.1:${port}/') | Set-Content '${written}'`);
    const settings = path.join(folder, '.vscode', 'settings.json');
    const configuration = () => workspace.getConfiguration(prefix);
    try {
      mkdirSync(path.dirname(settings), { recursive: true });
      const changed = new Promise<void>((resolve) => {
        const listener = workspace.onDidChangeConfiguration(() => {
          listener.dispose();
          resolve();
        });
      });
      writeFileSync(
        settings,
        JSON.stringify({ [`${prefix}.scripts.allowedHosts`]: ['127.0.0.1'], 'editor.tabSize': 7 }),
      );
      await changed;
      assert.deepEqual(configuration().get('scripts.allowedHosts'), []);
      assert.notEqual(await commands.executeCommand(commandIds.runScript, Uri.file(script)), undefined);
      assert.deepEqual([requests, existsSync(written)], [0, false]);
      await configuration().update('scripts.allowedHosts', [`127.0.0.1:${port}`], ConfigurationTarget.Global);
      assert.equal(await commands.executeCommand(commandIds.runScript, Uri.file(script)), 0);
      assert.deepEqual([requests, existsSync(written)], [1, true]);
    } finally {
      await configuration().update('scripts.allowedHosts', undefined, ConfigurationTarget.Global);
      rmSync(settings, { force: true });
      server.close();
    }
  });
});
