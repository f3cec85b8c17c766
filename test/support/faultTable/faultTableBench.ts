import assert from 'node:assert/strict';
import type { RunDocument } from '../../../src/domain/documents.ts';
import { errorCatalog, type ErrorKey } from '../../../src/domain/errors/syncError.ts';
import { parseStatusMessage } from '../../../src/domain/log/statusMessageLine.ts';
import { revisionKey } from '../../../src/domain/revision.ts';
import { SampleCatalog } from '../../../src/protocol/sample/sampleCatalog.ts';
import { ImpatientClock } from '../clientSession.ts';
import { status } from '../faults.ts';
import { FaultyUpstream } from '../faultyUpstream.ts';
import { allOf } from '../sampleCatalog.ts';
import { TopLevelBench, type Visible } from '../topLevelBench.ts';
import { unsyncedFiles } from '../unsyncedFiles.ts';
import type { End, FaultRow } from './faultRow.ts';
import type { FaultSection } from './faultTable.ts';

const retryInterval = 3_600_000;
const storage = { files: unsyncedFiles };
type Start = FaultSection['start'];
type EndOf<K extends End['kind']> = Extract<End, { kind: K }>;

/** One row under way. */
interface Begun {
  readonly bench: TopLevelBench;
  readonly row: FaultRow;
  readonly before: Visible;
  /** Makes the upstream server, or the replica's source, a good one again. */
  readonly heal: () => Promise<void>;
}

/** Sites a month behind their upstream server, and what a synchronization with a bad one may leave of them. */
export class FaultTableBench {
  readonly upstream: FaultyUpstream;
  readonly #clock: ImpatientClock;
  readonly #folders: Readonly<Record<Start, string>>;
  readonly #picked: ReadonlySet<string>;
  /** What a delta, a full synchronization, and one after the other end with when nothing disturbs them. */
  readonly #undisturbed: readonly string[];
  readonly #relisted: readonly string[];
  readonly #relistedLater: readonly string[];
  #bench: TopLevelBench | undefined;
  #gate: FaultyUpstream | undefined;

  private constructor(made: {
    readonly upstream: FaultyUpstream;
    readonly clock: ImpatientClock;
    readonly folders: Readonly<Record<Start, string>>;
    readonly picked: ReadonlySet<string>;
    readonly undisturbed: readonly string[];
    readonly relisted: readonly string[];
    readonly relistedLater: readonly string[];
  }) {
    this.upstream = made.upstream;
    this.#clock = made.clock;
    this.#folders = made.folders;
    this.#picked = made.picked;
    this.#undisturbed = made.undisturbed;
    this.#relisted = made.relisted;
    this.#relistedLater = made.relistedLater;
  }

  static async open(): Promise<FaultTableBench> {
    const clock = new ImpatientClock();
    const catalog = new SampleCatalog({ updates: 100 });
    const upstream = await FaultyUpstream.open(catalog, clock);
    upstream.spoil('content', status(404));
    const first = await TopLevelBench.open({ clock, storage });
    await first.build(upstream.url);
    assert.equal((await first.synchronize()).outcome, 'pendingLicenseTerms');
    await first.close();
    upstream.heal();
    const second = await TopLevelBench.open({ clock, storage, copyOf: first.folder });
    await succeed(second);
    await second.close();
    const third = await TopLevelBench.open({ clock, storage, copyOf: second.folder });
    await third.service.addSup({ siteCode: 'PS1', serverName: 'replica.example' });
    await succeed(third);
    await third.close();
    catalog.publishMonth();
    const revisions = await allOf((await catalog.snapshot()).updateRevisions(undefined, 1));
    const digestsAfter = async (...runs: readonly ('delta' | 'full')[]): Promise<readonly string[]> => {
      const good = await TopLevelBench.open({ clock, storage, copyOf: second.folder });
      for (const kind of runs) await succeed(good, kind === 'full');
      const digests = await good.digests();
      await good.close();
      return digests;
    };
    return new FaultTableBench({
      ...{ upstream, clock },
      folders: {
        licensesPending: first.folder,
        aMonthBehind: second.folder,
        replicaAMonthBehind: third.folder,
      },
      picked: new Set(revisions.slice(0, 2).map(revisionKey)),
      undisturbed: await digestsAfter('delta'),
      relisted: await digestsAfter('full'),
      relistedLater: await digestsAfter('delta', 'full'),
    });
  }

  close(): Promise<void> {
    return this.upstream.close();
  }

  /** Opens a copy of a folder with a good upstream server. */
  async begin(
    start: Start,
    limits: FaultRow['limits'] = {},
  ): Promise<{ readonly bench: TopLevelBench; readonly gate: FaultyUpstream }> {
    this.upstream.heal();
    const timeouts = { connect: 5000, firstByte: 5000, stall: 5000, ...limits };
    const { bench, gate } = await this.#open(start, timeouts);
    // One mebibyte: what never ends is cut off at once.
    await bench.service.setSettings({ values: { 'limits.responseMebibytes': '1' } });
    return { bench, gate };
  }

