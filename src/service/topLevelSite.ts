import { SyncError } from '../domain/errors/syncError.ts';
import type { SiteView } from './api/hierarchy.ts';
import type { SyncService } from './api/syncService.ts';

/** Code of the site that everything begins at. Rejects with `notFound` where the hierarchy is empty. */
export async function topLevelSite(service: Pick<SyncService, 'sites'>): Promise<string> {
  return topLevelSiteOf(await service.sites());
}

/** The same of sites that were asked for already. Throws `notFound` where there are none. */
export function topLevelSiteOf(sites: readonly SiteView[]): string {
  const top = sites.find(({ isTopLevel }) => isTopLevel);
  if (top === undefined) throw new SyncError('notFound', 'The hierarchy has no site yet');
  return top.siteCode;
}
