import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { SyncService } from '../../../../src/service/api/syncService.ts';
import { tools } from '../../../../src/service/tools/toolTable.ts';
import { CommandTest } from '../../../support/commandTest.ts';
import { isRecord } from '../../../support/parsedJson.ts';

const started: Partial<SyncService> = {
  startSynchronization: ({ user = '' }) => Promise.resolve({ siteCode: user, disposition: 'started' }),
};

interface Conversation {
  /** What the tool answers: its text, and whether that is an error. */
  readonly call: (name: string, given?: Record<string, unknown>) => Promise<readonly [string, boolean]>;
  readonly names: () => Promise<readonly string[]>;
  readonly questions: readonly string[];
}

/** Talks to `susync mcp` as a client would, and waits for the command to end. */
async function talk(
  commandLine: string,
  operations: Partial<SyncService>,
  use: (conversation: Conversation) => Promise<void>,
  answer?: 'accept' | 'decline',
): Promise<void> {
  const [own, other] = InMemoryTransport.createLinkedPair();
  const command = new CommandTest(operations, { toolTransport: other });
  const running = command.run(commandLine);
  const client = new Client(
    { name: 'test', version: '1' },
    { capabilities: answer === undefined ? {} : { elicitation: {} } },
  );
  const questions: string[] = [];
  if (answer !== undefined)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      questions.push(params.message);
      return { action: answer };
    });
  await client.connect(own);
  await use({
    questions,
    call: async (name, given = {}) => {
      const { content, isError } = await client.callTool({ name, arguments: given });
      const first: unknown = Array.isArray(content) ? content[0] : undefined;
      return [isRecord(first) ? String(first['text']) : '', isError === true];
    },
    names: async () => (await client.listTools()).tools.map(({ name }) => name),
  });
  await client.close();
  assert.equal((await running).exitCode, 0);
}

describe('The server of the Model Context Protocol', () => {
  it('offers what only looks, unless it is told to offer more', async () => {
    await talk('mcp', {}, async ({ names, call }) => {
      const looking = tools.filter(({ question }) => question === undefined).map(({ name }) => name);
      assert.ok(!looking.includes('susync_start_synchronization'));
      assert.deepEqual(await names(), looking);
      await assert.rejects(call('susync_start_synchronization'), /no such tool/);
    });
  });

  it('answers with plain data', async () => {
    await talk('mcp', {}, async ({ call }) => {
      const [text, isError] = await call('susync_explain_code', { code: '6703' });
      assert.equal(isError, false);
      assert.match(text, /"code":"6703"/);
    });
  });

  it('answers what fails with what went wrong and what to do', async () => {
    await talk('mcp', { sites: () => Promise.resolve([]) }, async ({ call }) => {
      const [text, isError] = await call('susync_read_log');
      assert.equal(isError, true);
      assert.match(text, /^The hierarchy has no site yet \(0x/);
      assert.match((await call('susync_read_log', { lines: 'all' }))[0], /lines has to be a whole number/);
    });
  });

  it('starts a synchronization for the user of this machine, once the person has agreed', async () => {
    await talk(
      'mcp --allow-synchronize',
      started,
      async ({ call, questions }) => {
        const [text] = await call('susync_start_synchronization', { siteCode: 'CS1' });
        assert.deepEqual(JSON.parse(text), { siteCode: 'admin', disposition: 'started' });
        assert.deepEqual(questions, ['Run synchronization for site CS1 now?']);
      },
      'accept',
    );
  });

  it('does nothing where the person does not agree', async () => {
    await talk(
      'mcp --allow-synchronize',
      {},
      async ({ call }) => {
        assert.deepEqual(await call('susync_start_synchronization'), [
          'The person did not agree. Nothing was done.',
          true,
        ]);
      },
      'decline',
    );
  });

  it('leaves the question to clients that cannot be asked: they ask before they call', async () => {
    await talk('mcp --allow-synchronize', started, async ({ call }) => {
      assert.equal((await call('susync_start_synchronization'))[1], false);
    });
  });

  it('ends at Ctrl+C', async () => {
    const [own, other] = InMemoryTransport.createLinkedPair();
    const command = new CommandTest({}, { toolTransport: other });
    const running = command.run('mcp');
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(own);
    command.interrupts.fire(undefined);
    assert.equal((await running).exitCode, 0);
  });
});
