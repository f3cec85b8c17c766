import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { isRecord } from '../../support/parsedJson.ts';
import { needsBundle } from '../../support/susync.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('The server of the Model Context Protocol as a process', () => {
  before(function () {
    needsBundle(this);
  });

  it('is started by a client and works in the data folder', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['dist/cli.cjs', 'mcp', '--data', await tempFolder()],
      env: { SUSYNC_START_SERVICE: 'no' },
      stderr: 'pipe',
    });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport);
    assert.equal(client.getServerVersion()?.name, 'software-update-sync');
    const { content } = await client.callTool({ name: 'susync_get_status' });
    const first: unknown = Array.isArray(content) ? content[0] : undefined;
    assert.equal(
      isRecord(first) ? first['text'] : '',
      JSON.stringify({ sites: [], softwareUpdatePoints: [], alerts: [] }),
    );
    await client.close();
  });

  it('ends by itself, without an error, when its input ends', async () => {
    const child = spawn(process.execPath, ['dist/cli.cjs', 'mcp', '--data', await tempFolder()], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end();
    await once(child, 'close');
    assert.equal(child.exitCode, 0);
  });
});
