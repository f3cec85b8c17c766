import assert from 'node:assert/strict';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import type { CommitUnit } from '../../../src/domain/store.ts';
import { maintainSite } from '../../../src/engine/maintenance/maintainSup.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const selected = memberOf('product', 'classification');
const settings = { declineExpired: true, removeObsolete: true, updatesCleanupAgeDays: 7 };
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

  const maintain = () => maintainSite(bench.ports, 'PS1', settings, new AbortController().signal);

  async function flagsOf(updateId: string): Promise<number[]> {
    return (await bench.store.find(catalog, 'published', [updateId])).map(({ flags }) => flags);
  }

  it('declines what is expired and removes what is no longer offered besides, and finds nothing to do again', async () => {
    const [done] = await maintain();
    assert.equal(done?.declined, 2);
    assert.ok(done.deleted > 0);
    assert.ok((await flagsOf('u1')).every((flags) => flags & RowFlag.declined));
    assert.deepEqual(await flagsOf('u2'), []);
    const digest = await bench.store.digest();
    const [again] = await maintain();
    assert.deepEqual([again?.declined, again?.deleted], [0, 0]);
    assert.equal(await bench.store.digest(), digest);
  });

  it('changes a catalog in one commit, which publishes: what is cut off leaves nothing half done', async () => {
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
});
