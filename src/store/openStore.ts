import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { ChangedArea } from '../domain/changedArea.ts';
import type { Fence } from '../domain/store.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import { everyStep } from '../base/everyStep.ts';
import { Emitter } from '../base/event.ts';
import { Checkpointer } from './checkpoint/checkpointer.ts';
import { Committer } from './journal/committer.ts';
import { ContentFiles } from './files/contentFiles.ts';
import { DocumentStore } from './documentStore.ts';
import { EmbeddedStore } from './embeddedStore.ts';
import { EventLog } from './eventLog.ts';
import type { FilePort } from './files/filePort.ts';
import { type FolderLock, takeLock } from './files/folderLock.ts';
import { nextFence } from './files/formatFile.ts';
import { withIoFailures } from './files/ioFailure.ts';
import { JournalFiles, journalNumbers } from './journal/journalFiles.ts';
import { nodeFiles } from './files/nodeFiles.ts';
import { PinnedGenerations } from './pinnedGenerations.ts';
import { type Processes, systemProcesses } from './files/processIdentity.ts';
import { RecordLeases } from './segments/recordLeases.ts';
import { recoverStore, type RecoveredStore } from './recovery/recoverStore.ts';
import { SegmentFiles } from './segments/segmentFiles.ts';
import { ServedRecords } from './served/servedRecords.ts';
import { storeLayout, type StoreLayout } from './files/storeLayout.ts';
import { StoreFaults } from './storeFaults.ts';
import type { StoreParts } from './storeParts.ts';

/** How a data folder is opened. */
export interface OpenStoreOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The disk; the machine's by default. */
  readonly files?: FilePort;
  readonly processes?: Processes;
  /** Length at which a new segment file begins; 256 MiB by default. */
  readonly segmentLimit?: number;
  /** Length of journal after which a checkpoint is written; 64 MiB by default. */
  readonly checkpointBytes?: number;
}

const defaultCheckpointBytes = 64 * 1024 * 1024;

/** Opens a data folder, making it where there is none. Rejects with `busy`, `newerStore`, `notWritable`, `damagedStore`. */
export async function openStore(options: OpenStoreOptions): Promise<EmbeddedStore> {
  return new EmbeddedStore(await openParts(options, recoverStore));
}

/** Opens a data folder as its parts, with the given way to find its last state. */
export function openParts(
  options: OpenStoreOptions,
  recover: (files: FilePort, layout: StoreLayout) => Promise<RecoveredStore>,
): Promise<StoreParts> {
  const files = options.files ?? nodeFiles;
  const layout = storeLayout(options.folder);
  return withIoFailures(`Data folder ${layout.folder}`, async () => {
    await files.makeFolder(layout.folder);
    const lock = await takeLock({
      files,
      path: layout.lock,
      folder: layout.folder,
      processes: options.processes ?? systemProcesses,
      clock: options.clock,
      token: options.ids.guid(),
    });
    try {
      return await openLocked({ options, files, layout, lock, recover });
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

async function openLocked(request: {
  readonly options: OpenStoreOptions;
  readonly files: FilePort;
  readonly layout: StoreLayout;
  readonly lock: FolderLock;
  readonly recover: (files: FilePort, layout: StoreLayout) => Promise<RecoveredStore>;
}): Promise<StoreParts> {
  const { options, files, layout, lock } = request;
  const fence: Fence = { token: await nextFence(files, layout.format) };
  const folders = [layout.segments, layout.journal, layout.snapshot, layout.documents, layout.content];
  for (const folder of folders) await files.makeFolder(folder);
  const recovered = await request.recover(files, layout);
  const { state } = recovered;
  const { segments, journal } = await openTails(request, recovered);
  const documents = new DocumentStore(layout.documents);
  await documents.load();
  await documents.bringUpTo(recovered.documents);
  const events = new EventLog(files, layout.journal, {
    journals: await journalNumbers(files, layout.journal),
    last: state.sequence,
  });
  const checkpointer = new Checkpointer(
    { files, layout, state, documents, segments, journal, events },
    recovered.checkpoint,
  );
  if (recovered.healed.length > 0) await checkpointer.write({ always: true });
  const content = new ContentFiles(files, layout.content, options.ids);
  await content.removeIncoming();
  const didCommit = new Emitter<readonly SyncEvent[]>();
  const didChange = new Emitter<readonly ChangedArea[]>();
  const faults = new StoreFaults();
  const leases = new RecordLeases(options.clock);
  const committer = new Committer({
    folder: layout.folder,
    clock: options.clock,
    fence,
    state,
    segments,
    journal,
    isHeld: () => lock.isHeld(),
    apply: (entry, commit, committed) => {
      state.apply(entry, commit.number, commit.time);
      leases.take(entry.firstRecord, entry.records.length);
      events.add(committed);
      return documents.apply(entry.documents);
    },
    onDidCommit: (committed) => {
      didCommit.fire(committed);
    },
    onDidChange: (areas) => {
      didChange.fire(areas);
    },
    afterGroup: async () => {
      if (journal.length > (options.checkpointBytes ?? defaultCheckpointBytes)) {
        // The journal has everything; a checkpoint that fails is tried again after as much more.
        await faults.guard('Checkpoint', () => checkpointer.write());
      }
    },
  });
  return {
    ...request,
    ...{ folder: layout.folder, clock: options.clock, fence, state, segments, documents, events },
    ...{ committer, checkpointer, faults, didCommit, didChange, content, healed: recovered.healed },
    servedRecords: new ServedRecords(state, segments),
    ...{ leases, pins: new PinnedGenerations() },
    close: () =>
      committer.exclusive(() => {
        committer.close();
        return everyStep([
          async () => {
            if (await lock.isHeld()) await checkpointer.write();
          },
          () => journal.close(),
          () => segments.close(),
          () => lock.release(),
        ]);
      }),
  };
}

/** Opens the files that are written on, cutting off what no durable commit names. */
async function openTails(
  { options, files, layout }: { options: OpenStoreOptions; files: FilePort; layout: StoreLayout },
  recovered: RecoveredStore,
): Promise<{ readonly segments: SegmentFiles; readonly journal: JournalFiles }> {
  const segments = new SegmentFiles(files, layout.segments, {
    tail: recovered.tail,
    ...(options.segmentLimit === undefined ? {} : { limit: options.segmentLimit }),
  });
  const { number, end } = recovered.journal;
  const journal = new JournalFiles(files, layout.journal, number, end);
  try {
    await segments.cutToTail();
    // The journal file is there before the first record: records without a journal are refused as damage.
    if (end === undefined) await journal.roll(number);
    else if (end.torn > 0) await journal.cutToEnd();
    return { segments, journal };
  } catch (error) {
    await segments.close();
    await journal.close();
    throw error;
  }
}
