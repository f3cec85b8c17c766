import type { Clock } from '../base/clock.ts';
import type { Fence } from '../domain/store.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { Committer } from './committer.ts';
import type { DocumentStore } from './documentStore.ts';
import type { EventLog } from './eventLog.ts';
import type { FilePort } from './filePort.ts';
import type { SegmentFiles } from './segmentFiles.ts';
import type { StoreState } from './storeState.ts';

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
  /** Writes what is left to write, ends the writing and gives the lock back. */
  readonly close: () => Promise<void>;
  /** Says who hears of committed events; called once. */
  readonly onEvents: (listener: (events: readonly SyncEvent[]) => void) => void;
}
