import type { Clock } from '../../base/clock.ts';
import type { RecordNumber } from '../../domain/catalogRow.ts';
import { areasOf, type ChangedArea } from '../../domain/changedArea.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommitReceipt, CommitUnit, Fence } from '../../domain/store.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import { CommitQueue } from './commitQueue.ts';
import { numbered } from '../eventLog.ts';
import { ioFailure, withIoFailures } from '../files/ioFailure.ts';
import { encodeJournalEntry, type JournalEntry } from './journalEntry.ts';
import type { JournalFiles, JournalWrite } from './journalFiles.ts';
import { catalogEntries, encodeNewRecords, type EncodedRecord, type GroupRecords } from './pendingCommit.ts';
import { recordEntry } from '../segments/recordEntry.ts';
import type { SegmentFrame } from '../segments/segmentFrame.ts';
import type { PlacedFrames, SegmentFiles } from '../segments/segmentFiles.ts';
import type { StoreState } from '../checkpoint/storeState.ts';

/** What a committer works on. */
export interface CommitTarget {
  readonly folder: string;
  readonly clock: Clock;
  readonly fence: Fence;
  readonly state: StoreState;
  readonly segments: SegmentFiles;
  readonly journal: JournalFiles;
  /** Whether this process still holds the data folder. */
  readonly isHeld: () => Promise<boolean>;
  /** Takes a durable commit into memory, synchronously; the promise is for what may follow. */
  readonly apply: (
    entry: JournalEntry,
    commit: { readonly number: number; readonly time: number },
    events: readonly SyncEvent[],
  ) => Promise<void>;
  readonly onDidCommit: (events: readonly SyncEvent[]) => void;
  readonly onDidChange: (areas: readonly ChangedArea[]) => void;
  /** After each group, before the next. */
  readonly afterGroup: () => Promise<void>;
}

/** A change of where records lie: nothing that a reader of rows or documents could tell. */
export interface Rearrangement {
  /** Copies of records' frames, which replace those at the places known so far. */
  readonly moved: readonly { readonly record: RecordNumber; readonly frame: SegmentFrame }[];
  readonly dropped: readonly RecordNumber[];
  /** Begins a new segment file, so that nothing more is added to the last one. */
  readonly newFile: boolean;
}

interface PendingCommit {
  readonly unit: CommitUnit;
  readonly dropped: readonly RecordNumber[];
  readonly resolve: (receipt: CommitReceipt) => void;
  readonly reject: (error: unknown) => void;
}

interface PreparedCommit {
  readonly pending: PendingCommit;
  readonly entry: JournalEntry;
  readonly write: JournalWrite;
}

interface PreparedGroup {
  readonly commits: readonly PreparedCommit[];
  readonly placed: PlacedFrames;
}

/** Commits that wait at the same time share one pair of syncs, up to so many. */
const groupLimit = 32;
/** The lock file is read again when it was not for so long, and before each publication. */
const heldMilliseconds = 1000;

/**
 * Makes commits durable, one after another: records to the segments and synced, then one journal frame a commit and synced,
 * which is the commit; then memory and documents. On a failure before that the tails are cut back and nothing is visible.
 */
export class Committer {
  readonly #target: CommitTarget;
  readonly #queue: CommitQueue<PendingCommit>;
  #heldAt = Number.NEGATIVE_INFINITY;
  /** Set while what is on the disk is not known: nothing more may be written until the tails are cut. */
  #broken: unknown;
  #closed = false;

  constructor(target: CommitTarget) {
    this.#target = target;
    this.#queue = new CommitQueue((group) => this.#commitGroup(group), groupLimit);
  }

