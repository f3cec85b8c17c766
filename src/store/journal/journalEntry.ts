import type { CatalogKey, RecordNumber } from '../../domain/catalogRow.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { SyncEventDraft } from '../../domain/syncEvent.ts';
import { damaged } from '../files/ioFailure.ts';
import type { RecordEntry } from '../segments/recordEntry.ts';
import type { SegmentTail } from '../segments/segmentFiles.ts';

/** A row put in: record number, flags, seconds; id and revision where they are not the record's own. */
export type RowEntry =
  | readonly [record: number, flags: number, since: number]
  | readonly [record: number, flags: number, since: number, id: string, revision: number];

/** Changes of one catalog as the journal holds them. */
export interface CatalogEntry {
  readonly key: CatalogKey;
  readonly rows?: readonly RowEntry[];
  readonly removals?: readonly (readonly [id: string, revision: number])[];
  readonly publish?: boolean;
  readonly discard?: boolean;
  readonly drop?: boolean;
}

/** The payload of a journal frame: one commit, as JSON. */
export interface JournalEntry {
  /** Number of the first new record; the others follow on. */
  readonly firstRecord: number;
  readonly records: readonly RecordEntry[];
  readonly catalogs: readonly CatalogEntry[];
  readonly documents: readonly DocumentChange[];
  readonly events: readonly SyncEventDraft[];
  /** Records that a repair found unreadable, or to which nothing referred any more. */
  readonly dropped?: readonly RecordNumber[];
  /** Records whose frames were copied to another place. */
  readonly moved?: readonly (readonly [record: RecordNumber, segment: number, offset: number])[];
  /** Where the next new record goes, where that is not behind the last one of this commit. */
  readonly tail?: SegmentTail;
}

/** The payload's bytes. */
export function encodeJournalEntry(entry: JournalEntry): Uint8Array {
  return Buffer.from(JSON.stringify(entry));
}

/** The entry of a payload whose checksum holds. Throws `damagedStore`. */
export function decodeJournalEntry(payload: Uint8Array, commit: number): JournalEntry {
  let entry: unknown;
  try {
    entry = JSON.parse(Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString());
  } catch (error) {
    throw damaged(`Journal, commit ${commit}: not JSON`, error);
  }
  if (!isJournalEntry(entry)) throw damaged(`Journal, commit ${commit}: not a commit`);
  return entry;
}

/** The checksum says that these are the bytes this store wrote; the shape tells a commit from other JSON. */
function isJournalEntry(value: unknown): value is JournalEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'firstRecord' in value &&
    typeof value.firstRecord === 'number' &&
    (['records', 'catalogs', 'documents', 'events'] as const).every(
      (name) => name in value && Array.isArray(Object.getOwnPropertyDescriptor(value, name)?.value),
    )
  );
}
