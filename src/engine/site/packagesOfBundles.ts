import type { CatalogKey, CatalogRow, RecordSummary } from '../../domain/catalogRow.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';

interface Package {
  readonly row: CatalogRow;
  readonly summary: RecordSummary;
}

/**
 * The packages in a site database that cannot be deployed alone and that no other update there bundles than those that are removed: they came with
 * their bundle and go with it, also packages of such packages.
 */
export async function packagesOfBundles(
  store: Store,
  catalog: CatalogKey,
  at: 'open' | 'published',
  removed: readonly CatalogRow[],
): Promise<readonly CatalogRow[]> {
  const gone = new Set(removed.map(({ updateId }) => updateId));
  let named = bundledBy(await store.summaries(removed.map(({ record }) => record)));
  if (named.size === 0) return [];
  const bundles = await bundlesOfPackages(store, catalog, at);
  const packages: CatalogRow[] = [];
  while (named.size > 0) {
    const alone = [...named].filter(
      (id) => !gone.has(id) && [...(bundles.get(id) ?? [])].every((bundle) => gone.has(bundle)),
    );
    const going = (await packagesNamed(store, catalog, at, alone)).filter(
      ({ summary }) => !summary.explicitlyDeployable,
    );
    for (const { row } of going) gone.add(row.updateId);
    packages.push(...going.map(({ row }) => row));
    named = bundledBy(going.map(({ summary }) => summary));
  }
  return packages;
}

function bundledBy(summaries: readonly RecordSummary[]): Set<string> {
  return new Set(summaries.flatMap(({ bundles }) => bundles.map(({ updateId }) => updateId)));
}

/** By package: the updates of a catalog that bundle it. */
async function bundlesOfPackages(
  store: Store,
  catalog: CatalogKey,
  at: 'open' | 'published',
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const bundles = new Map<string, Set<string>>();
  for await (const rows of pagesOf((after) => store.rows(catalog, at, pageAfter(after, 5000))))
    for (const summary of await store.summaries(rows.map(({ record }) => record)))
      for (const { updateId } of summary.bundles) {
        const known = bundles.get(updateId);
        if (known === undefined) bundles.set(updateId, new Set([summary.updateId]));
        else known.add(summary.updateId);
      }
  return bundles;
}

async function packagesNamed(
  store: Store,
  catalog: CatalogKey,
  at: 'open' | 'published',
  updateIds: readonly string[],
): Promise<readonly Package[]> {
  const rows = await store.find(catalog, at, updateIds);
  const summaries = new Map(
    (await store.summaries(rows.map(({ record }) => record))).map((summary) => [summary.record, summary]),
  );
  return rows.flatMap((row) => {
    const summary = summaries.get(row.record);
    return summary === undefined ? [] : [{ row, summary }];
  });
}
