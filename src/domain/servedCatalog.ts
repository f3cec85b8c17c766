import type { RevisionIdentity } from './revision.ts';
import type { UpstreamLanguage } from './upstream.ts';
import type { FileLocation } from './fileLocation.ts';
import type { UpdateRecord } from './updateRecord.ts';

/** What a downstream server filters by; an empty or absent pair of lists means everything (MS-WSUSSS 3.1.4.5.3.1). */
export interface ServedFilter {
  /** Product ids with their `delta` marks. */
  readonly categories: readonly { readonly id: string; readonly delta: boolean }[];
  readonly classifications: readonly { readonly id: string; readonly delta: boolean }[];
}

/** One update as it is handed out. */
export interface ServedUpdate {
  readonly identity: RevisionIdentity;
  readonly record: UpdateRecord;
  /** Files that the document names: update files and licence files. */
  readonly files: readonly FileLocation[];
}

/** A pinned published state of a catalog: nothing that happens later changes what it answers. */
export interface CatalogSnapshot {
  readonly generation: number;
  /** ms UTC; with the generation it makes the anchor. */
  readonly published: number;
  /** Categories and detectoids changed after `since` (a generation; absent = all), prerequisites before dependents. */
  configRevisions(since: number | undefined): AsyncIterable<readonly RevisionIdentity[]>;
  /** Updates and drivers that match, with their whole bundle closure, children before bundles. */
  updateRevisions(
    filter: ServedFilter | undefined,
    since: number | undefined,
  ): AsyncIterable<readonly RevisionIdentity[]>;
  /** The documents in the order asked; undefined where the pair is unknown. */
  updates(ids: readonly RevisionIdentity[]): Promise<readonly (ServedUpdate | undefined)[]>;
  /** Stored digests of these documents, undefined where the pair is unknown: for downstream servers that share the store. */
  storedDigests?(ids: readonly RevisionIdentity[]): Promise<readonly (string | undefined)[]>;
  declined(): Promise<readonly string[]>;
  acceptedEulas(): Promise<readonly string[]>;
}

/** What the protocol server serves: a SUP's catalog, a package, or the sample catalog. */
export interface ServedCatalog {
  /** Stable GUID; another one makes every downstream cookie ServerChanged. */
  readonly serverId: string;
  readonly languages: () => Promise<readonly UpstreamLanguage[]>;
  /** Rejects with `serverBusy` while nothing has been published. */
  snapshot(): Promise<CatalogSnapshot>;
  /**
   * Whether changes since an anchor can still be told: its generation is kept and was published at that moment (ms UTC).
   * An anchor whose moment differs was issued by another server.
   */
  keepsGeneration(generation: number, published: number): Promise<boolean>;
  /** Content by SHA-1: undefined when this server does not have the file (yet). */
  content(sha1: string): Promise<ServedContent | undefined>;
  /** Digests that no document names are returned; the others are fetched in the background. */
  requestFiles(sha1: readonly string[]): Promise<readonly string[]>;
}

/** A file that can be handed out. */
export interface ServedContent {
  readonly size: number;
  /** Bytes from `start` up to and including `end`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}