  /** Ends what `begin` or `check` began. */
  async end(): Promise<void> {
    await this.#bench?.close();
    await this.#gate?.close();
    this.#bench = undefined;
    this.#gate = undefined;
  }

  /** Runs a row of the table and asserts everything about its end. */
  async check(row: FaultRow, start: Start): Promise<void> {
    const { bench, gate } = await this.begin(start, row.limits);
    const before = await bench.visible();
    const script = row.script ?? row.picked?.((key) => this.#picked.has(key));
    if (row.where === 'DownloadFiles') gate.spoil('content', status(404));
    if (script !== undefined) gate.spoil(row.where, script);
    const repair = await row.source?.(bench, this.upstream);
    const run = await bench.synchronize({ full: row.full ?? false });
    const heal = async (): Promise<void> => {
      gate.heal();
      await repair?.();
    };
    const { end } = row;
    const begun = { bench, row, before, heal };
    if (end.kind === 'recovers') await this.#recovered(begun, end, run);
    else if (end.kind === 'believed') await this.#believed(begun, end, run);
    else if (end.kind === 'setsAside') await this.#setAside(begun, end, run);
    else if (end.kind === 'pendingLicenses') await this.#licensesPending(begun, end, run);
    else if (start === 'replicaAMonthBehind') await this.#replicaFailed(begun, end, run);
    else await this.#failed(begun, end, run);
  }

  async #recovered({ bench }: Begun, end: EndOf<'recovers'>, run: RunDocument): Promise<void> {
    assert.equal(run.outcome, 'succeeded', run.error?.message);
    const events = await bench.events(run, 'upstreamRetry');
    const expected = end.retried.map(([key]) => errorCatalog[key].code);
    // Files are fetched several at a time, and each may have had the fault.
    assert.deepEqual([...new Set(events.map(({ code }) => code))], [...new Set(expected)]);
    assert.ok(events.length >= expected.length);
    for (const [index, { delaySeconds }] of events.entries()) {
      const seconds = end.retried[index]?.[1];
      if (seconds !== undefined) assert.equal(delaySeconds, seconds);
    }
    await this.#inSync(bench);
  }

