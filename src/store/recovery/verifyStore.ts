import { createHash } from 'node:crypto';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { StoreFault } from '../../domain/store.ts';
import { journalNumbers, journalPath } from '../journal/journalFiles.ts';
import { readJournal } from '../journal/journalReader.ts';
import { RecordBit } from '../segments/recordEntry.ts';
import { recoverStore } from './recoverStore.ts';
import { decodeWholeFrame, frameName } from '../segments/segmentFrame.ts';
import type { StoreParts } from '../storeParts.ts';

/** Frames read at once. */
const batchSize = 64;

/**
 * See `Store.verify`: every record with checksums and SHA-256, the journal files, the snapshots, every row's record, every
 * document against what snapshot and journal say, every content file with its SHA-1. Commits may go on meanwhile.
 */
export async function verifyStore(
  parts: StoreParts,
  call: OperationCall = {},
): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = [
    ...parts.faults.list,
    ...[...parts.documents.faults].map(([where, error]) => ({
      where: `Collection ${where}`,
      what: messageOf(error),
    })),
  ];
  const records = parts.state.records.size;
  await verifyRecords(parts, { records, faults }, call);
  verifyRows(parts, records, faults);
  await verifyJournal(parts, faults, call);
  await parts.committer.exclusive(() => verifyRecovery(parts, faults));
  await verifyContent(parts, faults, call);
  return faults;
}

async function verifyRecords(
  { state, segments }: StoreParts,
  { records, faults }: { records: number; faults: StoreFault[] },
  { signal, onProgress }: OperationCall,
): Promise<void> {
  for (let start = 0; start < records; start += batchSize) {
    signal?.throwIfAborted();
    onProgress?.({ done: start, total: records, unit: 'items', text: 'Checking documents' });
    for (let record = start; record < Math.min(start + batchSize, records); record++) {
      if (state.records.bits(record) & RecordBit.dropped) continue;
      const place = state.records.place(record);
      try {
        const [frame = new Uint8Array(0)] = await segments.readFrames([place], 'whole');
        const decoded = decodeWholeFrame(frame, place);
        const digest = createHash('sha256').update(decoded.bytes).digest('hex');
        if (digest !== state.records.storedDigest(record) || digest !== decoded.storedDigest) {
          faults.push({ where: frameName(place), what: 'The document does not have its digest' });
        }
        if (decoded.textDigest !== state.records.textDigest(record)) {
          faults.push({ where: frameName(place), what: 'The text digest is another one than in memory' });
        }
      } catch (error) {
        faults.push({ where: frameName(place), what: messageOf(error) });
      }
    }
  }
}

function verifyRows({ state }: StoreParts, records: number, faults: StoreFault[]): void {
  for (const [key, table] of state.catalogs) {
    let missing = 0;
    for (let row = 0; row < table.size; row++) {
      const record = table.record(row);
      const isVisible = table.isVisible(row, table.published) || table.isVisible(row, table.open);
      if (isVisible && record < records && state.records.bits(record) & RecordBit.dropped) missing++;
      if (record >= state.records.size) missing++;
    }
    if (missing > 0) faults.push({ where: `Catalog ${key}`, what: `${missing} rows have no record` });
  }
}

async function verifyJournal(
  { files, layout }: StoreParts,
  faults: StoreFault[],
  { signal, onProgress }: OperationCall,
): Promise<void> {
  const numbers = await journalNumbers(files, layout.journal);
  for (const [done, number] of numbers.entries()) {
    onProgress?.({ done, total: numbers.length, unit: 'items', text: 'Checking journal files' });
    try {
      await readJournal(files, { path: journalPath(layout.journal, number), number }, () => {
        signal?.throwIfAborted();
        return true;
      });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      faults.push({ where: journalPath(layout.journal, number), what: messageOf(error) });
    }
  }
}

/** Recovers the folder beside the open state, as the next opening would, and compares. */
async function verifyRecovery(
  { files, layout, state, documents }: StoreParts,
  faults: StoreFault[],
): Promise<void> {
  try {
    const recovered = await recoverStore(files, layout);
    faults.push(...recovered.healed);
    if (recovered.state.commit !== state.commit || recovered.state.sequence !== state.sequence) {
      faults.push({
        where: 'Journal',
        what: `Ends with commit ${recovered.state.commit} of ${state.commit}`,
      });
    }
    for (let record = 0; record < state.records.size; record++) {
      const [kept, found] = [state.records.place(record), recovered.state.records.place(record)];
      if (kept.segment !== found.segment || kept.offset !== found.offset)
        faults.push({ where: 'Journal', what: `Record ${record} lies elsewhere than in memory` });
    }
    for (const name of await documents.differing(recovered.documents)) {
      faults.push({ where: `Collection ${name}`, what: 'Other documents than committed' });
    }
  } catch (error) {
    faults.push({ where: 'Recovery', what: messageOf(error) });
  }
}

async function verifyContent(
  { content, documents }: StoreParts,
  faults: StoreFault[],
  { signal, onProgress }: OperationCall,
): Promise<void> {
  let done = 0;
  for await (const sha1 of content.digests()) {
    signal?.throwIfAborted();
    onProgress?.({ done: done++, unit: 'items', text: 'Checking content files' });
    const hash = createHash('sha1');
    for await (const bytes of content.read(sha1)) hash.update(bytes);
    if (hash.digest('hex') !== sha1)
      faults.push({ where: `Content file ${sha1}`, what: 'Does not have its digest' });
  }
  for (const file of await documents.all('contentFiles')) {
    const sha1 = String(file['_id']);
    if (file['state'] === 'present' && !(await content.has(sha1))) {
      faults.push({ where: `Content file ${sha1}`, what: 'Is missing' });
    }
  }
}

function messageOf(error: unknown): string {
  return asSyncError(error).message;
}
