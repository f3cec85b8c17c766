import assert from 'node:assert/strict';
import { DownstreamAccounts, mostDownstreams } from '../../../src/app/downstreamAccounts.ts';
import type { RequestRecord } from '../../../src/protocol/server/requestRecord.ts';
import { RefusedDownstream } from '../../../src/protocol/server/serverFault.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { MemoryStore } from '../../support/memoryStore.ts';

const account = { id: 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6', name: 'sup.contoso.com' };

function record(changes: Partial<RequestRecord> = {}): RequestRecord {
  return {
    ...{ operation: 'GetCookie', account, remoteAddress: '10.0.0.5', bytes: 100, status: 200, durationMs: 1 },
    ...changes,
  };
}

async function bench() {
  const clock = new FakeClock('2026-11-28T08:00:00Z');
  const store = new MemoryStore(() => clock.now());
  const unexpected: Error[] = [];
  const onFailure = (error: Error): void => {
    unexpected.push(error);
  };
  const open = () => DownstreamAccounts.open({ store, fence: store.fence, clock, onFailure });
  const kept = async () => (await store.documents('downstreams', { limit: 10_000 })).items;
  return { clock, kept, open, accounts: await open() };
}

describe('Accounts of downstream servers', () => {
  it('are durable once a minute, not with each request', async () => {
    const { clock, kept, accounts } = await bench();
    for (let count = 0; count < 50; count++) accounts.note('CS1/sup', record());
    assert.equal(accounts.all()[0]?.requests, 50);
    assert.deepEqual(await kept(), []);
    await clock.advance(60_000);
    assert.equal((await kept())[0]?.requests, 50);
    await accounts.close();
  });

  it('are written on closing, and read on opening', async () => {
    const { open, accounts } = await bench();
    accounts.note('CS1/sup', record());
    await accounts.close();
    assert.equal((await open()).all()[0]?.name, 'sup.contoso.com');
  });

  it('are bounded: the one not heard of for longest is forgotten', async () => {
    const { clock, kept, accounts } = await bench();
    for (let count = 0; count <= mostDownstreams; count++) {
      accounts.note('CS1/sup', record({ account: { id: String(count), name: `sup${count}` } }));
      if (count === 0) await clock.advance(1);
    }
    await accounts.close();
    assert.equal((await kept()).length, mostDownstreams);
    assert.ok(!(await kept()).some(({ accountId }) => accountId === '0'));
  });

  it('have the files that were downloaded from their address', async () => {
    const { accounts } = await bench();
    accounts.note('CS1/sup', record());
    const { account: _named, ...file } = record({ operation: 'content', bytes: 5000 });
    assert.ok(_named !== undefined);
    accounts.note('CS1/sup', file);
    accounts.note('CS1/sup', { ...file, status: 404 });
    accounts.note('CS1/sup', { ...file, remoteAddress: '10.0.0.6' });
    const [found] = accounts.all();
    assert.deepEqual([found?.filesSent, found?.bytes], [1, 5100]);
    await accounts.close();
  });

  it('take a report from the address of the server that it is about, and from no other', async () => {
    const { accounts } = await bench();
    accounts.note('CS1/sup', record());
    const server = { ...account, version: '10.0', isReplica: false, computers: 3, updates: 5 };
    const served = { revisions: 0, documents: 0, files: 0, report: [server] };
    const { account: _named, ...report } = record({ operation: 'RollupDownstreamServers', served });
    assert.ok(_named !== undefined);
    accounts.note('CS1/sup', { ...report, remoteAddress: '10.0.0.6' });
    assert.equal(accounts.all()[0]?.report, undefined);
    accounts.note('CS1/sup', report);
    assert.equal(accounts.all()[0]?.report?.servers[0]?.computers, 3);
    await accounts.close();
  });

  it('tell a refusal once in an hour', async () => {
    const { clock, accounts } = await bench();
    const refused = record({ error: new RefusedDownstream('InvalidParameters', 'machineName') });
    const told = (): boolean => accounts.note('CS1/sup', refused);
    assert.deepEqual([told(), told()], [true, false]);
    await clock.advance(3_600_000);
    assert.equal(told(), true);
    assert.equal(accounts.all()[0]?.refused, 3);
    await accounts.close();
  });

  it('go with their software update point', async () => {
    const { kept, accounts } = await bench();
    accounts.note('CS1/sup', record());
    await accounts.write();
    accounts.forget((sup) => sup !== 'CS1/sup');
    await accounts.close();
    assert.deepEqual(await kept(), []);
  });
});
