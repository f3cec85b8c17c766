import type { SyncError } from './errors/syncError.ts';
import type { RevisionIdentity } from './revision.ts';
import type { UpdateHeader } from './updateHeader.ts';

/** How the stored bytes become the document: UTF-8 text, or a cabinet holding UTF-16LE text. */
export type RecordEncoding = 'text' | 'cabinet';

/** A document exactly as received. Never changed, never re-serialized. */
export interface UpdateRecord {
  readonly encoding: RecordEncoding;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, lower-case hex. */
  readonly storedDigest: string;
}

/** A document as received, with its header. */
export interface HeadedRecord {
  readonly record: UpdateRecord;
  readonly header: UpdateHeader;
}

/** A record with what decoding it yields: two catalogs are equal when their text digests are. */
export interface DecodedRecord extends UpdateRecord {
  /** SHA-256 of the decoded text as UTF-8, lower-case hex. */
  readonly textDigest: string;
  readonly header: UpdateHeader;
  /** The header without file locations as JSON, where whoever decoded it had it at hand: spares the store writing it again. */
  readonly headerJson?: string;
}

/** A record to decode, with the identity that it was asked for. */
export interface RecordToDecode {
  readonly identity: RevisionIdentity;
  readonly record: UpdateRecord;
}

/** Turns stored bytes into header and text digest. */
export interface RecordDecoder {
  /** One outcome per item, in the order of the items: a damaged record yields the `SyncError` that says what and where. */
  decodeBatch(
    items: readonly RecordToDecode[],
    languages: readonly string[],
  ): Promise<readonly (DecodedRecord | SyncError)[]>;
}
