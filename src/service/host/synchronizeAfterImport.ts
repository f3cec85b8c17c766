import { stoppable } from '../../base/stoppable.ts';
import type { Application } from '../../app/application.ts';
import type { RunDocument, SupDocument } from '../../domain/documents.ts';

/** What was done before, for whom. */
export interface AfterImport {
  /** Whether the import changed the catalog. */
  readonly hasImported: boolean;
  readonly user: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Brings the site databases up to what was imported, as an administrator does with Synchronize Software Updates (configmgr-sync.md §8). The
 * import's commit owes the run: where nothing was imported now, the one that an earlier import owes still is waited for, else there is none.
 * Resolves with the runs; aborting stops them.
 */
export async function synchronizeAfterImport(
  { ports, coordinator }: Application,
  { siteCode }: SupDocument,
  { hasImported, user, signal }: AfterImport,
): Promise<readonly RunDocument[]> {
  const pending = await ports.store.document('pending', siteCode);
  const isOwed = pending?.owed !== undefined || pending?.retryAt !== undefined;
  const request = { trigger: 'local', full: false, user } as const;
  let ticket =
    hasImported || isOwed ? coordinator.request(siteCode, request) : coordinator.underWay(siteCode);
  if (ticket === undefined) return [];
  if (hasImported && ticket.disposition === 'joined') {
    // That run may have begun before the import was there to be seen; it reports its own failure.
    await Promise.allSettled([ticket.done]);
    ticket = coordinator.request(siteCode, request);
  }
  const stop = (): void => {
    coordinator.stop(siteCode, user);
  };
  return (await stoppable(ticket.hierarchy, stop, signal)).map(({ run }) => run);
}
