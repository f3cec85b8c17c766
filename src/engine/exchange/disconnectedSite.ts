import type { SiteDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Store } from '../../domain/store.ts';
import { topLevelSite } from '../administration/siteAdministration.ts';
import { siteSups } from '../run/siteSups.ts';

/** The top-level site that packages are imported into, with its source SUP. Rejects with `notDisconnected` or `noSoftwareUpdatePoint`. */
export async function disconnectedSite(
  store: Store,
): Promise<{ readonly site: SiteDocument; readonly sup: SupDocument }> {
  const site = await topLevelSite(store);
  if (site.source?.kind !== 'none')
    throw new SyncError('notDisconnected', `Site ${site._id} has a synchronization source`);
  const [sup] = await siteSups(store, site._id);
  if (sup === undefined)
    throw new SyncError('noSoftwareUpdatePoint', `Site ${site._id} has no software update point`);
  return { site, sup };
}
