import { SyncError } from '../domain/errors/syncError.ts';
import type { SyncService } from './api/syncService.ts';

/** Code of the site that everything begins at. Rejects with `notFound` where the hierarchy is empty. */
export async function topLevelSite(service: Pick<SyncService, 'sites'>): Promise<string> {
  const top = (await service.sites()).find(({ isTopLevel }) => isTopLevel);
  if (top === undefined) throw new SyncError('notFound', 'The hierarchy has no site yet');
  return top.siteCode;
}
