import type { CatalogKey, CatalogRow, RecordSummary } from '../../domain/catalogRow.ts';
import type { At, Store } from '../../domain/store.ts';

/** The newest revision of one update in a catalog. */
export interface NewestRevision {
  readonly row: CatalogRow;
  readonly summary: RecordSummary;
}

/** The newest listed revision of each update, by update id. */
export async function newestRevisions(
  store: Store,
  catalog: CatalogKey,
  at: At,
  updateIds: readonly string[],
): Promise<Map<string, NewestRevision>> {
  const newest = new Map<string, CatalogRow>();
  for (const row of await store.find(catalog, at, updateIds)) {
    const other = newest.get(row.updateId);
    if (other === undefined || other.revision < row.revision) newest.set(row.updateId, row);
  }
  const rows = [...newest.values()];
  const summaries = await store.summaries(rows.map(({ record }) => record));
  const byRecord = new Map(summaries.map((summary) => [summary.record, summary]));
  const found = new Map<string, NewestRevision>();
  for (const row of rows) {
    const summary = byRecord.get(row.record);
    if (summary !== undefined) found.set(row.updateId, { row, summary });
  }
  return found;
}
