import { RowFlag } from '../../domain/catalogRow.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { updateGroups } from './updateGroups.ts';

/** Updates of a site database that match a selection of products and classifications no longer, and the groups that hold some. */
export async function deselectedUpdates(
  store: Store,
  siteCode: string,
  products: ReadonlySet<string>,
  classifications: ReadonlySet<string>,
): Promise<{ readonly count: number; readonly groups: readonly string[] }> {
  if (products.size === 0 || classifications.size === 0) return { count: 0, groups: [] };
  const catalog = siteCatalog(siteCode);
  if ((await store.generation(catalog)) === undefined) return { count: 0, groups: [] };
  const gone = new Set<string>();
  for await (const rows of pagesOf((after) => store.rows(catalog, 'published', pageAfter(after, 5000)))) {
    const selected = rows.filter(({ flags }) => (flags & RowFlag.deselected) === 0);
    for (const summary of await store.summaries(selected.map(({ record }) => record))) {
      if (!summary.explicitlyDeployable) continue;
      const matches =
        summary.prerequisites.some((id) => products.has(id)) &&
        summary.prerequisites.some((id) => classifications.has(id));
      if (!matches) gone.add(summary.updateId);
    }
  }
  const groups = await updateGroups({ store });
  return {
    count: gone.size,
    groups: groups.filter(({ updateIds }) => updateIds.some((id) => gone.has(id))).map(({ name }) => name),
  };
}
