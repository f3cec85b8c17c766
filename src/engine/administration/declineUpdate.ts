import { RowFlag } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';
import { sourceSup } from '../run/sourceSup.ts';
import { flagged, supCatalog } from '../wsus/supCatalog.ts';

/** Declines every revision of an update at a site's source SUP; its replicas mirror it with their next synchronization. */
export async function declineUpdate(
  { store, fence, clock }: Pick<EnginePorts, 'store' | 'fence' | 'clock'>,
  siteCode: string,
  updateId: string,
): Promise<void> {
  const sup = await sourceSup(store, siteCode);
  const catalog = supCatalog(sup._id);
  const rows = await store.find(catalog, 'open', [updateId]);
  if (rows.length === 0) throw new SyncError('notFound', `${sup.serverName} has no update ${updateId}`);
  if (await store.hasOpenChanges(catalog)) {
    throw new SyncError(
      'busy',
      `A synchronization of ${sup.serverName} is under way or was cut off: synchronize, then decline`,
    );
  }
  const upserts = await flagged(store, rows, ({ flags }) => flags | RowFlag.declined, clock.now());
  if (upserts.length > 0) await store.commit({ catalogs: [{ catalog, upserts, publish: true }] }, fence);
}
