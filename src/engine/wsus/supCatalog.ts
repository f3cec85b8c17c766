import type { CatalogKey, CatalogRow, RowUpsert } from '../../domain/catalogRow.ts';
import type { Store } from '../../domain/store.ts';

/** Key of the catalog of a SUP, given the SUP's document id (`<site code>/<server>`). */
export function supCatalog(supId: string): CatalogKey {
  return `sup/${supId}`;
}

/** Key of a site's database. */
export function siteCatalog(siteCode: string): CatalogKey {
  return `site/${siteCode}`;
}

/** Rows as upserts with changed flags: what marks rows without touching their documents. */
export async function flagged(
  store: Store,
  rows: readonly CatalogRow[],
  flagsOf: (row: CatalogRow) => number,
  now: number,
): Promise<RowUpsert[]> {
  const changed = rows.filter((row) => flagsOf(row) !== row.flags);
  const summaries = await store.summaries(changed.map(({ record }) => record));
  const digests = new Map(summaries.map(({ record, storedDigest }) => [record, storedDigest]));
  return changed.flatMap((row) => {
    const storedDigest = digests.get(row.record);
    if (storedDigest === undefined) return [];
    return [
      { updateId: row.updateId, revision: row.revision, storedDigest, flags: flagsOf(row), since: now },
    ];
  });
}
