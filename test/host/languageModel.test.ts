import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as editor from 'vscode';
import { extensions, LanguageModelTextPart, lm } from 'vscode';
import { toolNames } from '../../src/extension/ids.ts';
import { mcpApi } from '../../src/extension/languageModel/mcpApi.ts';
import { mcpLaunch } from '../../src/extension/languageModel/mcpLaunch.ts';

describe('The tools for language models in the extension host', () => {
  it('are known to VS Code', () => {
    const known = new Set(lm.tools.map(({ name }) => name));
    assert.deepEqual(
      toolNames.filter((name) => !known.has(name)),
      [],
    );
  });

  it('answer when VS Code calls them', async () => {
    const { content } = await lm.invokeTool('susync_explain_code', {
      input: { code: '6703' },
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.ok(part instanceof LanguageModelTextPart);
    assert.match(part.value, /"code":"6703"/);
  });
});

describe('The server of the Model Context Protocol in the extension host', () => {
  it('starts on the runtime of VS Code, and lists its tools', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'susync-mcp-'));
    const extension = extensions.getExtension('software-update-sync.software-update-sync');
    const place = { dataFolder: folder, authorities: [] };
    const launch = mcpLaunch(extension?.extensionPath ?? '', place);
    const transport = new StdioClientTransport({
      ...{ command: launch.command, args: [...launch.arguments], stderr: 'ignore' },
      env: { ...launch.environment },
    });
    const client = new Client({ name: 'test', version: '1' });
    try {
      await client.connect(transport);
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        toolNames.filter((name) => name !== 'susync_start_synchronization'),
      );
    } finally {
      await client.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is offered where VS Code has a place for such: from 1.101 on', () => {
    const [, minor = 0] = editor.version.split('.').map(Number);
    assert.equal(mcpApi(editor) !== undefined, minor >= 101);
  });
});
