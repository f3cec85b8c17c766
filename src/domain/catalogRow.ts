import type { RevisionIdentity } from './revision.ts';
import type { UpdateType } from './updateHeader.ts';

/**
 * Names one catalog: `sup/<site code>/<server name>` holds a row per (id, revision) that a SUP lists,
 * `site/<site code>` a row per update id of a site database.
 */
export type CatalogKey = `sup/${string}` | `site/${string}`;

/** Bits of a row's state. */
export const RowFlag = {
  /** The upstream server no longer lists it. */
  noLongerOffered: 1,
  declined: 2,
  /** Expired by its publisher. */
  expired: 4,
  superseded: 8,
  /** Superseded longer than the supersedence rule allows. */
  expiredBySupersedence: 16,
  /** No longer matches the subscription. */
  deselected: 32,
} as const;

/** Any of the bits that make an update expired for an administrator. */
export const anyExpiry = RowFlag.expired | RowFlag.expiredBySupersedence | RowFlag.deselected;

/** Number of a stored record, chosen by the store; stable for the life of the data folder. */
export type RecordNumber = number;

/** One row of a catalog at one generation. */
export interface CatalogRow extends RevisionIdentity {
  readonly record: RecordNumber;
  readonly flags: number;
  /** When `flags` last changed, ms UTC in whole seconds. */
  readonly since: number;
  /** Generation that brought this state of the row. */
  readonly introduced: number;
}

/** What is asked of a row in the open generation. The record is one of the same commit or one already stored. */
export interface RowUpsert extends RevisionIdentity {
  readonly storedDigest: string;
  readonly flags: number;
  readonly since: number;
}

/** What the store answers about a record without reading its document. */
export interface RecordSummary extends RevisionIdentity {
  readonly record: RecordNumber;
  readonly storedDigest: string;
  readonly textDigest: string;
  readonly updateType: UpdateType;
  readonly expired: boolean;
  readonly explicitlyDeployable: boolean;
  /** Seconds since 1970 UTC. */
  readonly created: number;
  readonly title: string;
  readonly severity: string;
  readonly kbArticleId: string;
  /** Ids in any `AtLeastOne` or simple prerequisite. */
  readonly prerequisites: readonly string[];
  readonly supersedes: readonly string[];
  /** Every revision named in `BundledUpdates`. */
  readonly bundles: readonly RevisionIdentity[];
  readonly hasEula: boolean;
}
