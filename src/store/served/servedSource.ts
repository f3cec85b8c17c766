import type { CommitUnit } from '../../domain/store.ts';
import type { ContentFiles } from '../files/contentFiles.ts';
import type { DocumentStore } from '../documentStore.ts';
import type { PinnedGenerations } from '../pinnedGenerations.ts';
import type { SegmentFiles } from '../segments/segmentFiles.ts';
import type { ServedRecords } from './servedRecords.ts';
import type { StoreState } from '../checkpoint/storeState.ts';

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
