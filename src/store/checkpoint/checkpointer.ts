import path from 'node:path';
import type { CollectionName } from '../../domain/documents.ts';
import { type Checkpoint, snapshotCommit, snapshotName, writeCheckpoint } from './checkpointFile.ts';
import { allCollections, type DocumentStore } from '../documentStore.ts';
import type { EventLog } from '../eventLog.ts';
import type { FilePort } from '../files/filePort.ts';
import { type JournalFiles, journalNumbers, journalPath } from '../journal/journalFiles.ts';
import type { SegmentFiles } from '../segments/segmentFiles.ts';
import { writeSnapshot } from './snapshot.ts';
import type { StoreLayout } from '../files/storeLayout.ts';
import type { StoreState } from './storeState.ts';

/** What a checkpoint is made of. */
export interface CheckpointTarget {
  readonly files: FilePort;
  readonly layout: StoreLayout;
  readonly state: StoreState;
  readonly documents: DocumentStore;
  readonly segments: SegmentFiles;
  readonly journal: JournalFiles;
  readonly events: EventLog;
}

/** The last snapshot and the one before: with the older one and the journal since, a damaged newer one is no loss. */
const keptSnapshots = 2;
/** Journal kept for readers of events that are behind. */
const keptJournalBytes = 8 * 1024 * 1024;

/** Writes checkpoints, so that opening reads columns instead of a long journal. Called between commits only. */
export class Checkpointer {
  readonly #target: CheckpointTarget;
  #checkpoint: Checkpoint;
  /** How many read each file that may therefore not be removed. */
  readonly #pinned = new Map<string, number>();

  constructor(target: CheckpointTarget, checkpoint: Checkpoint) {
    this.#target = target;
    this.#checkpoint = checkpoint;
  }

  /** The checkpoint that is in force. */
  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** Keeps files from being removed until the returned function is called. */
  pin(paths: readonly string[]): () => void {
    const count = (change: number): void => {
      for (const file of paths) {
        const pins = (this.#pinned.get(file) ?? 0) + change;
        if (pins > 0) this.#pinned.set(file, pins);
        else this.#pinned.delete(file);
      }
    };
    count(1);
    return () => {
      count(-1);
    };
  }

  /** Whether somebody reads the file and it has to stay. */
  isPinned(file: string): boolean {
    return this.#pinned.has(file);
  }

  /** Writes a checkpoint of the state as it is; without `always` only when something was committed since the last one. */
  async write({ always = false } = {}): Promise<void> {
    const { files, layout, state, documents, segments, journal, events } = this.#target;
    const { commit } = state;
    if (!always && commit === (this.#checkpoint.snapshots[0]?.commit ?? 0)) return;
    await documents.compact();
    const content = new Map<CollectionName, readonly unknown[]>();
    for (const name of allCollections()) content.set(name, await documents.all(name));
    await journal.roll(commit + 1);
    const file = snapshotName(commit);
    await writeSnapshot(files, path.join(layout.snapshot, file), {
      state,
      tail: segments.tail,
      documents: content,
    });
    await files.syncFolder(layout.snapshot);
    const older = this.#checkpoint.snapshots.filter((snapshot) => snapshot.commit < commit);
    const checkpoint = { snapshots: [{ file, commit }, ...older].slice(0, keptSnapshots) };
    await writeCheckpoint(files, layout.checkpoint, checkpoint);
    this.#checkpoint = checkpoint;
    await this.#removeOldSnapshots();
    await this.#removeOldJournals();
    events.keep(await journalNumbers(files, layout.journal));
  }

  async #removeOldSnapshots(): Promise<void> {
    const { files, layout } = this.#target;
    const kept = new Set(this.#checkpoint.snapshots.map(({ file }) => file));
    for (const name of await files.list(layout.snapshot)) {
      const file = path.join(layout.snapshot, name);
      if (snapshotCommit(name) === undefined || kept.has(name) || this.#pinned.has(file)) continue;
      await files.remove(file);
    }
  }

  async #removeOldJournals(): Promise<void> {
    const { files, layout } = this.#target;
    const oldest = this.#checkpoint.snapshots.at(-1)?.commit ?? 0;
    const complete = this.#checkpoint.snapshots.length === keptSnapshots;
    const numbers = await journalNumbers(files, layout.journal);
    let bytes = 0;
    for (let index = numbers.length - 1; index >= 0; index--) {
      const file = journalPath(layout.journal, numbers[index] ?? 0);
      // The file after it begins with the commit that follows its last.
      const isNeeded = !complete || (numbers[index + 1] ?? Number.POSITIVE_INFINITY) > oldest + 1;
      if (!isNeeded && bytes > keptJournalBytes && !this.#pinned.has(file)) await files.remove(file);
      else bytes += (await files.info(file))?.size ?? 0;
    }
  }
}
