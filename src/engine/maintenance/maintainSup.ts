import { type CatalogRow, RowFlag } from '../../domain/catalogRow.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { pageAfter, chunksOf, pagesOf } from '../../domain/paging.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SyncEventBody } from '../../domain/syncEvent.ts';
import type { At } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import { maintenanceKey } from './maintenanceStates.ts';
import { siteSups } from '../run/siteSups.ts';
import { flagged, siteCatalog, supCatalog } from '../wsus/supCatalog.ts';

type MaintenancePorts = Pick<EnginePorts, 'store' | 'fence' | 'clock'>;

/** Expired by the publisher or the supersedence rules; what is merely not selected any more may be selected again. */
const declinable = RowFlag.expired | RowFlag.expiredBySupersedence;

/** What maintenance did at one SUP. */
export interface MaintenanceResult {
  readonly sup: SupDocument;
  readonly total: number;
  readonly declined: number;
  readonly deleted: number;
}

/**
 * WSUS maintenance at every SUP of a site (configmgr-sync.md §5): declines updates that the site database holds as expired,
 * removes updates that are both declined and no longer offered. Independent of how the last synchronization ended.
 */
export async function maintainSite(
  ports: MaintenancePorts,
  siteCode: string,
  settings: Settings['maintenance'],
  signal: AbortSignal,
): Promise<readonly MaintenanceResult[]> {
  const results: MaintenanceResult[] = [];
  for (const sup of await siteSups(ports.store, siteCode)) {
    results.push(await maintainSup(ports, sup, settings, signal));
  }
  return results;
}

/** Maintains one SUP; its expired updates are those that the site's database holds as expired at the given state of it. */
export async function maintainSup(
  ports: MaintenancePorts,
  sup: SupDocument,
  settings: Settings['maintenance'],
  signal: AbortSignal,
  siteAt: At = 'published',
): Promise<MaintenanceResult> {
  const { store, fence, clock } = ports;
  const catalog = supCatalog(sup._id);
  const server = sup.serverName;
  if (await store.hasOpenChanges(catalog)) {
    throw new SyncError(
      'busy',
      `A synchronization of ${server} is under way or was cut off: synchronize, then maintain`,
    );
  }
  const say = (body: SyncEventBody) => ({ time: clock.now(), siteCode: sup.siteCode, body });
  await store.commit({ events: [say({ kind: 'cleanupStarting', server })] }, fence);
  let total = 0;
  const expired: CatalogRow[] = [];
  const obsolete: CatalogRow[] = [];
  for await (const rows of pagesOf((after) => store.rows(catalog, 'published', pageAfter(after, 5000)))) {
    signal.throwIfAborted();
    total += rows.length;
    obsolete.push(...rows.filter(({ flags }) => flags & RowFlag.declined && flags & RowFlag.noLongerOffered));
    const open = rows.filter(({ flags }) => (flags & RowFlag.declined) === 0);
    const site = await store.find(siteCatalog(sup.siteCode), siteAt, [
      ...new Set(open.map(({ updateId }) => updateId)),
    ]);
    const expiredIds = new Set(
      site.filter(({ flags }) => flags & declinable).map(({ updateId }) => updateId),
    );
    expired.push(...open.filter(({ updateId }) => expiredIds.has(updateId)));
  }
  const declining = settings.declineExpired ? await updatesOnly(store, expired) : [];
  for (const rows of chunksOf(declining, 1000)) {
    const upserts = await flagged(store, rows, ({ flags }) => flags | RowFlag.declined, clock.now());
    await store.commit({ catalogs: [{ catalog, upserts }] }, fence);
  }
  const removing = settings.removeObsolete ? obsolete : [];
  for (const removals of chunksOf(removing, 1000))
    await store.commit({ catalogs: [{ catalog, removals }] }, fence);
  const declined = new Set(declining.map(({ updateId }) => updateId)).size;
  const changed = declining.length + removing.length > 0;
  await store.commit(
    {
      catalogs: changed ? [{ catalog, publish: true }] : [],
      documents: [
        {
          collection: 'settings',
          put: {
            _id: maintenanceKey(sup._id),
            value: [clock.now(), total, declined, removing.length].map(String),
          },
        },
      ],
      events: [
        say({ kind: 'cleanupProcessed', server, total, declined }),
        ...(removing.length > 0 ? [say({ kind: 'obsoleteDeleted', server, deleted: removing.length })] : []),
        say({ kind: 'cleanupDone' }),
      ],
    },
    fence,
  );
  return { sup, total, declined, deleted: removing.length };
}

async function updatesOnly(
  store: EnginePorts['store'],
  rows: readonly CatalogRow[],
): Promise<readonly CatalogRow[]> {
  const updates: CatalogRow[] = [];
  for (const page of chunksOf(rows, 1000)) {
    const summaries = await store.summaries(page.map(({ record }) => record));
    const kept = new Set(
      summaries
        .filter(({ updateType }) => updateType === 'Software' || updateType === 'Driver')
        .map(({ record }) => record),
    );
    updates.push(...page.filter(({ record }) => kept.has(record)));
  }
  return updates;
}
