import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { StoreFault } from '../../domain/store.ts';
import { type Checkpoint, readCheckpoint, snapshotCommit } from '../checkpoint/checkpointFile.ts';
import type { FilePort } from '../files/filePort.ts';
import { errorCode } from '../../base/errorCode.ts';
import { damaged } from '../files/ioFailure.ts';
import { journalNumbers, journalPath } from '../journal/journalFiles.ts';
import { type LastJournal, type Recovered, replayJournal } from './recovery.ts';
import { segmentNumbers } from '../segments/segmentFiles.ts';
import { readSnapshot } from '../checkpoint/snapshot.ts';
import type { StoreLayout } from '../files/storeLayout.ts';
import { StoreState } from '../checkpoint/storeState.ts';

/** The state of a data folder after its last durable commit. */
export interface RecoveredStore extends Recovered {
  readonly journal: LastJournal;
  readonly checkpoint: Checkpoint;
  /** What was damaged and could be put right without loss. */
  readonly healed: readonly StoreFault[];
}

/**
 * Loads the newest snapshot that is whole and replays the journal after it; an older snapshot needs more journal and gives
 * the same. Rejects with `damagedStore` when no snapshot and journal together reach the last commit.
 */
export async function recoverStore(files: FilePort, layout: StoreLayout): Promise<RecoveredStore> {
  const healed: StoreFault[] = [];
  const candidates = await snapshotCandidates(files, layout, healed);
  let firstError: unknown;
  for (const [index, name] of [...candidates, undefined].entries()) {
    try {
      const recovered =
        name === undefined ? emptyStore() : await readSnapshot(files, path.join(layout.snapshot, name));
      const journal = await replayJournal(files, layout.journal, recovered);
      await refuseGap(files, layout, candidates[0]);
      if (recovered.state.commit === 0) await refuseOrphans(files, layout);
      const usable = candidates.slice(index).map((file) => ({ file, commit: snapshotCommit(file) ?? 0 }));
      return { ...recovered, journal, healed, checkpoint: { snapshots: usable } };
    } catch (error) {
      if (!isDamage(error)) throw error;
      firstError ??=
        error instanceof SyncError ? error : damaged(`${layout.snapshot}: a file is missing`, error);
      if (name !== undefined) healed.push({ where: `Snapshot ${name}`, what: messageOf(error) });
    }
  }
  throw firstError;
}

/** The snapshots that CHECKPOINT names; where it cannot be read, those that are there, newest first. */
async function snapshotCandidates(
  files: FilePort,
  layout: StoreLayout,
  healed: StoreFault[],
): Promise<readonly string[]> {
  const checkpoint = await readCheckpoint(files, layout.checkpoint);
  if (checkpoint !== undefined) return checkpoint.snapshots.map(({ file }) => file);
  const names = (await files.list(layout.snapshot)).filter((name) => snapshotCommit(name) !== undefined);
  if (await isFirstCheckpoint(files, layout, names)) return [];
  if (names.length > 0) healed.push({ where: 'CHECKPOINT', what: 'Missing or damaged' });
  return names.sort((a, b) => (snapshotCommit(b) ?? 0) - (snapshotCommit(a) ?? 0));
}

/** Whether the first checkpoint of all was cut off: then the journal has everything, and nothing is damaged. */
async function isFirstCheckpoint(
  files: FilePort,
  layout: StoreLayout,
  snapshots: readonly string[],
): Promise<boolean> {
  if (snapshots.length > 1 || (await files.info(layout.checkpoint)) !== undefined) return false;
  return (await journalNumbers(files, layout.journal))[0] === 1;
}

/** Every checkpoint begins a journal file: without that of the newest one, the commits after it are lost. */
async function refuseGap(files: FilePort, layout: StoreLayout, newest: string | undefined): Promise<void> {
  const next = (newest === undefined ? 0 : (snapshotCommit(newest) ?? 0)) + 1;
  if (next === 1 || (await journalNumbers(files, layout.journal)).includes(next)) return;
  throw damaged(`${journalPath(layout.journal, next)}: is missing`);
}

/** Records without a journal: opening as an empty folder would cut them off. */
async function refuseOrphans(files: FilePort, layout: StoreLayout): Promise<void> {
  const hasJournal = (await files.list(layout.journal)).length > 0;
  if (hasJournal || (await segmentNumbers(files, layout.segments)).length === 0) return;
  throw damaged(`${layout.journal}: is missing, although there are records`);
}

function emptyStore(): Recovered {
  return { state: new StoreState(), documents: new Map(), tail: { segment: 1, length: 0 } };
}

function isDamage(error: unknown): boolean {
  return (error instanceof SyncError && error.key === 'damagedStore') || errorCode(error) === 'ENOENT';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
