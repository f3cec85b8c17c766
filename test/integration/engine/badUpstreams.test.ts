import assert from 'node:assert/strict';
import type { RunDocument } from '../../../src/domain/documents.ts';
import { errorCatalog, type ErrorKey } from '../../../src/domain/errors/syncError.ts';
import { parseStatusMessage } from '../../../src/domain/log/statusMessageLine.ts';
import { revisionKey } from '../../../src/domain/revision.ts';
import { SampleCatalog } from '../../../src/protocol/sample/sampleCatalog.ts';
import { failingRows, type Row, recoveringRows, settingAsideRows } from '../../support/badUpstreamRows.ts';
import { ImpatientClock } from '../../support/clientSession.ts';
import { emptyList, status } from '../../support/faults.ts';
import { FaultyUpstream } from '../../support/faultyUpstream.ts';
import { allOf } from '../../support/sampleCatalog.ts';
import { TopLevelBench } from '../../support/topLevelBench.ts';

const retryInterval = 3_600_000;

describe('A top-level site whose upstream server is bad', () => {
  const clock = new ImpatientClock();
  let upstream: FaultyUpstream;
  let base: string;
  let picked: ReadonlySet<string>;
  /** What a delta without any trouble ends with, and a full synchronization. */
  let undisturbed: readonly string[];
  let relisted: readonly string[];
  let bench: TopLevelBench;

  before(async function () {
    this.timeout(20_000);
    const catalog = new SampleCatalog({ updates: 100 });
    upstream = await FaultyUpstream.open(catalog, clock);
    const first = await TopLevelBench.open({ clock });
    await first.build(upstream.url);
    const run = await first.synchronize();
    assert.equal(run.outcome, 'succeeded', run.error?.message);
    await first.close();
    base = first.folder;
    catalog.publishMonth();
    const revisions = await allOf((await catalog.snapshot()).updateRevisions(undefined, 1));
    picked = new Set(revisions.slice(0, 2).map(revisionKey));
    undisturbed = await digestsAfter({});
    relisted = await digestsAfter({ full: true });
  });

  after(() => upstream.close());

  beforeEach(() => {
    upstream.heal();
  });

  afterEach(() => bench.close());

  async function digestsAfter(request: { readonly full?: boolean }): Promise<readonly string[]> {
    const good = await TopLevelBench.open({ clock, copyOf: base });
    const { outcome, error } = await good.synchronize(request);
    assert.equal(outcome, 'succeeded', error?.message);
    const digests = await good.digests();
    await good.close();
    return digests;
  }

  async function openBench(limits: Row['limits'] = {}): Promise<TopLevelBench> {
    const timeouts = { connect: 5000, firstByte: 5000, stall: 5000, ...limits };
    bench = await TopLevelBench.open({ clock, copyOf: base, client: { timeouts } });
    // One mebibyte: what never ends is cut off at once.
    await bench.service.setSettings({ values: { 'limits.responseMebibytes': '1' } });
    return bench;
  }

  /** Status, run, log and retry tell one story: what failed, why, and what helps. */
  async function assertTold(run: RunDocument, key: ErrorKey, message: RegExp): Promise<void> {
    const { code, cause, remedy } = errorCatalog[key];
    assert.deepEqual(
      { ...run.error, message: '' },
      { key, code, cause, remedy, message: '' },
      `${run.error?.key ?? 'no error'}: ${run.error?.message ?? ''}`,
    );
    assert.match(run.error?.message ?? '', message);
    const row = await bench.status();
    assert.equal(row.LastSyncErrorCode, code);
    assert.deepEqual([row.message, row.cause, row.remedy], [run.error?.message, cause, remedy]);
    const retryAt = (run.ended ?? 0) + retryInterval;
    assert.equal((await bench.pending())?.retryAt, retryAt);
    assert.equal(row.nextSync, new Date(retryAt).toISOString());
    const { entries, runs } = await bench.log();
    assert.ok(entries.every(({ format }) => format === 'site'));
    assert.ok(entries.some(({ text }) => text === `${cause} ${remedy}`));
    const states = entries.flatMap(({ text }) => parseStatusMessage(text) ?? []);
    const told = states.filter(({ id }) => id === row.LastSyncState).at(-1);
    assert.equal(told?.lastError, code);
    assert.equal(runs.at(-1)?.outcome, run.outcome);
  }

  for (const row of failingRows) {
    it(`${row.name}: 6703 ${row.key}, nothing half becomes visible, the retry resumes`, async () => {
      const before = await (await openBench(row.limits)).visible();
      const repair = await row.spoil({ bench, upstream, picked });
      const run = await bench.synchronize({ full: row.full ?? false });
      assert.equal(run.outcome, 'failed');
      await assertTold(run, row.key, row.message);
      const status = await bench.status();
      assert.equal(status.LastSyncState, 6703);
      assert.equal(status.SyncCatalogVersion, before.contentVersion);
      const { runs, entries } = await bench.log();
      const told = runs.at(-1);
      assert.deepEqual(
        [told?.error?.message, told?.error?.code, told?.retryMinutes],
        [run.error?.message, run.error?.code, 60],
      );
      const retries = await bench.events(run, 'upstreamRetry');
      assert.ok(row.retries === 0 ? retries.length === 0 : retries.length >= row.retries);
      const lines = entries.slice(told?.firstEntry).filter(({ text }) => text.includes('Trying again in'));
      assert.equal(lines.length, retries.length);
      assert.deepEqual(await bench.visible(), before);
      const [alert] = await bench.service.alerts();
      assert.equal(alert?.state, 'active');

      const committed = await bench.committed();
      if (row.commits === true) assert.ok(committed.size >= 5, `${committed.size} committed`);
      upstream.heal();
      await repair?.();
      const retried = await bench.retry();
      assert.equal(retried.outcome, 'succeeded', retried.error?.message);
      assert.deepEqual(await bench.digests(), (row.full ?? row.fullRetry) ? relisted : undisturbed);
      assert.deepEqual(
        upstream.delivered.filter((key) => committed.has(key)),
        [],
      );
      assert.equal((await bench.status()).LastSyncState, 6702);
      assert.equal((await bench.pending())?.retryAt, undefined);
      assert.equal((await bench.service.alerts())[0]?.state, 'canceled');
    });
  }

  for (const row of recoveringRows) {
    it(row.name, async () => {
      await openBench(row.limits);
      await row.spoil({ bench, upstream, picked });
      const run = await bench.synchronize();
      assert.equal(run.outcome, 'succeeded', run.error?.message);
      assert.deepEqual(
        (await bench.events(run, 'upstreamRetry')).map(({ code }) => code),
        row.retried.map(([key]) => errorCatalog[key].code),
      );
      for (const [index, event] of (await bench.events(run, 'upstreamRetry')).entries()) {
        const seconds = row.retried[index]?.[1];
        if (seconds !== undefined) assert.equal(event.delaySeconds, seconds);
      }
      assert.deepEqual(await bench.digests(), undisturbed);
      assert.equal((await bench.status()).LastSyncState, 6702);
    });
  }

  for (const row of settingAsideRows) {
    it(`whose ${row.name}: they are set aside and told, the rest goes on, the next run asks for them again`, async () => {
      await openBench();
      await row.spoil({ bench, upstream, picked });
      const run = await bench.synchronize();
      assert.equal(run.outcome, 'succeeded', run.error?.message);
      assert.equal(run.counts.failed, picked.size);
      const failures = await bench.events(run, 'updateFailed');
      assert.deepEqual(new Set(failures.map(({ updateId, revision }) => `${updateId}.${revision}`)), picked);
      for (const { code } of failures) assert.equal(code, errorCatalog[row.key].code);
      const { entries, runs } = await bench.log();
      assert.equal(runs.at(-1)?.failedUpdates, picked.size);
      for (const { updateId, message } of failures)
        assert.ok(
          entries.some(({ text }) =>
            text.startsWith(`Failed to sync update ${updateId}. Error: ${message}.`),
          ),
        );
      upstream.heal();
      assert.equal((await bench.synchronize()).outcome, 'succeeded');
      assert.deepEqual(new Set(upstream.delivered), picked);
      assert.deepEqual(await bench.digests(), undisturbed);
    });
  }

  it('whose re-listing is right about its losses, when an administrator says so', async () => {
    await openBench();
    upstream.spoil('GetRevisionIdList', emptyList);
    assert.equal((await bench.synchronize({ full: true })).error?.key, 'suspiciousListing');
    const again = await bench.retry();
    assert.equal(again.error?.key, 'suspiciousListing');
    const accepted = await bench.synchronize({ full: true, acceptLosses: true });
    assert.equal(accepted.outcome, 'succeeded', accepted.error?.message);
    assert.ok(accepted.counts.noLongerOffered > 100);
  });

  it('that lacks the license files: 6708 with their names, and the retry fetches nothing but them', async () => {
    bench = await TopLevelBench.open({ clock });
    await bench.build(upstream.url);
    upstream.spoil('content', status(404));
    const run = await bench.synchronize();
    assert.equal(run.outcome, 'pendingLicenseTerms');
    await assertTold(
      run,
      'pendingLicenseTerms',
      /^License files could not be downloaded: \S+ of update [0-9a-f-]{36}/,
    );
    const status6708 = await bench.status();
    assert.deepEqual([status6708.LastSyncState, status6708.SyncCatalogVersion], [6708, 1]);
    assert.notEqual(status6708.LastSuccessfulSyncTime, null);
    const { entries } = await bench.log();
    const named = await bench.events(run, 'licenseFailed');
    assert.ok(named.length > 0);
    for (const { file, updateId } of named)
      assert.ok(
        entries.some(({ text }) =>
          text.startsWith(`Failed to download license terms ${file} of update ${updateId}`),
        ),
      );
    assert.deepEqual((await bench.digests())[0] === undefined, false);
    upstream.heal();
    const retried = await bench.retry();
    assert.equal(retried.outcome, 'succeeded');
    assert.equal(upstream.operations.includes('GetUpdateData'), false);
    assert.equal(upstream.operations.filter((operation) => operation === 'content').length, named.length);
    assert.equal((await bench.status()).LastSyncState, 6702);
    assert.equal((await bench.pending())?.retryAt, undefined);
  });
});
