import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { RowFlag } from '../../../src/domain/catalogRow.ts';
import type { CollectionName, RunCounts } from '../../../src/domain/documents.ts';
import { runsOf } from '../../../src/domain/log/runs.ts';
import { runSite } from '../../../src/engine/run/siteRun.ts';
import { ImpatientClock } from '../../support/clientSession.ts';
import { HierarchyBench, sampleSiteCodes, sampleSups } from '../../support/hierarchyBench.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const day = 86_400_000;
/** Every collection but that of the settings. */
const documentCollections: readonly CollectionName[] = [
  ...(['sites', 'sups', 'supStatus', 'subscription', 'categories', 'runs', 'statusMessages'] as const),
  ...(['alerts', 'groups', 'quarantine', 'pending', 'contentFiles'] as const),
];
const updates = 300;

describe('The sample hierarchy', () => {
  let clock: ImpatientClock;
  let folder: string;
  let bench: HierarchyBench;

  before(async () => {
    clock = new ImpatientClock();
    folder = path.join(await tempFolder(), 'data');
    bench = await HierarchyBench.open({ folder, clock });
  });

  after(() => bench.close());

  // Runs are kept in the order of their time.
  beforeEach(() => clock.advance(60_000));

  /** All sites and SUPs have the same, in the same content version, and their status says so. */
  async function assertInStep(version: number): Promise<void> {
    const { sites, sups } = await bench.digests();
    assert.deepEqual([sites.size, sups.size], [1, 1]);
    for (const { siteCode, contentVersion } of await bench.service.sites())
      assert.equal(contentVersion, version, siteCode);
    assert.deepEqual(
      (await bench.service.status()).map(
        ({ SiteCode, WSUSServerName, LastSyncState, SyncCatalogVersion }) =>
          `${SiteCode}/${WSUSServerName} ${LastSyncState} ${SyncCatalogVersion}`,
      ),
      sampleSups.map((id) => `${id} 6702 ${version}`),
    );
  }

  async function lastCounts(siteCode: string): Promise<RunCounts | undefined> {
    return (await bench.runs(siteCode)).at(-1)?.counts;
  }

  /** What cannot be deployed alone stands in a site database because of a bundle that stands there. */
  async function assertPackagesHaveBundles(siteCode: string): Promise<void> {
    const { store } = bench.app.ports;
    const { items } = await store.rows(`site/${siteCode}`, 'published', { limit: 10_000 });
    const summaries = await store.summaries(items.map(({ record }) => record));
    const bundled = new Set(summaries.flatMap(({ bundles }) => bundles.map(({ updateId }) => updateId)));
    const packages = summaries.filter(
      ({ updateType, explicitlyDeployable }) => updateType === 'Software' && !explicitlyDeployable,
    );
    assert.ok(packages.length > 0);
    for (const { updateId, title } of packages) assert.ok(bundled.has(updateId), `${title} (${updateId})`);
  }

  async function assertReopensUnchanged(): Promise<void> {
    const digest = await bench.digest();
    await bench.reopen();
    assert.equal(await bench.digest(), digest);
    assert.deepEqual(await bench.service.verify(), []);
  }

  it('is made and synchronized by one request: everything is new on every site', async () => {
    assert.deepEqual(await bench.service.sample({ updates }), { month: 0, updates });
    await assertInStep(1);
    const [top] = await bench.runs('CS1');
    assert.deepEqual([top?.kind, top?.reasons], ['full', ['firstSynchronization']]);
    const { new: added = 0, skipped = 0 } = top?.counts ?? {};
    assert.ok(added > updates / 2 && skipped > 0);
    for (const siteCode of sampleSiteCodes) {
      assert.equal((await lastCounts(siteCode))?.new, added);
      await assertPackagesHaveBundles(siteCode);
    }
  });

  it('loses nothing when it is closed and opened again', assertReopensUnchanged);

  it('brings the next month as a delta: new, modified, expired and superseded updates', async () => {
    assert.deepEqual(await bench.service.sample({}), { month: 1, updates });
    await assertInStep(2);
    assert.equal((await bench.runs('CS1')).at(-1)?.kind, 'delta');
    for (const siteCode of sampleSiteCodes) {
      const counts = await lastCounts(siteCode);
      for (const kind of ['new', 'modified', 'expired'] as const)
        assert.ok((counts?.[kind] ?? 0) > 0, `${siteCode}: nothing ${kind}`);
      const { items } = await bench.service.compareVersions({ siteCode, from: 1, to: 2, limit: 1000 });
      const newly = (state: string): number =>
        items.filter(
          ({ before, after }) => before?.state.includes(state) !== true && after?.state.includes(state),
        ).length;
      assert.ok(newly('superseded') > 0, `${siteCode}: nothing superseded`);
      assert.equal(newly('expired'), counts?.expired);
    }
    await assertReopensUnchanged();
  });

  it('finds what is no longer offered with a full synchronization, on every site', async () => {
    const { runs } = await bench.service.synchronize({ full: true, user: 'LAB\\anna' });
    assert.deepEqual(runs.map(({ siteCode, outcome }) => `${siteCode} ${outcome}`).sort(), [
      ...sampleSiteCodes.map((siteCode) => `${siteCode} succeeded`),
    ]);
    await assertInStep(3);
    const vanished = runs[0]?.counts.noLongerOffered ?? 0;
    assert.ok(vanished > 0);
    for (const siteCode of sampleSiteCodes) {
      assert.equal((await lastCounts(siteCode))?.noLongerOffered, vanished);
      const { items } = await bench.app.ports.store.rows(`site/${siteCode}`, 'published', { limit: 10_000 });
      assert.equal(items.filter(({ flags }) => flags & RowFlag.noLongerOffered).length, vanished);
    }
    await assertReopensUnchanged();
  });

  it('changes nothing when there is nothing to change', async () => {
    const digest = await bench.digest();
    const { runs } = await bench.service.synchronize({});
    assert.ok(runs.every(({ outcome, bytes }) => outcome === 'succeeded' && bytes === 0));
    assert.equal(await bench.digest(), digest);
  });

  it('tells every run in the logs as the run documents do', async () => {
    for (const siteCode of sampleSiteCodes) {
      const entries = await bench.log(siteCode);
      assert.deepEqual(
        entries.filter(({ format }) => format !== 'site'),
        [],
      );
      assert.ok(entries.every(({ time, thread, component }) => Boolean(time && thread && component)));
      assert.deepEqual(
        runsOf(entries).map(({ trigger, full, outcome, contentVersion, isCut }) => ({
          ...{ trigger, full, outcome, contentVersion, isCut },
        })),
        (await bench.runs(siteCode)).map(({ trigger, kind, outcome, contentVersion }) => ({
          ...{ trigger, full: kind === 'full', outcome, contentVersion, isCut: false },
        })),
        siteCode,
      );
    }
  });

  it('declines on the replica what was declined at its source, and nowhere else', async () => {
    const { items } = await bench.service.searchUpdates({ siteCode: 'PS1', expired: false, limit: 1 });
    const id = items[0]?.updateId ?? '';
    await bench.service.declineUpdate({ siteCode: 'PS1', id });
    const declinedAt = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const sup of sampleSups) {
        const rows = await bench.app.ports.store.find(`sup/${sup}`, 'published', [id]);
        assert.ok(rows.length > 0);
        if (rows.every(({ flags }) => flags & RowFlag.declined)) found.push(sup);
      }
      return found;
    };
    const [, source, replica] = sampleSups;
    assert.deepEqual(await declinedAt(), [source]);
    await bench.service.synchronize({});
    assert.deepEqual(await declinedAt(), [source, replica]);
    await bench.service.synchronize({ full: true });
    assert.deepEqual(await declinedAt(), [source, replica]);
    await assertReopensUnchanged();
  });

  it('finds updates by severity, those without one as None, and refuses other words', async () => {
    const { service } = bench;
    const { total: all } = await service.searchUpdates({ limit: 1 });
    const found = await Promise.all(
      ['Critical', 'important', 'Moderate', 'Low', 'none'].map((severity) =>
        service.searchUpdates({ severity, limit: 500 }),
      ),
    );
    assert.equal(
      found.reduce((sum, { total }) => sum + total, 0),
      all,
    );
    assert.ok(found[1]?.items.length && found[1].items.every(({ severity }) => severity === 'Important'));
    assert.ok(found[4]?.items.length && found[4].items.every(({ severity }) => severity === ''));
    await assert.rejects(service.searchUpdates({ severity: 'High' }), { key: 'invalidRequest' });
  });

  it('says how many updates match, those of a group, and what an update requires by name', async () => {
    const { service } = bench;
    const { items, total } = await service.searchUpdates({ superseded: false, limit: 2 });
    assert.equal(items.length, 2);
    assert.ok(total > 2);
    const ids = items.map(({ updateId }) => updateId);
    await service.createGroup({ name: 'November' });
    await service.addToGroup({ name: 'november', ids });
    const group = await service.searchUpdates({ group: 'NOVEMBER' });
    assert.deepEqual([group.total, group.items.map(({ updateId }) => updateId)], [2, ids]);
    assert.equal((await service.searchUpdates({ group: 'November', declined: true })).total, 0);
    await assert.rejects(service.searchUpdates({ group: 'December' }), { key: 'notFound' });
    const { prerequisites } = await service.update({ id: ids[0] ?? '' });
    assert.ok(prerequisites.length > 0 && prerequisites.flat().every(({ title }) => title !== null));
    const detectoid = prerequisites[0]?.[0]?.updateId ?? '';
    assert.equal((await service.update({ id: detectoid })).header.updateType, 'Detectoid');
    const nobodys = '00000000-0000-4000-8000-000000000000';
    await assert.rejects(service.addToGroup({ name: 'November', ids: [nobodys] }), { key: 'notFound' });
  });

  it('is gone without a trace when it is removed', async () => {
    await bench.service.removeSample();
    const { store } = bench.app.ports;
    assert.deepEqual(await bench.service.sites(), []);
    assert.deepEqual((await store.documents('settings', { limit: 100 })).items, []);
    for (const collection of documentCollections)
      assert.deepEqual((await store.documents(collection, { limit: 100 })).items, [], collection);
    const empty = await HierarchyBench.open({ folder: path.join(await tempFolder(), 'data'), clock });
    assert.equal(await bench.digest(), await empty.digest());
    await empty.close();
    for (const siteCode of sampleSiteCodes)
      assert.equal((await readdir(folder)).includes(siteCode), false, siteCode);
    const contents = await readdir(path.join(folder, 'content'), { recursive: true, withFileTypes: true });
    assert.deepEqual(
      contents.filter((entry) => entry.isFile()).map(({ name }) => name),
      [],
    );
    await bench.reopen();
    assert.deepEqual(await bench.service.verify(), []);
    assert.equal((await bench.service.sample({ updates: 100 })).month, 0);
  });
});

