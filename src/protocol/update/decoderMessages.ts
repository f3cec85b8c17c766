import type { ErrorKey } from '../../domain/errors/syncError.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import type { DecodedRecord, RecordEncoding, RecordToDecode } from '../../domain/updateRecord.ts';

/** A batch on its way to a decoding thread: the bytes of all records one after the other in one buffer. */
export interface DecodeRequest {
  readonly languages: readonly string[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly items: readonly {
    readonly identity: RevisionIdentity;
    readonly encoding: RecordEncoding;
    readonly storedDigest: string;
    readonly length: number;
  }[];
}

/**
 * What a decoding thread answers about one record. Headers travel as JSON, which takes half the time of copying objects and
 * is what the store wants. Error objects lose their class between threads, so their parts travel.
 */
export type DecodeOutcome =
  | { readonly headerJson: string; readonly textDigest: string }
  | { readonly key: ErrorKey; readonly message: string };

/**
 * Packs a batch. The bytes are copied once: a view of a larger buffer would take that buffer with it, and the records
 * stay with the caller.
 */
export function decodeRequest(items: readonly RecordToDecode[], languages: readonly string[]): DecodeRequest {
  const bytes = new Uint8Array(items.reduce((sum, { record }) => sum + record.bytes.length, 0));
  let at = 0;
  const entries = items.map(({ identity: { updateId, revision }, record }) => {
    bytes.set(record.bytes, at);
    at += record.bytes.length;
    const { encoding, storedDigest } = record;
    return { identity: { updateId, revision }, encoding, storedDigest, length: record.bytes.length };
  });
  return { languages, bytes, items: entries };
}

/** The items of a packed batch, their bytes windows into its buffer. */
export function requestedItems({ bytes, items }: DecodeRequest): readonly RecordToDecode[] {
  let at = 0;
  return items.map(({ identity, encoding, storedDigest, length }) => {
    const record = { encoding, storedDigest, bytes: bytes.subarray(at, at + length) };
    at += length;
    return { identity, record };
  });
}

/** What is sent back of a decoded record, or of the error in its place. */
export function decodeOutcome(result: DecodedRecord | SyncError): DecodeOutcome {
  return result instanceof SyncError
    ? { key: result.key, message: result.message }
    : { headerJson: JSON.stringify(result.header), textDigest: result.textDigest };
}

/** The outcome together with the record that it is about. */
export function decodedItem({ record }: RecordToDecode, outcome: DecodeOutcome): DecodedRecord | SyncError {
  if ('key' in outcome) return new SyncError(outcome.key, outcome.message);
  const { headerJson, textDigest } = outcome;
  const header: unknown = JSON.parse(headerJson);
  if (!isHeader(header)) throw new SyncError('unexpected', 'A decoding thread answers with no header');
  const { encoding, bytes, storedDigest } = record;
  return { encoding, bytes, storedDigest, textDigest, header, headerJson };
}

/** The thread runs the same program, so the identity tells enough. */
function isHeader(value: unknown): value is UpdateHeader {
  return typeof value === 'object' && value !== null && 'updateId' in value && 'revision' in value;
}
