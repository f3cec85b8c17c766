import assert from 'node:assert/strict';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import { runSite } from '../../../src/engine/run/siteRun.ts';
import { raiseContentVersions } from '../../../src/engine/administration/raiseContentVersions.ts';
import { declineUpdate } from '../../../src/engine/administration/declineUpdate.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const selected = memberOf('product', 'classification');
const day = 86_400_000;
const sites = ['CS1', 'PS1', 'PS2', 'SS1'];

describe('A hierarchy of sites', () => {
  let bench: EngineBench;

  beforeEach(async () => {
    bench = new EngineBench();
    await bench.site({ siteCode: 'CS1', type: 'cas' }, 'cs1sup');
    await bench.site({ siteCode: 'PS1', type: 'primary', parent: 'CS1' }, 'ps1sup', 'ps1second');
    await bench.site({ siteCode: 'PS2', type: 'primary', parent: 'CS1' }, 'ps2sup');
    await bench.site({ siteCode: 'SS1', type: 'secondary', parent: 'PS2' });
    await bench.subscribe(['product'], ['classification']);
    bench.upstream.offer(
      category('product', 'Product'),
      category('classification', 'UpdateClassification'),
      header({ updateId: 'a', ...selected }),
      header({ updateId: 'b', ...selected }),
    );
  });

  const synchronize = (full = false) =>
    bench.coordinator.request('CS1', { trigger: 'local', full, user: 'admin' });
  const databases = async (): Promise<string[]> =>
    Promise.all(sites.map((site) => bench.store.catalogDigest(`site/${site}`, 'published')));

  it('is in step after one synchronization of the top-level site', async () => {
    const outcomes = await synchronize().hierarchy;
    assert.deepEqual(
      outcomes.map(({ siteCode, run }) => `${siteCode} ${run.outcome}`).sort(),
      sites.map((site) => `${site} succeeded`),
    );
    assert.equal(new Set(await databases()).size, 1);
    for (const site of sites) assert.equal((await bench.store.document('sites', site))?.contentVersion, 1);
    const { items } = await bench.store.documents('supStatus', { limit: 10 });
    assert.deepEqual(
      items.map(({ _id, state, catalogVersion }) => `${_id} ${state} ${catalogVersion}`),
      ['CS1/cs1sup 6702 1', 'PS1/ps1second 6702 1', 'PS1/ps1sup 6702 1', 'PS2/ps2sup 6702 1'],
    );
  });

  it('stores and decodes each document once, however many sites there are', async () => {
    await synchronize().hierarchy;
    assert.equal(bench.upstream.decoded, 4);
  });

  it('passes changes, expiries and removals down as change sets', async () => {
    await synchronize().hierarchy;
    bench.upstream.offer(
      header({ updateId: 'a', revision: 2, publicationState: 'Expired', ...selected }),
      header({ updateId: 'c', ...selected }),
    );
    await synchronize().hierarchy;
    assert.equal((await bench.siteUpdates('SS1'))['a'], RowFlag.expired);
    await bench.clock.advance(8 * day);
    await synchronize().hierarchy;
    assert.deepEqual(Object.keys(await bench.siteUpdates('SS1')).sort(), [
      'b',
      'c',
      'classification',
      'product',
    ]);
    assert.equal(new Set(await databases()).size, 1);
  });

  it('writes no site database phase at child sites', async () => {
    await synchronize().hierarchy;
    assert.deepEqual(await bench.kinds('PS2', 'siteDatabaseStarting'), []);
    assert.deepEqual(await bench.kinds('PS2', 'syncedWithParent', 'childrenNotified'), [
      'syncedWithParent',
      'childrenNotified',
    ]);
  });

  it('mirrors declined updates of the source SUP on its replicas', async () => {
    await synchronize().hierarchy;
    await declineUpdate(bench.ports, 'PS1', 'a');
    bench.upstream.declined = ['a'];
    await synchronize().hierarchy;
    const [row] = await bench.store.find('sup/PS1/ps1second', 'published', ['a']);
    assert.equal(row?.flags, RowFlag.declined);
    bench.upstream.declined = [];
    await synchronize().hierarchy;
    const [reinstated] = await bench.store.find('sup/PS1/ps1second', 'published', ['a']);
    assert.equal(reinstated?.flags, 0);
  });

  it('leaves a child that cannot be reached to its retry, and the others alone', async () => {
    const site = await bench.store.document('sites', 'PS2');
    assert.ok(site);
    await bench.store.commit({
      documents: [{ collection: 'sites', put: { ...site, parentService: 'of CS1' } }],
    });
    const link = bench.ports.links.toParent('PS2');
    let off = true;
    bench.links.set('PS2', {
      parentState: (signal) =>
        off
          ? Promise.reject(new SyncError('linkUnavailable', 'Site CS1 cannot be reached'))
          : link.parentState(signal),
      changeSet: (...request) => link.changeSet(...request),
    });
    const outcomes = await synchronize().hierarchy;
    assert.deepEqual(outcomes.map(({ siteCode, error }) => `${siteCode} ${error?.key ?? 'ok'}`).sort(), [
      'CS1 ok',
      'PS1 ok',
      'PS2 linkUnavailable',
    ]);
    off = false;
    await bench.clock.advance(3_600_000);
    await bench.coordinator.idle();
    assert.equal(new Set(await databases()).size, 1);
  });

  it('brings a child that was off for 60 runs up to date with one synchronization', async () => {
    await synchronize().hierarchy;
    for (let index = 0; index < 60; index++) {
      bench.upstream.offer(header({ updateId: `u${index}`, ...selected }));
      await bench.clock.advance(day);
      // The child's process is not there to be told: only the top-level site runs.
      await runSite(bench.ports, 'CS1', { trigger: 'schedule', full: false }, new AbortController().signal);
    }
    const before = (await bench.store.documents('runs', { where: { siteCode: 'PS2' }, limit: 1000 })).items
      .length;
    await bench.coordinator.request('PS2', { trigger: 'parent', full: false, version: 61 }).hierarchy;
    const after = (await bench.store.documents('runs', { where: { siteCode: 'PS2' }, limit: 1000 })).items
      .length;
    assert.equal(after, before + 1);
    const [cs1, , ps2, ss1] = await databases();
    assert.deepEqual([ps2, ss1], [cs1, cs1]);
  });

  it('joins equal requests, queues a full one behind a delta, and merges what waits', async () => {
    await synchronize().hierarchy;
    let open = (): void => undefined;
    bench.upstream.gate = new Promise((resolve) => {
      open = resolve;
    });
    bench.upstream.offer(header({ updateId: 'c', ...selected }));
    const running = synchronize();
    assert.deepEqual(
      [synchronize().disposition, synchronize(true).disposition, synchronize(true).disposition],
      ['joined', 'queued', 'joined'],
    );
    open();
    await running.hierarchy;
    await bench.coordinator.idle();
    const { items } = await bench.store.documents('runs', { where: { siteCode: 'CS1' }, limit: 10 });
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['full', 'delta', 'full'],
    );
  });

  it('stops when told: no alert, no retry, the name in the log, and resumes', async () => {
    bench.upstream.gate = new Promise(() => undefined);
    const ticket = synchronize();
    await new Promise((resolve) => setImmediate(resolve));
    bench.upstream.gate = Promise.resolve();
    bench.coordinator.stop('CS1', 'CONTOSO\\anna');
    bench.upstream.offer();
    const outcome = await Promise.race([ticket.done, bench.clock.advance(0).then(() => ticket.done)]);
    assert.equal(outcome.run.outcome, 'cancelled');
    assert.equal(outcome.error?.code, 0x800704c7);
    assert.equal(await bench.store.document('alerts', 'sync/CS1/cs1sup'), undefined);
    assert.equal((await bench.store.document('pending', 'CS1'))?.retryAt, undefined);
    assert.deepEqual(await bench.kinds('CS1', 'stopped', 'failed'), ['stopped']);
    assert.equal((await synchronize().done).run.outcome, 'succeeded');
  });

  it('never lowers the content version of a child whose parent was restored; a repair raises the parent', async () => {
    await synchronize().hierarchy;
    const site = await bench.store.document('sites', 'PS1');
    assert.ok(site);
    await bench.store.commit({ documents: [{ collection: 'sites', put: { ...site, contentVersion: 9 } }] });
    const outcomes = await synchronize().hierarchy;
    assert.equal(outcomes.find(({ siteCode }) => siteCode === 'PS1')?.error?.key, 'outOfSync');
    assert.equal((await bench.store.document('supStatus', 'PS1/ps1sup'))?.state, 6707);
    assert.equal((await bench.store.document('sites', 'PS1'))?.contentVersion, 9);
    const raised = await raiseContentVersions(bench.ports);
    assert.deepEqual(
      raised.map(({ where }) => where),
      ['Site CS1'],
    );
    bench.upstream.offer(header({ updateId: 'c', ...selected }));
    await synchronize().hierarchy;
    assert.equal(new Set(await databases()).size, 1);
    for (const code of sites) assert.equal((await bench.store.document('sites', code))?.contentVersion, 11);
  });

  it('marks runs that a crash cut off and arms the retry that was pending', async () => {
    await synchronize().hierarchy;
    const { items } = await bench.store.documents('runs', { where: { siteCode: 'CS1' }, limit: 1 });
    const [run] = items;
    assert.ok(run);
    await bench.store.commit({
      documents: [
        { collection: 'runs', put: { ...run, outcome: 'running' } },
        { collection: 'pending', put: { _id: 'CS1', retryAt: bench.clock.now() + 60_000 } },
      ],
    });
    await bench.coordinator.recover();
    assert.equal((await bench.store.document('runs', run._id))?.outcome, 'interrupted');
    await bench.clock.advance(60_000);
    await bench.coordinator.idle();
    assert.deepEqual(await bench.kinds('CS1', 'performing'), ['performing', 'performing']);
  });
});
