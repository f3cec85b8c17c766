import type { SyncService } from '../../service/api/syncService.ts';

/** The id of the one update of an article, given as `KB5030710`; undefined where there are several, or none. */
export async function updateOfArticle(
  service: Pick<SyncService, 'searchUpdates'>,
  kb: string,
): Promise<string | undefined> {
  const { items } = await service.searchUpdates({ kb, limit: 2 });
  return items.length === 1 ? items[0]?.updateId : undefined;
}
