import { SyncError } from '../../domain/errors/syncError.ts';
import type { BlockingService } from '../blockingService.ts';

/** Code of the site at the top of the hierarchy. Throws `notFound` where there is no site yet. */
export function topLevelSiteCode(service: BlockingService): string {
  const site = service.sites().find(({ isTopLevel }) => isTopLevel);
  if (site === undefined) throw new SyncError('notFound', 'There is no site yet');
  return site.siteCode;
}