  async #believed({ bench, heal }: Begun, end: EndOf<'believed'>, run: RunDocument): Promise<void> {
    assert.equal(run.outcome, 'succeeded', run.error?.message);
    await heal();
    const next = await bench.synchronize({ full: end.healedBy === 'full' });
    assert.equal(next.outcome, 'succeeded', next.error?.message);
    if (end.healedBy === 'nothing') return;
    const last = await bench.synchronize();
    assert.deepEqual([last.outcome, last.counts.failed], ['succeeded', 0]);
    await this.#inSync(bench);
  }

  async #setAside({ bench, heal }: Begun, end: EndOf<'setsAside'>, run: RunDocument): Promise<void> {
    assert.equal(run.outcome, 'succeeded', run.error?.message);
    assert.equal(run.counts.failed, this.#picked.size);
    const failures = await bench.events(run, 'updateFailed');
    const keys = failures.map(({ updateId, revision }) => revisionKey({ updateId, revision }));
    assert.deepEqual(new Set(keys), this.#picked);
    const { entries, runs } = await bench.log();
    assert.equal(runs.at(-1)?.failedUpdates, this.#picked.size);
    assert.equal(runs.at(-1)?.retryMinutes, 60);
    for (const { updateId, message, code } of failures) {
      assert.equal(code, errorCatalog[end.key].code, message);
      const line = `Failed to sync update ${updateId}. Error: ${message}.`;
      assert.ok(entries.some(({ text }) => text.startsWith(line)));
    }
    assert.equal((await bench.pending())?.retryAt, (run.ended ?? 0) + retryInterval);
    await heal();
    assert.equal((await bench.retry()).outcome, 'succeeded');
    assert.deepEqual(new Set(this.upstream.delivered), this.#picked);
    await this.#inSync(bench);
    assert.equal((await bench.pending())?.retryAt, undefined);
  }

  async #failed(begun: Begun, end: EndOf<'fails'>, run: RunDocument): Promise<void> {
    const { bench, row, before, heal } = begun;
    assert.equal(run.outcome, 'failed');
    await assertTold(bench, run, end.key, end.message);
    const state = await bench.status();
    assert.deepEqual([state.LastSyncState, state.SyncCatalogVersion], [6703, before.contentVersion]);
    const { runs, entries } = await bench.log();
    const told = runs.at(-1);
    assert.deepEqual(
      [told?.error?.message, told?.error?.code, told?.retryMinutes],
      [run.error?.message, run.error?.code, 60],
    );
    const retries = await bench.events(run, 'upstreamRetry');
    assert.ok(end.retries === 0 ? retries.length === 0 : retries.length >= end.retries, `${retries.length}`);
    const lines = entries.slice(told?.firstEntry).filter(({ text }) => text.includes('Trying again in'));
    assert.equal(lines.length, retries.length);
    assert.deepEqual(await bench.visible(), before);
    assert.equal((await bench.service.alerts())[0]?.state, 'active');
    const committed = await bench.committed();
    if (end.commits === true) assert.ok(committed.size >= 5, `${committed.size} committed`);
    await heal();
    const retried = await bench.retry();
    assert.equal(retried.outcome, 'succeeded', retried.error?.message);
    assert.deepEqual(await bench.digests(), (row.full ?? end.fullRetry) ? this.#relisted : this.#undisturbed);
    assert.deepEqual(
      this.upstream.delivered.filter((key) => committed.has(key)),
      [],
    );
    await this.#inSync(bench);
    assert.equal((await bench.pending())?.retryAt, undefined);
    assert.equal((await bench.service.alerts())[0]?.state, 'canceled');
  }

  async #licensesPending(
    { bench, heal }: Begun,
    end: EndOf<'pendingLicenses'>,
    run: RunDocument,
  ): Promise<void> {
    assert.equal(run.outcome, 'pendingLicenseTerms');
    const files = /^License files could not be downloaded: \S+ of update [0-9a-f-]{36}/;
    await assertTold(bench, run, 'pendingLicenseTerms', files);
    const state = await bench.status();
    assert.equal(state.LastSyncState, 6708);
    assert.notEqual(state.LastSuccessfulSyncTime, null);
    const named = await bench.events(run, 'licenseFailed');
    assert.ok(named.length > 0);
    const { entries } = await bench.log();
    for (const { file, updateId, message } of named) {
      assert.match(message, end.message);
      const line = `Failed to download license terms ${file} of update ${updateId}`;
      assert.ok(entries.some(({ text }) => text.startsWith(line)));
    }
    await heal();
    assert.equal((await bench.retry()).outcome, 'succeeded');
    await this.#inSync(bench);
    assert.equal((await bench.pending())?.retryAt, undefined);
  }

  async #replicaFailed({ bench, heal }: Begun, end: EndOf<'fails'>, run: RunDocument): Promise<void> {
    assert.deepEqual([run.outcome, run.error?.key], ['failed', end.key], run.error?.message);
    assert.match(run.error?.message ?? '', end.message);
    const states = async () => (await bench.service.status()).map(({ LastSyncState }) => LastSyncState);
    assert.deepEqual(await states(), [6702, 6703]);
    const replica = (await bench.service.status())[1];
    const { code, cause, remedy } = errorCatalog[end.key];
    assert.deepEqual([replica?.LastSyncErrorCode, replica?.cause, replica?.remedy], [code, cause, remedy]);
    await heal();
    assert.equal((await bench.retry()).outcome, 'succeeded');
    assert.deepEqual(await states(), [6702, 6702]);
    await this.#inSync(bench);
  }

  /** What is published is what it would be had nothing happened. */
  async #inSync(bench: TopLevelBench): Promise<void> {
    const digests = await bench.digests();
    const expected = [this.#undisturbed, this.#relisted, this.#relistedLater].map((each) => each.join());
    assert.ok(expected.includes(digests.join()), 'The catalogs differ from undisturbed ones');
    for (const { LastSyncState } of await bench.service.status()) assert.equal(LastSyncState, 6702);
  }

  async #open(
    start: Start,
    timeouts: { readonly connect: number; readonly firstByte: number; readonly stall: number },
  ): Promise<{ readonly bench: TopLevelBench; readonly gate: FaultyUpstream }> {
    const options = { clock: this.#clock, storage, copyOf: this.#folders[start], client: { timeouts } };
    const bench = await TopLevelBench.open(options);
    this.#bench = bench;
    if (start !== 'replicaAMonthBehind') return { bench, gate: this.upstream };
    const { addresses } = bench.app.ports;
    const gate = await FaultyUpstream.inFrontOf(await addresses.url('PS1/ps1sup.example'));
    this.#gate = gate;
    Object.assign(bench.app.ports, { addresses: { ...addresses, url: () => Promise.resolve(gate.url) } });
    return { bench, gate };
  }
}

async function succeed(bench: TopLevelBench, full = false): Promise<void> {
  const { outcome, error } = await bench.synchronize({ full });
  assert.equal(outcome, 'succeeded', error?.message);
}

/** Status, run, log and retry tell one story: what failed, why, and what helps. */
async function assertTold(
  bench: TopLevelBench,
  run: RunDocument,
  key: ErrorKey,
  message: RegExp,
): Promise<void> {
  const { code, cause, remedy } = errorCatalog[key];
  const told = `${run.error?.key ?? 'no error'}: ${run.error?.message ?? ''}`;
  assert.deepEqual({ ...run.error, message: '' }, { key, code, cause, remedy, message: '' }, told);
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
  const last = states.filter(({ id }) => id === row.LastSyncState).at(-1);
  assert.equal(last?.lastError, code);
  assert.equal(runs.at(-1)?.outcome, run.outcome);
}
