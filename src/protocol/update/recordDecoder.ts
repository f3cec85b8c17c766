import { createHash } from 'node:crypto';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { revisionKey } from '../../domain/revision.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type {
  DecodedRecord,
  RecordDecoder,
  RecordEncoding,
  RecordToDecode,
  UpdateRecord,
} from '../../domain/updateRecord.ts';
import { decodeCabinetMember } from '../cabinet/decodeCabinetMember.ts';
import { decodeUtf16, decodeUtf8 } from './documentText.ts';
import { parseUpdateDocument } from './parseUpdateDocument.ts';

/** A record of bytes as received, with their digest. */
export function updateRecord(encoding: RecordEncoding, bytes: Uint8Array): UpdateRecord {
  return { encoding, bytes, storedDigest: sha256(bytes) };
}

/**
 * Decodes one record; `languages`: whose texts the header keeps. Throws a `SyncError` that names the revision: damaged
 * or hostile bytes, or a document other than the one asked for.
 */
export function decodeRecord(
  identity: RevisionIdentity,
  record: UpdateRecord,
  languages: readonly string[],
): DecodedRecord {
  try {
    const text = recordText(record);
    const header = parseUpdateDocument(text, languages);
    if (header.updateId !== identity.updateId || header.revision !== identity.revision)
      throw new SyncError('damagedDocument', `The document is that of ${revisionKey(header)}`);
    // The digest of the text as UTF-8: such bytes are what a text record stores.
    const textDigest = record.encoding === 'text' ? record.storedDigest : sha256(text);
    return { ...record, textDigest, header };
  } catch (error) {
    const { key, message } = asSyncError(error);
    throw new SyncError(key, `Update ${revisionKey(identity)}: ${message}`, { cause: error });
  }
}

/** The document of a record as text. */
export function recordText({ encoding, bytes }: UpdateRecord): string {
  return encoding === 'text' ? decodeUtf8(bytes) : decodeUtf16(decodeCabinetMember(bytes));
}

/** As `decodeRecord`, the error being a result like any other. */
export function decodeOne(
  { identity, record }: RecordToDecode,
  languages: readonly string[],
): DecodedRecord | SyncError {
  try {
    return decodeRecord(identity, record, languages);
  } catch (error) {
    return asSyncError(error);
  }
}

/** Decodes in the calling thread. */
export const inlineRecordDecoder: RecordDecoder = {
  decodeBatch: (items, languages) => Promise.resolve(items.map((item) => decodeOne(item, languages))),
};

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
