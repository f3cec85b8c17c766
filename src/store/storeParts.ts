import type { Clock } from '../base/clock.ts';
import type { Emitter } from '../base/event.ts';
import type { ChangedArea } from '../domain/changedArea.ts';
import type { Fence, StoreFault } from '../domain/store.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { Checkpointer } from './checkpoint/checkpointer.ts';
import type { Committer } from './journal/committer.ts';
import type { ContentFiles } from './files/contentFiles.ts';
import type { DocumentStore } from './documentStore.ts';
import type { EventLog } from './eventLog.ts';
import type { FilePort } from './files/filePort.ts';
import type { PinnedGenerations } from './pinnedGenerations.ts';
import type { RecordLeases } from './segments/recordLeases.ts';
import type { SegmentFiles } from './segments/segmentFiles.ts';
import type { ServedRecords } from './served/servedRecords.ts';
import type { StoreFaults } from './storeFaults.ts';
import type { StoreLayout } from './files/storeLayout.ts';
import type { StoreState } from './checkpoint/storeState.ts';

/** What an open data folder consists of. */
export interface StoreParts {
  readonly folder: string;
  readonly files: FilePort;
  readonly clock: Clock;
  readonly fence: Fence;
  readonly state: StoreState;
  readonly segments: SegmentFiles;
  readonly documents: DocumentStore;
  readonly events: EventLog;
  readonly committer: Committer;
  readonly checkpointer: Checkpointer;
  readonly content: ContentFiles;
  readonly servedRecords: ServedRecords;
  readonly pins: PinnedGenerations;
  readonly leases: RecordLeases;
  readonly layout: StoreLayout;
  /** What went wrong without failing a commit. */
  readonly faults: StoreFaults;
  /** What was put right when the folder was opened. */
  readonly healed: readonly StoreFault[];
  readonly didCommit: Emitter<readonly SyncEvent[]>;
  readonly didChange: Emitter<readonly ChangedArea[]>;
  /** Writes what is left to write, ends the writing and gives the lock back. */
  readonly close: () => Promise<void>;
}
