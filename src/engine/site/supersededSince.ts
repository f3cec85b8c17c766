import { type CatalogKey, RowFlag } from '../../domain/catalogRow.ts';
import type { Store } from '../../domain/store.ts';
import { newestRevisions } from './newestRevisions.ts';

/**
 * Which of these updates are superseded, with the creation time (ms UTC) of the earliest update that supersedes them.
 * Only the newest revision of a superseding update counts, and only while it is neither expired nor declined
 * (update-xml.md §10).
 */
export async function supersededSince(
  store: Store,
  catalog: CatalogKey,
  updateIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const superseding = await store.superseding(catalog, 'published', updateIds);
  const newest = await newestRevisions(store, catalog, 'published', [
    ...new Set(superseding.map(({ row }) => row.updateId)),
  ]);
  const since = new Map<string, number>();
  for (const { row, supersedes } of superseding) {
    const current = newest.get(row.updateId);
    if (current?.row.revision !== row.revision) continue;
    if (current.summary.expired || row.flags & RowFlag.declined) continue;
    const created = current.summary.created * 1000;
    for (const id of supersedes) since.set(id, Math.min(since.get(id) ?? created, created));
  }
  return since;
}
