import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { Fence } from '../domain/store.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import { Committer } from './committer.ts';
import { DocumentStore } from './documentStore.ts';
import { EmbeddedStore } from './embeddedStore.ts';
import { EventLog } from './eventLog.ts';
import type { FilePort } from './filePort.ts';
import { type FolderLock, takeLock } from './folderLock.ts';
import { nextFence } from './formatFile.ts';
import { withIoFailures } from './ioFailure.ts';
import { JournalFiles, journalNumbers } from './journalFiles.ts';
import { nodeFiles } from './nodeFiles.ts';
import { type Processes, systemProcesses } from './processIdentity.ts';
import { type Recovered, replayJournal } from './recovery.ts';
import { SegmentFiles } from './segmentFiles.ts';
import { storeLayout, type StoreLayout } from './storeLayout.ts';
import type { StoreParts } from './storeParts.ts';
import { StoreState } from './storeState.ts';

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
}

/** Opens a data folder, making it where there is none. Rejects with `busy`, `newerStore`, `notWritable`, `damagedStore`. */
export function openStore(options: OpenStoreOptions): Promise<EmbeddedStore> {
  const files = options.files ?? nodeFiles;
  const layout = storeLayout(options.folder);
  return withIoFailures(`Data folder ${layout.folder}`, async () => {
    await files.makeFolder(layout.folder);
    const lock = await takeLock({
      files,
      path: layout.lock,
      folder: layout.folder,
      processes: options.processes ?? systemProcesses,
      token: options.ids.guid(),
    });
    try {
      return new EmbeddedStore(await openLocked({ options, files, layout, lock }));
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
}): Promise<StoreParts> {
  const { options, files, layout, lock } = request;
  const fence: Fence = { token: await nextFence(files, layout.format) };
  for (const folder of [layout.segments, layout.journal, layout.snapshot, layout.documents, layout.content]) {
    await files.makeFolder(folder);
  }
  await files.syncFolder(layout.folder);
  const recovered: Recovered = {
    state: new StoreState(),
    documents: new Map(),
    tail: { segment: 1, length: 0 },
  };
  const last = await replayJournal(files, layout.journal, recovered);
  const { state } = recovered;
  const segments = new SegmentFiles(files, layout.segments, {
    tail: recovered.tail,
    ...(options.segmentLimit === undefined ? {} : { limit: options.segmentLimit }),
  });
  await segments.cutToTail();
  const journal = new JournalFiles(files, layout.journal, last.number, last.end);
  if (last.end !== undefined && last.end.torn > 0) await journal.cutToEnd();
  const documents = new DocumentStore(layout.documents);
  await documents.load();
  await documents.bringUpTo(recovered.documents);
  const events = new EventLog(files, layout.journal, {
    journals: await journalNumbers(files, layout.journal),
    last: state.sequence,
  });
  let listener: (events: readonly SyncEvent[]) => void = () => undefined;
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
      events.add(committed);
      return documents.apply(entry.documents);
    },
    onDidCommit: (committed) => {
      listener(committed);
    },
    afterGroup: () => Promise.resolve(),
  });
  return {
    folder: layout.folder,
    files,
    clock: options.clock,
    fence,
    state,
    segments,
    documents,
    events,
    committer,
    onEvents: (hear) => {
      listener = hear;
    },
    close: () =>
      committer.exclusive(async () => {
        committer.close();
        await journal.close();
        await segments.close();
        await lock.release();
      }),
  };
}
