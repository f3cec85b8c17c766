import type { RunDocument } from '../domain/documents.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { pageAfter, pagesOf } from '../domain/paging.ts';
import type { SyncService } from '../service/api/syncService.ts';

/** A run by its id or by the end of it, as lists show it; the newest where several end alike. */
export async function findRun(service: Pick<SyncService, 'run' | 'runs'>, id: string): Promise<RunDocument> {
  const wanted = id.trim();
  if (wanted.includes(' ')) return service.run({ id: wanted });
  for await (const page of pagesOf((after) => service.runs(pageAfter(after, 1000)))) {
    const found = page.find(({ _id }) => _id.endsWith(` ${wanted}`));
    if (found !== undefined) return found;
  }
  throw new SyncError('notFound', `There is no run ${wanted}`);
}
