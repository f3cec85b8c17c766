import type { Event } from '../base/event.ts';
import type { CatalogKey, CatalogRow, RecordNumber, RecordSummary, RowUpsert } from './catalogRow.ts';
import type { ChangedArea } from './changedArea.ts';
import type { CompactionRequest, CompactionResult } from './compaction.ts';
import type { CollectionName, Collections } from './documents.ts';
import type { RevisionIdentity } from './revision.ts';
import type { OperationCall } from './operationProgress.ts';
import type { SyncEvent, SyncEventDraft } from './syncEvent.ts';
import type { UpdateHeader } from './updateHeader.ts';
import type { DecodedRecord, HeadedRecord, UpdateRecord } from './updateRecord.ts';

/** A put or delete in one collection. */
export type DocumentChange =
  | { [C in CollectionName]: { readonly collection: C; readonly put: Collections[C] } }[CollectionName]
  | { readonly collection: CollectionName; readonly remove: string };

/** Changes of one catalog's open generation. */
export interface CatalogChange {
  readonly catalog: CatalogKey;
  readonly upserts?: Iterable<RowUpsert>;
  readonly removals?: readonly RevisionIdentity[];
  /** Makes the open generation, with these changes, the published one. */
  readonly publish?: boolean;
  /** Throws the open generation away; excludes the other members. */
  readonly discard?: boolean;
  /** Removes the catalog with all its generations (its site or SUP was removed). */
  readonly drop?: boolean;
}

/** What becomes durable together or not at all. */
export interface CommitUnit {
  /** New records; those already stored (by stored digest) are skipped. */
  readonly records?: readonly DecodedRecord[];
  readonly catalogs?: readonly CatalogChange[];
  readonly documents?: readonly DocumentChange[];
  readonly events?: readonly SyncEventDraft[];
}

/** Proof that the writer holds the data folder; a stale one is refused with `fenced`. */
export interface Fence {
  readonly token: number;
}

/** Outcome of a commit: its number and the sequence numbers its events got. */
export interface CommitReceipt {
  readonly commit: number;
  readonly events: readonly SyncEvent[];
}

/** A published state of a catalog. */
export interface Generation {
  readonly number: number;
  /** ms UTC. */
  readonly published: number;
}

/** Which state of a catalog to read: the published one, the open one, or an older kept generation. */
export type At = 'published' | 'open' | number;

/** Part of a list; `next` is handed in again as `after`, absent at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Which part of a list. Limits above 10,000 are cut. */
export interface PageRequest {
  readonly after?: string;
  readonly limit: number;
}

/** What became of one row between two generations. */
export type RowDifference =
  | { readonly kind: 'added'; readonly row: CatalogRow }
  | { readonly kind: 'removed'; readonly row: CatalogRow }
  | { readonly kind: 'changed'; readonly before: CatalogRow; readonly row: CatalogRow };

/** Conditions of a document list: equality per named member; newest first when `descending` by `_id`. */
export interface DocumentQuery<C extends CollectionName> extends PageRequest {
  readonly where?: Partial<Collections[C]>;
  readonly descending?: boolean;
}

/** Conditions of a search over a site's updates; all given ones must hold. */
export interface UpdateSearch extends PageRequest {
  /** Words that must all occur in the title, or a KB number, or an id. */
  readonly text?: string;
  readonly categories?: readonly string[];
  readonly kb?: string;
  readonly severity?: string;
  /** ms UTC. */
  readonly releasedSince?: number;
  readonly superseded?: boolean;
  readonly expired?: boolean;
  readonly declined?: boolean;
  /** Only among these, also where an administrator could not deploy them. */
  readonly updateIds?: readonly string[];
}

/** One hit of a search; newest release first. */
export interface UpdateHit {
  readonly row: CatalogRow;
  readonly summary: RecordSummary;
}

/** Part of what a search found, with how many there are in all. */
export interface UpdateHits extends Page<UpdateHit> {
  readonly total: number;
}

/** What a check of the whole store found; empty when all is well. */
export interface StoreFault {
  readonly where: string;
  readonly what: string;
}

/** Everything the product keeps. Methods are asynchronous, batch-wise and paged; nothing is assumed about where the data lies. */
export interface Store {
  /** Fires after a commit's events became durable, in order. */
  readonly onDidCommit: Event<readonly SyncEvent[]>;
  /** Fires after a durable commit with the areas that it changed, whoever made it. */
  readonly onDidChange: Event<readonly ChangedArea[]>;

