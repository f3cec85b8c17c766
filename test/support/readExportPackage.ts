import { revisionKey } from '../../src/domain/revision.ts';
import type { RecordToDecode } from '../../src/domain/updateRecord.ts';
import { openExportPackage } from '../../src/protocol/package/openExportPackage.ts';
import type { PackageIndex } from '../../src/protocol/package/packageIndex.ts';
import { recordText } from '../../src/protocol/update/recordDecoder.ts';

/** A package as a reader finds it. */
export interface ReadPackage {
  readonly index: PackageIndex | undefined;
  readonly records: readonly RecordToDecode[];
}

/** Reads a whole package into memory. */
export async function readExportPackage(file: string): Promise<ReadPackage> {
  const opened = await openExportPackage(file);
  try {
    const records: RecordToDecode[] = [];
    for await (const batch of opened.records()) records.push(...batch);
    return { index: opened.index, records };
  } finally {
    await opened.close();
  }
}

/** The text of each record by `revisionKey`: two packages hold the same when these are equal. */
export function textsByKey(records: readonly RecordToDecode[]): ReadonlyMap<string, string> {
  return new Map(records.map(({ identity, record }) => [revisionKey(identity), recordText(record)]));
}
