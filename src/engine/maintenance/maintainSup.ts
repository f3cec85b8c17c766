import { type CatalogRow, RowFlag, type RowUpsert } from '../../domain/catalogRow.ts';
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

/** What to maintain. */
export interface MaintenanceRequest {
  readonly sup: SupDocument;
  readonly settings: Settings['maintenance'];
  /** State of the site's database that says what is expired, and its content version. */
  readonly siteAt: At;
  readonly version: number;
}

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
  const version = (await ports.store.document('sites', siteCode))?.contentVersion ?? 0;
  for (const sup of await siteSups(ports.store, siteCode)) {
    results.push(await maintainSup(ports, { sup, settings, siteAt: 'published', version }, signal));
  }
  return results;
}

/** Maintains one SUP. Rejects with `busy` while a synchronization of it is under way or was cut off. */
export async function maintainSup(
  ports: MaintenancePorts,
  { sup, settings, siteAt, version }: MaintenanceRequest,
  signal: AbortSignal,
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
  const vanished: CatalogRow[] = [];
  for await (const rows of pagesOf((after) => store.rows(catalog, 'published', pageAfter(after, 5000)))) {
    signal.throwIfAborted();
    total += rows.length;
    vanished.push(...rows.filter(({ flags }) => flags & RowFlag.declined && flags & RowFlag.noLongerOffered));
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
  // What is declined now may go at once: maintaining again then finds nothing to do.
  const obsolete = settings.removeObsolete
    ? [...vanished, ...declining.filter(({ flags }) => flags & RowFlag.noLongerOffered)]
    : [];
  const removals = obsolete.map(({ updateId, revision }) => ({ updateId, revision }));
  const gone = new Set(obsolete);
  const kept = declining.filter((row) => !gone.has(row));
  const upserts: RowUpsert[] = [];
  for (const rows of chunksOf(kept, 1000))
    upserts.push(...(await flagged(store, rows, ({ flags }) => flags | RowFlag.declined, clock.now())));
  const declined = new Set(declining.map(({ updateId }) => updateId)).size;
  const numbers = [clock.now(), total, declined, removals.length, version];
  // All at once: what is cut off half-way would stand in the open generation, where the next pull publishes it.
  await store.commit(
    {
      catalogs: upserts.length + removals.length > 0 ? [{ catalog, upserts, removals, publish: true }] : [],
      documents: [
        { collection: 'settings', put: { _id: maintenanceKey(sup._id), value: numbers.map(String) } },
      ],
      events: [
        say({ kind: 'cleanupProcessed', server, total, declined }),
        ...(removals.length > 0
          ? [say({ kind: 'obsoleteDeleted', server, deleted: removals.length } as const)]
          : []),
        say({ kind: 'cleanupDone' }),
      ],
    },
    fence,
  );
  return { sup, total, declined, deleted: removals.length };
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
