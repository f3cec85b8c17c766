import type { Store } from '../../domain/store.ts';
import { allSites } from '../administration/siteAdministration.ts';

/** Codes of all sites, every one after those below it: the order in which they are maintained. */
export async function sitesFromBelow(store: Store): Promise<readonly string[]> {
  return (await allSites(store)).map(({ _id }) => _id).reverse();
}
