import { SyncError } from '../../domain/errors/syncError.ts';
import type { FetchOptions, ReceivedBatch, ReceivedRevision } from '../../domain/upstream.ts';
import type { RecordDecoder, RecordToDecode } from '../../domain/updateRecord.ts';
import type { FetchedDocuments } from './fetchDocuments.ts';

/** Decodes what the caller does not have yet; one question about known digests and one batch to decode. */
export async function decodeReceived(
  { documents, failed: notReceived, files }: FetchedDocuments,
  options: FetchOptions,
  decoder: RecordDecoder,
): Promise<ReceivedBatch> {
  const failed = [...notReceived];
  const records: RecordToDecode[] = [];
  for (const { identity, content } of documents) {
    if (content instanceof SyncError) failed.push({ identity, error: content });
    else records.push({ identity, record: content });
  }
  const known =
    records.length === 0 ? new Set() : await options.known(records.map(({ record }) => record.storedDigest));
  const unknown = records.filter(({ record }) => !known.has(record.storedDigest));
  const outcomes = unknown.length === 0 ? [] : await decoder.decodeBatch(unknown, options.languages);
  const decoded = new Map(unknown.map((item, index) => [item, outcomes[index]]));
  const received: ReceivedRevision[] = [];
  for (const item of records) {
    const { identity, record } = item;
    const bytes = record.bytes.length;
    const outcome = decoded.get(item);
    if (outcome instanceof SyncError) failed.push({ identity, error: outcome });
    else if (outcome !== undefined) received.push({ kind: 'decoded', identity, record: outcome, bytes });
    else received.push({ kind: 'known', identity, storedDigest: record.storedDigest, bytes });
  }
  return { received, failed, files };
}