  /** See `Store.commit`. A repair also drops records. */
  commit(unit: CommitUnit, fence: Fence, dropped: readonly RecordNumber[] = []): Promise<CommitReceipt> {
    return new Promise((resolve, reject) => {
      if (fence.token !== this.#target.fence.token) reject(this.#fenced());
      else this.#queue.add({ unit, dropped, resolve, reject }).catch(reject);
    });
  }

  /** Runs a task between commits. */
  exclusive<R>(task: () => Promise<R>): Promise<R> {
    return this.#queue.exclusive(task);
  }

  /** Runs a task between commits, in the certainty that this process holds the data folder. Rejects with `fenced`. */
  exclusiveHeld<R>(task: () => Promise<R>): Promise<R> {
    return this.exclusive(() =>
      withIoFailures(`Data folder ${this.#target.folder}`, async () => {
        await this.#checkUsable(true);
        return task();
      }),
    );
  }

  /** Gives records other places or forgets them, in a commit of its own; `make` decides by the state as it is then. */
  rearrange(make: () => Rearrangement): Promise<void> {
    return this.exclusiveHeld(async () => {
      const { state, segments, clock } = this.#target;
      const { moved, dropped, newFile } = make();
      const frames = moved.map(({ frame }) => frame);
      const placed = segments.place(frames, newFile);
      const entry: JournalEntry = {
        ...{ firstRecord: state.records.size, records: [], catalogs: [], documents: [], events: [] },
        moved: moved.flatMap(({ record }, index) => {
          const place = placed.frames[index]?.place;
          return place === undefined ? [] : [[record, place.segment, place.offset] as const];
        }),
        dropped,
        tail: placed.tail,
      };
      const time = clock.now();
      const commit = { commit: state.commit + 1, durable: state.commit, time };
      const header = { ...commit, firstSequence: state.sequence + 1, events: 0 };
      await this.#writeDurably([{ header, payload: encodeJournalEntry(entry) }], placed);
      await this.#target.apply(entry, { number: header.commit, time }, []);
      await this.#target.afterGroup();
    });
  }

  /** Refuses every commit from now on. Called between commits. */
  close(): void {
    this.#closed = true;
  }

  async #commitGroup(group: readonly PendingCommit[]): Promise<void> {
    try {
      await this.#checkUsable(
        group.some(({ unit }) => unit.catalogs?.some(({ publish }) => publish === true)),
      );
      await this.#commitPrepared(this.#prepare(group));
      await this.#target.afterGroup();
    } catch (error) {
      for (const { reject } of group) reject(ioFailure(error, `Data folder ${this.#target.folder}`));
    }
  }

  async #checkUsable(certainlyHeld: boolean): Promise<void> {
    const { folder, clock } = this.#target;
    if (this.#closed) throw new SyncError('fenced', `Data folder ${folder} was closed`, { source: 'Store' });
    // What could not be taken back may be taken back now.
    if (this.#broken !== undefined) await this.#takeBack();
    if (this.#broken !== undefined) {
      throw new SyncError('inputOutput', `Data folder ${folder} cannot take back a failed write`, {
        cause: this.#broken,
        source: 'Store',
      });
    }
    const now = clock.monotonic();
    if (!certainlyHeld && now - this.#heldAt < heldMilliseconds) return;
    if (!(await this.#target.isHeld())) throw this.#fenced();
    this.#heldAt = now;
  }

  /** Encodes what can be committed and rejects what cannot; numbers are given as if all that follows succeeds. */
  #prepare(group: readonly PendingCommit[]): PreparedGroup {
    const { state, segments, clock } = this.#target;
    const inGroup: GroupRecords = new Map();
    const records: EncodedRecord[] = [];
    const drafts: { pending: PendingCommit; catalogs: JournalEntry['catalogs']; records: EncodedRecord[] }[] =
      [];
    for (const pending of group) {
      try {
        const own = encodeNewRecords(pending.unit, state).filter(
          ({ record }) => !inGroup.has(record.storedDigest),
        );
        const visible: GroupRecords = new Map(inGroup);
        own.forEach(({ record }, index) => {
          visible.set(record.storedDigest, { number: state.records.size + records.length + index, record });
        });
        const catalogs = catalogEntries(pending.unit.catalogs ?? [], state, visible);
        for (const [digest, known] of visible) inGroup.set(digest, known);
        records.push(...own);
        drafts.push({ pending, catalogs, records: own });
      } catch (error) {
        pending.reject(error);
      }
    }
    const placed = segments.place(records.map(({ frame }) => frame));
    const time = clock.now();
    let commit = state.commit;
    let sequence = state.sequence;
    let firstRecord = state.records.size;
    let placedIndex = 0;
    const commits = drafts.map((draft): PreparedCommit => {
      const entry: JournalEntry = {
        firstRecord,
        records: draft.records.map(({ record }) => {
          const place = placed.frames[placedIndex++]?.place;
          if (place === undefined) throw new RangeError('A record has no place');
          return recordEntry(record, place);
        }),
        catalogs: draft.catalogs,
        documents: draft.pending.unit.documents ?? [],
        events: draft.pending.unit.events ?? [],
        ...(draft.pending.dropped.length === 0 ? {} : { dropped: draft.pending.dropped }),
      };
      const header = {
        commit: ++commit,
        durable: state.commit,
        firstSequence: sequence + 1,
        events: entry.events.length,
        time,
      };
      firstRecord += entry.records.length;
      sequence += entry.events.length;
      return { pending: draft.pending, entry, write: { header, payload: encodeJournalEntry(entry) } };
    });
    return { commits, placed };
  }

  async #commitPrepared({ commits, placed }: PreparedGroup): Promise<void> {
    if (commits.length === 0) return;
    await this.#writeDurably(
      commits.map(({ write }) => write),
      placed,
    );
    // No wait between these: what is durable becomes visible at once, whatever happens to those who listen.
    const applied = commits.map(({ entry, write }) => {
      const { commit: number, time, firstSequence } = write.header;
      const events = numbered(entry, firstSequence);
      return { events, done: this.#target.apply(entry, { number, time }, events) };
    });
    for (const [index, { write, pending }] of commits.entries()) {
      const { events = [], done } = applied[index] ?? {};
      await done;
      pending.resolve({ commit: write.header.commit, events });
      const areas = areasOf(pending.unit);
      if (events.length > 0)
        tell(() => {
          this.#target.onDidCommit(events);
        });
      if (areas.length > 0)
        tell(() => {
          this.#target.onDidChange(areas);
        });
    }
  }

  async #writeDurably(writes: readonly JournalWrite[], placed: PlacedFrames): Promise<void> {
    const { segments, journal } = this.#target;
    try {
      await segments.write(placed.frames);
      await journal.write(writes);
      segments.accept(placed.tail);
    } catch (error) {
      await this.#takeBack();
      throw error;
    }
  }

  async #takeBack(): Promise<void> {
    try {
      await this.#target.journal.cutToEnd();
      await this.#target.segments.cutToTail();
      this.#broken = undefined;
    } catch (error) {
      this.#broken = error;
    }
  }

  #fenced(): SyncError {
    return new SyncError('fenced', `Another process has taken over data folder ${this.#target.folder}`, {
      source: 'Store',
    });
  }
}

function tell(listeners: () => void): void {
  try {
    listeners();
  } catch (error) {
    // A listener's fault is not the commit's: it goes where uncaught errors go.
    queueMicrotask(() => {
      throw error;
    });
  }
}
