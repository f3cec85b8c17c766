import { isDiskFailure } from '../../domain/errors/diskFailure.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { DocumentChange, CommitReceipt, CommitUnit } from '../../domain/store.ts';
import type { RunCounts, RunDocument, RunStep } from '../../domain/documents.ts';
import type { SyncEventBody, SyncEventDraft } from '../../domain/syncEvent.ts';
import type { EnginePorts } from '../ports.ts';

/** Gathers what a run has to say and puts it into the run's next commit, so that events and effects become durable together. */
export class RunRecorder {
  readonly #ports: Pick<EnginePorts, 'store' | 'fence' | 'clock'>;
  readonly #siteCode: string;
  #run: RunDocument;
  /** Numbers only: kept with the next commit that is due anyway, at most once a second. */
  #countsChanged = false;
  #runChanged = true;
  #runPut = Number.NEGATIVE_INFINITY;
  #events: SyncEventDraft[] = [];
  #documents: DocumentChange[] = [];
  #background: Promise<unknown> = Promise.resolve();
  #failure: SyncError | undefined;

  constructor(ports: Pick<EnginePorts, 'store' | 'fence' | 'clock'>, run: RunDocument) {
    this.#ports = ports;
    this.#siteCode = run.siteCode;
    this.#run = run;
  }

  /** The run's journal entry as it stands. */
  get run(): RunDocument {
    return this.#run;
  }

  /** Notes an event; durable with the next commit. */
  emit(body: SyncEventBody): void {
    this.#events.push({
      time: this.#ports.clock.now(),
      siteCode: this.#siteCode,
      runId: this.#run._id,
      body,
    });
  }

  /** Notes an event and makes it durable soon without waiting for it; a failure to do so fails the next commit. */
  emitNow(body: SyncEventBody): void {
    this.emit(body);
    this.#background = this.#background
      .then(() => this.commit())
      .catch((error: unknown) => {
        this.#failure = asSyncError(error);
      });
  }

  /** Notes what a failure comes from and what helps: the log has cause and remedy of what it tells. */
  explain({ entry }: SyncError): void {
    this.emit({ kind: 'note', severity: 'information', text: `${entry.cause} ${entry.remedy}` });
  }

  /** Puts a document into the next commit. */
  put(change: DocumentChange): void {
    this.#documents.push(change);
  }

  /** Changes the run's journal entry. */
  update(change: Partial<RunDocument>): void {
    this.#run = { ...this.#run, ...change };
    this.#runChanged = true;
  }

  /** Notes a step of the run that has just ended. */
  step(step: Omit<RunStep, 'ended'>): void {
    this.update({ steps: [...this.#run.steps, { ...step, ended: this.#ports.clock.now() }] });
  }

  /** Adds to the run's counts. */
  count(change: Partial<Record<keyof RunCounts, number>>, bytes = 0): void {
    const counts: Record<keyof RunCounts, number> = { ...this.#run.counts };
    for (const name of countNames) counts[name] += change[name] ?? 0;
    this.#run = { ...this.#run, counts, bytes: this.#run.bytes + bytes };
    this.#countsChanged = true;
  }

  /** Commits the given changes with everything noted so far; what was noted is kept for the next commit if it fails. */
  async commit(unit: Omit<CommitUnit, 'events'> = {}): Promise<CommitReceipt> {
    const failure = this.#failure;
    // Told once: what follows may say that the run failed.
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
    const events = this.#events;
    const documents = this.#documents;
    this.#events = [];
    this.#documents = [];
    const runDocument = this.#takeRun();
    try {
      return await this.#ports.store.commit(
        { ...unit, events, documents: [...(unit.documents ?? []), ...documents, ...runDocument] },
        this.#ports.fence,
      );
    } catch (error) {
      this.#events = [...events, ...this.#events];
      this.#documents = [...documents, ...this.#documents];
      this.#runChanged = true;
      throw error;
    }
  }

  /** Commits what was noted, as often as it takes: while the disk refuses it, once a minute. Rejects when the signal is aborted meanwhile. */
  async commitWhenPossible(signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await this.commit();
        return;
      } catch (error) {
        if (!isDiskFailure(error) || signal.aborted) throw error;
        await this.#ports.clock.sleep(diskMilliseconds, signal);
      }
    }
  }

  #takeRun(): DocumentChange[] {
    const now = this.#ports.clock.monotonic();
    const due = this.#runChanged || (this.#countsChanged && now - this.#runPut >= countsMilliseconds);
    if (!due) return [];
    this.#runChanged = false;
    this.#countsChanged = false;
    this.#runPut = now;
    return [{ collection: 'runs', put: this.#run }];
  }

  /** Waits until everything emitted with `emitNow` is durable. */
  async settled(): Promise<void> {
    await this.#background;
  }
}

/** Counts of a run that has done nothing yet. */
export const noCounts: RunCounts = {
  new: 0,
  modified: 0,
  expired: 0,
  removed: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  noLongerOffered: 0,
};

const countsMilliseconds = 1000;

/** How long the disk is left alone before it is asked again. */
export const diskMilliseconds = 60_000;

const countNames = Object.keys(noCounts).filter(isCountName);

function isCountName(name: string): name is keyof RunCounts {
  return name in noCounts;
}
