import type { RowUpsert } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { chunksOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';

/** Throws `busy` when a compaction took documents that rows are about to name; those that are here stay for an hour from now on. */
export async function requireStored(
  store: Pick<Store, 'knownRecords'>,
  upserts: Iterable<RowUpsert>,
): Promise<void> {
  for (const chunk of chunksOf(upserts, 10_000)) {
    const known = await store.knownRecords(chunk.map(({ storedDigest }) => storedDigest));
    if (chunk.some(({ storedDigest }) => !known.has(storedDigest)))
      throw new SyncError('busy', 'The store was compacted while the import went on: import again');
  }
}
