import type { Application } from '../../app/application.ts';
import type { RunDocument, SupDocument } from '../../domain/documents.ts';
import { supCatalog } from '../../engine/wsus/supCatalog.ts';

/**
 * Brings the site databases up to what was imported, as an administrator does with Synchronize Software Updates (configmgr-sync.md §8); no run
 * where they are already. Resolves with the runs; aborting stops them.
 */
export async function synchronizeAfterImport(
  { ports, coordinator }: Application,
  { _id, siteCode }: SupDocument,
  user: string,
  signal: AbortSignal,
): Promise<readonly RunDocument[]> {
  const site = await ports.store.document('sites', siteCode);
  const generation = await ports.store.generation(supCatalog(_id));
  if (generation === undefined || site?.appliedGeneration === generation.number) return [];
  const request = { trigger: 'local', full: false, user } as const;
  let ticket = coordinator.request(siteCode, request);
  if (ticket.disposition === 'joined') {
    // That run may have begun before the import was there to be seen; it reports its own failure.
    await Promise.allSettled([ticket.done]);
    ticket = coordinator.request(siteCode, request);
  }
  const stop = (): void => {
    coordinator.stop(siteCode, user);
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return (await ticket.hierarchy).map(({ run }) => run);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
