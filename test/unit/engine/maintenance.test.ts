import assert from 'node:assert/strict';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import type { CommitUnit } from '../../../src/domain/store.ts';
import { SyncError } from '../../../src/domain/errors/syncError.ts';
import type { RunDocument } from '../../../src/domain/documents.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const selected = memberOf('product', 'classification');
const day = 86_400_000;
const catalog = 'sup/PS1/ps1sup';

describe('Maintenance', () => {
  let bench: EngineBench;

  /** A SUP with an expired update, and with one that is expired and no longer offered. */
  beforeEach(async () => {
    bench = new EngineBench();
    bench.settings.push({ _id: 'maintenance.declineExpired', value: false });
    await bench.site({ siteCode: 'PS1', type: 'primary' }, 'ps1sup');
    await bench.subscribe(['product'], ['classification']);
    bench.upstream.offer(
      category('product', 'Product'),
      category('classification', 'UpdateClassification'),
      ...Array.from({ length: 40 }, (_, index) => header({ updateId: `u${index}`, ...selected })),
    );
    const synchronize = (full: boolean) => bench.coordinator.request('PS1', { trigger: 'local', full }).done;
    await synchronize(false);
    for (const updateId of ['u1', 'u2'])
      bench.upstream.offer(header({ updateId, revision: 2, publicationState: 'Expired', ...selected }));
    await synchronize(false);
    bench.upstream.withdraw('u2');
    await synchronize(true);
  });

  const maintain = () => bench.coordinator.maintain('PS1', { trigger: 'local', compact: true });
  const synchronize = () => bench.coordinator.request('PS1', { trigger: 'local', full: false });

  const runs = async (): Promise<readonly RunDocument[]> =>
    (await bench.store.documents('runs', { where: { siteCode: 'PS1' }, limit: 1000 })).items;
  const maintenanceRuns = async () => (await runs()).filter(({ kind }) => kind === 'maintenance');

  async function flagsOf(updateId: string, at: 'published' | 'open' = 'published'): Promise<number[]> {
    return (await bench.store.find(catalog, at, [updateId])).map(({ flags }) => flags);
  }

  it('declines what is expired and removes what is no longer offered besides, and finds nothing to do again', async () => {
    bench.settings.pop();
    const { run } = await maintain();
    const [step] = run.steps;
    assert.deepEqual([run.outcome, step?.details?.declinedExpired], ['succeeded', 2]);
    assert.ok((step?.details?.deleted ?? 0) > 0);
    assert.deepEqual(
      run.steps.map(({ name }) => name),
      // The synchronization has just cleaned up the site database.
      ['maintenance', 'compaction'],
    );
    assert.ok((await flagsOf('u1')).every((flags) => flags & RowFlag.declined));
    assert.deepEqual(await flagsOf('u2'), []);
    const digest = await bench.store.digest();
    const again = await maintain();
    const { declinedExpired, deleted } = again.run.steps[0]?.details ?? {};
    assert.deepEqual([declinedExpired, deleted], [0, 0]);
    assert.equal(await bench.store.digest(), digest);
  });

  it('changes a catalog in one commit, which publishes: what is cut off leaves nothing half done', async () => {
    bench.settings.pop();
    const units: CommitUnit[] = [];
    const commit = bench.store.commit.bind(bench.store);
    bench.store.commit = (unit) => {
      units.push(unit);
      return commit(unit);
    };
    await maintain();
    const changes = units.flatMap(({ catalogs = [] }) => catalogs);
    assert.deepEqual(
      changes.map(({ publish }) => publish),
      [true],
    );
  });

  it('goes on for weeks while every synchronization fails, once a day, beneath what they left behind', async () => {
    bench.settings.pop();
    bench.upstream.offer(
      ...['u1', 'u3', 'u4'].map((updateId) => header({ updateId, revision: 3, ...selected })),
    );
    bench.upstream.failAfterBatches = 1;
    bench.settings.push({ _id: 'limits.batchSize', value: 1 });
    await synchronize().done;
    assert.equal(await bench.store.hasOpenChanges(catalog), true);
    const open = await bench.store.count(catalog, 'open');
    bench.upstream.failure = new SyncError('cannotConnect', 'Nobody is there');
    for (let hours = 0; hours < 10 * 24; hours += 8) {
      await bench.clock.advance(day / 3);
      await synchronize().hierarchy;
    }
    await bench.coordinator.idle();
    const maintained = await maintenanceRuns();
    assert.ok(maintained.length >= 9 && maintained.length <= 10, String(maintained.length));
    assert.ok(maintained.every(({ outcome, trigger }) => outcome === 'succeeded' && trigger === 'schedule'));
    const declined = (await flagsOf('u1')).filter((flags) => flags & RowFlag.declined);
    assert.equal(declined.length, 2);
    assert.deepEqual(await flagsOf('u2'), []);
    assert.equal(await bench.store.hasOpenChanges(catalog), true);
    assert.ok((await bench.store.count(catalog, 'open')) < open);
    bench.upstream.failure = undefined;
    bench.upstream.failAfterBatches = Number.POSITIVE_INFINITY;
    assert.equal((await synchronize().done).error, undefined);
    assert.deepEqual((await flagsOf('u3')).length, 2);
  });

  it('removes old expired updates from the site database, with a content version that the child sites follow', async () => {
    await bench.site({ siteCode: 'SS1', type: 'secondary', parent: 'PS1' });
    await synchronize().hierarchy;
    const before = await bench.store.document('sites', 'PS1');
    await bench.clock.advance(8 * day);
    const { run } = await maintain();
    assert.ok(run.counts.removed > 0);
    const version = (before?.contentVersion ?? 0) + 1;
    for (const siteCode of ['PS1', 'SS1']) {
      assert.equal((await bench.store.document('sites', siteCode))?.contentVersion, version);
      const left = Object.keys(await bench.siteUpdates(siteCode));
      assert.ok(left.includes('u3') && !left.includes('u1') && !left.includes('u2'), siteCode);
    }
    assert.deepEqual(await bench.kinds('PS1', 'expiredDeleted'), ['expiredDeleted']);
  });

  describe('and a synchronization of the same site', () => {
    /** Kinds of runs that were under way at the same time. */
    let together: string[];

    beforeEach(() => {
      together = [];
      const commit = bench.store.commit.bind(bench.store);
      bench.store.commit = async (unit) => {
        const receipt = await commit(unit);
        const { items } = await bench.store.documents('runs', { where: { outcome: 'running' }, limit: 10 });
        if (items.length > 1) together.push(items.map(({ kind }) => kind).join(' and '));
        return receipt;
      };
    });

    it('do not happen at the same time: maintenance waits', async () => {
      const { done } = synchronize();
      const maintained = maintain();
      assert.equal((await done).error, undefined);
      assert.equal((await maintained).run.outcome, 'succeeded');
      assert.deepEqual(together, []);
    });

    it('do not happen at the same time: maintenance gives way and goes on', async () => {
      const compact = bench.store.compact.bind(bench.store);
      let under: (() => void) | undefined;
      const underWay = new Promise<void>((resolve) => {
        under = resolve;
      });
      let once = true;
      bench.store.compact = (request) => {
        if (!once) return compact(request);
        once = false;
        return new Promise((resolve, reject) => {
          request.signal.addEventListener('abort', () => {
            compact(request).then(resolve, reject);
          });
          under?.();
        });
      };
      const maintained = maintain();
      await underWay;
      assert.deepEqual(bench.coordinator.running, ['PS1']);
      const { done, disposition } = synchronize();
      assert.equal(disposition, 'started');
      assert.equal((await done).error, undefined);
      const { run } = await maintained;
      assert.equal(run.outcome, 'succeeded');
      assert.deepEqual((await maintenanceRuns()).map(({ outcome }) => outcome).sort(), [
        'interrupted',
        'succeeded',
      ]);
      assert.deepEqual(together, []);
    });

    it('are stopped by who may stop them, and nothing follows', async () => {
      bench.store.compact = ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new SyncError('cancelled', 'Stopped'));
          });
          bench.coordinator.stop('PS1', 'CONTOSO\\admin');
        });
      const { run } = await maintain();
      assert.equal(run.outcome, 'cancelled');
      assert.deepEqual(await bench.kinds('PS1', 'stopped'), ['stopped']);
    });
  });
});
