import type { Store } from '../../domain/store.ts';

/** Codes of all sites, every one after those below it: the order in which they are maintained. */
export async function sitesFromBelow(store: Store): Promise<readonly string[]> {
  const { items } = await store.documents('sites', { limit: 10_000 });
  const parents = new Map(items.map(({ _id, parent }) => [_id, parent]));
  const depth = (siteCode: string | undefined): number => {
    let levels = 0;
    for (let at = siteCode; at !== undefined && levels <= parents.size; at = parents.get(at)) levels++;
    return levels;
  };
  return [...parents.keys()].sort((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1));
}
