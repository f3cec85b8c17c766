import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import type { CompactionRequest, CompactionResult } from '../../src/domain/compaction.ts';
import type { DecodedRecord } from '../../src/domain/updateRecord.ts';
import type { EmbeddedStore } from '../../src/store/embeddedStore.ts';
import type { FakeClock } from './fakeClock.ts';
import { buildRecord, guid, rowOf } from './records.ts';
import { unitCatalog } from './storeUnits.ts';

/** The catalog whose records nothing refers to after `wear`. */
export const goneCatalog: CatalogKey = 'sup/PS1/gone';

/** Record `number` of those that `wear` stores; the odd ones stay needed. */
export function wornRecord(number: number): DecodedRecord {
  return buildRecord({ updateId: guid(number) }, {}, `<x>${number}</x>`.repeat(20));
}

/** Stores so many records in two catalogs by turns and drops one of the two, long enough ago for nobody to remember them. */
export async function wear(store: EmbeddedStore, clock: FakeClock, count = 12): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const record = wornRecord(number);
    const catalog = number % 2 === 1 ? unitCatalog : goneCatalog;
    await store.commit(
      { records: [record], catalogs: [{ catalog, upserts: [rowOf(record)], publish: true }] },
      store.fence,
    );
  }
  await store.commit({ catalogs: [{ catalog: goneCatalog, drop: true }] }, store.fence);
  await clock.advance(2 * 3_600_000);
}

/** Compacts every file that has anything to give back. */
export function compactAll(
  store: EmbeddedStore,
  request: Partial<CompactionRequest> = {},
): Promise<CompactionResult> {
  return store.compact({ liveShare: 0.9, signal: new AbortController().signal, ...request });
}
