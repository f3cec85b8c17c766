import type { CommitUnit } from '../domain/store.ts';
import type { ContentFiles } from './contentFiles.ts';
import type { DocumentStore } from './documentStore.ts';
import type { PinnedGenerations } from './pinnedGenerations.ts';
import type { SegmentFiles } from './segmentFiles.ts';
import type { ServedRecords } from './servedRecords.ts';
import type { StoreState } from './storeState.ts';

/** What a served SUP reads from. */
export interface ServedSource {
  readonly state: StoreState;
  readonly segments: SegmentFiles;
  readonly documents: DocumentStore;
  readonly content: ContentFiles;
  readonly servedRecords: ServedRecords;
  readonly pins: PinnedGenerations;
  readonly commit: (unit: CommitUnit) => Promise<unknown>;
}