describe('A hierarchy that was off for 60 schedule days', () => {
  let clock: ImpatientClock;
  let bench: HierarchyBench;

  before(async () => {
    clock = new ImpatientClock('2026-11-24T08:00:00Z');
    bench = await HierarchyBench.open({ folder: path.join(await tempFolder(), 'data'), clock });
    await bench.service.sample({ updates: 100 });
  });

  after(() => bench.close());

  const runsBySite = async (): Promise<readonly number[]> =>
    Promise.all(sampleSiteCodes.map(async (siteCode) => (await bench.runs(siteCode)).length));

  it('synchronizes once on each site when it is on again', async () => {
    await bench.service.setSchedule({
      schedule: {
        recurrence: { kind: 'interval', minutes: 0, hours: 0, days: 1 },
        start: '2026-11-24T02:00',
        zone: 'UTC',
        catchUp: 'once',
      },
    });
    const [top, ...others] = await bench.service.sites();
    assert.deepEqual([top?.isScheduled, others.some(({ isScheduled }) => isScheduled)], [true, false]);
    await bench.reopen({ armed: true });
    await bench.reopen();
    await bench.app.publishSample(100);
    await clock.advance(60 * day);
    const before = await runsBySite();
    await bench.reopen({ armed: true });
    while ((await runsBySite()).some((count, index) => count === before[index]))
      await new Promise((resolve) => setTimeout(resolve, 10));
    await bench.app.coordinator.idle();
    assert.deepEqual(
      await runsBySite(),
      before.map((count) => count + 1),
    );
    const [run] = (await bench.runs('CS1')).slice(-1);
    assert.deepEqual([run?.trigger, run?.outcome], ['schedule', 'succeeded']);
    assert.equal((await bench.digests()).sites.size, 1);
  });

  it('needs one synchronization of a child that slept while the top-level site followed its schedule', async () => {
    await bench.reopen();
    const ports = bench.app.ports;
    for (let count = 0; count < 60; count++) {
      if (count % 20 === 0) await bench.app.publishSample(100);
      await clock.advance(day);
      await runSite(ports, 'CS1', { trigger: 'schedule', full: false }, new AbortController().signal);
    }
    const before = await runsBySite();
    const { contentVersion: version } =
      (await bench.service.sites()).find(({ isTopLevel }) => isTopLevel) ?? {};
    const { hierarchy } = bench.app.coordinator.request('PS2', {
      trigger: 'parent',
      full: false,
      ...(version === undefined ? {} : { version }),
    });
    assert.deepEqual(
      (await hierarchy).map(({ siteCode, run }) => `${siteCode} ${run.outcome} ${run.contentVersion}`),
      [`PS2 succeeded ${version}`, `SS1 succeeded ${version}`],
    );
    const [cs1 = 0, ps1 = 0, ps2 = 0, ss1 = 0] = before;
    assert.deepEqual(await runsBySite(), [cs1, ps1, ps2 + 1, ss1 + 1]);
    const { store } = ports;
    const digests = await Promise.all(
      (['site/CS1', 'site/PS2', 'site/SS1'] as const).map((key) => store.catalogDigest(key, 'published')),
    );
    assert.equal(new Set(digests).size, 1);
  });
});
