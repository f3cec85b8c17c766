import type { SiteDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Store } from '../../domain/store.ts';
import { topLevelSite } from '../administration/siteAdministration.ts';
import { sourceSup } from '../run/sourceSup.ts';

/** The top-level site that packages are imported into, with its source SUP. Rejects with `notDisconnected` or `noSoftwareUpdatePoint`. */
export async function disconnectedSite(
  store: Store,
): Promise<{ readonly site: SiteDocument; readonly sup: SupDocument }> {
  const site = await topLevelSite(store);
  if (site.source?.kind !== 'none')
    throw new SyncError(
      'notDisconnected',
      `Site ${site._id} has ${site.source === undefined ? 'no synchronization source yet, which is not the same as none' : 'a synchronization source'}`,
    );
  const sup = await sourceSup(store, site._id);
  return { site, sup };
}
