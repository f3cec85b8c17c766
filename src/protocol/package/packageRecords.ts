import type { RecordToDecode } from '../../domain/updateRecord.ts';
import type { PackageIndex } from './packageIndex.ts';
import { RecordList } from './recordList.ts';
import { RecordScanner } from './recordScanner.ts';

const batchRecords = 256;
const batchBytes = 4_194_304;

/**
 * The records of `metadata.txt` in batches of about 4 MiB, compared with the index where there is one. Throws
 * `damagedPackage` naming the record; records before it may have been yielded.
 */
export async function* packageRecords(
  content: AsyncIterable<Uint8Array>,
  index: PackageIndex | undefined,
  name: string,
): AsyncGenerator<readonly RecordToDecode[], void, void> {
  const scanner = new RecordScanner(name);
  const list = index === undefined ? undefined : new RecordList(index.updates, name);
  let batch: RecordToDecode[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    for (const record of scanner.push(chunk)) {
      list?.take(record.identity);
      batch.push(record);
      bytes += record.record.bytes.length;
      if (batch.length < batchRecords && bytes < batchBytes) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  scanner.end();
  list?.end();
  if (batch.length > 0) yield batch;
}
