import assert from 'node:assert/strict';
import type { CatalogKey } from '../../../src/domain/catalogRow.ts';
import type { OwedRun } from '../../../src/domain/documents.ts';
import type { CommitUnit } from '../../../src/domain/store.ts';
import { SyncCoordinator } from '../../../src/engine/hierarchy/syncCoordinator.ts';
import { resumeRuns } from '../../../src/service/resumeRuns.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { category, header, memberOf } from '../../support/fakeUpstream.ts';

const catalogs = [
  ...['CS1', 'PS1', 'SS1'].map((site): CatalogKey => `site/${site}`),
  ...['CS1/cs1sup', 'PS1/ps1sup', 'PS1/ps1second', 'SS1/ss1sup'].map((sup): CatalogKey => `sup/${sup}`),
];

async function newBench(): Promise<EngineBench> {
  const bench = new EngineBench();
  await bench.site({ siteCode: 'CS1', type: 'cas' }, 'cs1sup');
  await bench.site({ siteCode: 'PS1', type: 'primary', parent: 'CS1' }, 'ps1sup', 'ps1second');
  await bench.site({ siteCode: 'SS1', type: 'secondary', parent: 'PS1' }, 'ss1sup');
  await bench.subscribe(['product'], ['classification']);
  bench.upstream.offer(
    category('product', 'Product'),
    category('classification', 'UpdateClassification'),
    ...['a', 'b', 'c'].map((updateId) => header({ updateId, ...memberOf('product', 'classification') })),
  );
  return bench;
}

/** One whose upstream server has taken an update away since the last synchronization: only a full one finds that. */
async function benchWithLoss(): Promise<EngineBench> {
  const bench = await newBench();
  await bench.coordinator.request('CS1', { trigger: 'local', full: false }).hierarchy;
  bench.upstream.withdraw('b');
  return bench;
}

function digestsOf({ store }: EngineBench): Promise<readonly string[]> {
  return Promise.all(catalogs.map((catalog) => store.catalogDigest(catalog, 'published')));
}

/** Begins a synchronization that dies with its process after so many commits; says whether it lived that long. */
async function diesAfter(bench: EngineBench, commits: number, full: boolean): Promise<boolean> {
  const { store } = bench;
  const commit = store.commit.bind(store);
  let left = commits;
  store.commit = async (unit: CommitUnit) => {
    if (left-- <= 0) throw new Error('The process is gone');
    return commit(unit);
  };
  const { hierarchy } = bench.coordinator.request('CS1', { trigger: 'local', full, acceptLosses: full });
  await Promise.allSettled([hierarchy]);
  store.commit = commit;
  return left < 0;
}

/** What the next service of the folder does by itself. */
async function resumed(bench: EngineBench): Promise<readonly string[]> {
  const coordinator = new SyncCoordinator(bench.ports, 4, (error) => bench.unexpected.push(error));
  await coordinator.recover();
  const begun = await resumeRuns({ ports: bench.ports, coordinator });
  await coordinator.idle();
  return begun;
}

async function owedRuns({ store }: EngineBench): Promise<readonly unknown[]> {
  const { items } = await store.documents('pending', { limit: 10 });
  return items.flatMap(({ _id, owed }) => (owed === undefined ? [] : [_id]));
}

describe('The runs that a service takes up', () => {
  for (const [name, made, full] of [
    ['a first synchronization', newBench, false],
    ['a full one that finds a loss', benchWithLoss, true],
  ] as const)
    it(`bring every site to where it would be, whichever commit of ${name} was the last one before the process died`, async () => {
      const undisturbed = await made();
      assert.equal(await diesAfter(undisturbed, 1000, full), false);
      const expected = await digestsOf(undisturbed);
      assert.deepEqual(await owedRuns(undisturbed), []);
      assert.deepEqual(await resumed(undisturbed), []);
      // With no commit at all, nobody knows of the request.
      let commits = 1;
      for (let bench = await made(); await diesAfter(bench, commits, full); bench = await made()) {
        const begun = await resumed(bench);
        assert.equal(begun.length, 1, `commit ${commits}`);
        assert.deepEqual(await digestsOf(bench), expected, `commit ${commits}`);
        assert.deepEqual(await owedRuns(bench), [], `commit ${commits}`);
        commits++;
      }
      assert.ok(commits > 15, String(commits));
    });

  it('are begun as what they were to be', async () => {
    const requests: readonly OwedRun[] = [
      { trigger: 'schedule', full: false },
      { trigger: 'retry', full: true },
    ];
    for (const owed of requests) {
      const bench = await newBench();
      await bench.store.commit({ documents: [{ collection: 'pending', put: { _id: 'CS1', owed } }] });
      assert.deepEqual(await resumed(bench), ['CS1']);
      const [run] = (await bench.store.documents('runs', { where: { siteCode: 'CS1' }, limit: 1 })).items;
      assert.equal(run?.trigger, owed.trigger);
      assert.equal(run.reasons.includes('requested'), owed.full);
    }
  });

  it('are those of the topmost sites; the ones below follow', async () => {
    const bench = await newBench();
    const owed: OwedRun = { trigger: 'retry', full: false };
    for (const _id of ['CS1', 'SS1'])
      await bench.store.commit({ documents: [{ collection: 'pending', put: { _id, owed } }] });
    assert.deepEqual(await resumed(bench), ['CS1']);
    assert.deepEqual(await bench.kinds('SS1', 'performing'), ['performing']);
    assert.deepEqual(await owedRuns(bench), []);
  });
});