  /** All or nothing; returns when durable. Rejects with `fenced`, `diskFull`, `inputOutput`, …; then nothing of it is visible. */
  commit(unit: CommitUnit, fence: Fence): Promise<CommitReceipt>;

  /** The published generation, undefined before the first. */
  generation(catalog: CatalogKey): Promise<Generation | undefined>;
  /** The kept generations, oldest first. */
  generations(catalog: CatalogKey): Promise<readonly Generation[]>;
  /** Whether an open generation has changes. */
  hasOpenChanges(catalog: CatalogKey): Promise<boolean>;
  /** Rows in a stable order. Rejects with `notFound` when the generation is no longer kept. */
  rows(catalog: CatalogKey, at: At, page: PageRequest): Promise<Page<CatalogRow>>;
  /** How many rows. */
  count(catalog: CatalogKey, at: At): Promise<number>;
  /** All rows of these update ids, every revision, in no particular order. */
  find(catalog: CatalogKey, at: At, updateIds: readonly string[]): Promise<readonly CatalogRow[]>;
  /** Rows whose record names one of these ids in `SupersededUpdates`: superseding rows, with the ids they name. */
  superseding(
    catalog: CatalogKey,
    at: At,
    updateIds: readonly string[],
  ): Promise<readonly { readonly row: CatalogRow; readonly supersedes: readonly string[] }[]>;
  /** What changed after `from` up to and including `to` (default: published). `fullNeeded` when `from` is no longer kept. */
  differences(
    catalog: CatalogKey,
    from: number,
    to: At,
    page: PageRequest,
  ): Promise<Page<RowDifference> | 'fullNeeded'>;
  search(catalog: CatalogKey, at: At, search: UpdateSearch): Promise<UpdateHits>;

  /** Stored record numbers of these stored digests; absent ones are missing from the map. Those found stay for an hour at least. */
  knownRecords(storedDigests: readonly string[]): Promise<ReadonlyMap<string, RecordNumber>>;
  summaries(records: readonly RecordNumber[]): Promise<readonly RecordSummary[]>;
  headers(records: readonly RecordNumber[]): Promise<readonly UpdateHeader[]>;
  /** The documents exactly as received. */
  records(records: readonly RecordNumber[]): Promise<readonly UpdateRecord[]>;
  /** The documents and their headers, read at once. */
  headedRecords(records: readonly RecordNumber[]): Promise<readonly HeadedRecord[]>;

  document<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined>;
  documents<C extends CollectionName>(collection: C, query: DocumentQuery<C>): Promise<Page<Collections[C]>>;

  /** Events after a sequence number; rejects with `notFound` when they are no longer kept. */
  events(after: number, limit: number): Promise<readonly SyncEvent[]>;

  /** SHA-256 over (id, revision, text digest, state, generation) of every catalog and the site documents, lower-case hex. */
  digest(): Promise<string>;
  /** SHA-256 over (id, revision, text digest, flags) of one catalog: equal content, equal digest, whatever way it came. */
  catalogDigest(catalog: CatalogKey, at: At): Promise<string>;
  /**
   * Gives back the room that records take to which no kept generation refers. Nothing else changes: rows, documents and record
   * numbers are as before, and commits and readings go on meanwhile. Rejects with `busy` while another one is under way.
   */
  compact(request: CompactionRequest): Promise<CompactionResult>;
  /** Reads everything back and compares checksums and references. */
  verify(call?: OperationCall): Promise<readonly StoreFault[]>;
}

/** The files of /Content, by SHA-1 (lower-case hex). */
export interface ContentStore {
  has(sha1: string): Promise<boolean>;
  /** Writes, verifies size and digests, then makes it visible; rejects with `digestMismatch`. */
  write(
    file: { readonly sha1: string; readonly sha256?: string; readonly size: number },
    content: AsyncIterable<Uint8Array>,
  ): Promise<void>;
  /** Bytes from `start` up to and including `end`. */
  read(sha1: string, start?: number, end?: number): AsyncIterable<Uint8Array>;
  size(sha1: string): Promise<number | undefined>;
  remove(sha1: string): Promise<void>;
}
