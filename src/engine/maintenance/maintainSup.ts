import { type CatalogRow, RowFlag, type RowUpsert } from '../../domain/catalogRow.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { pageAfter, chunksOf, pagesOf } from '../../domain/paging.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SyncEventBody } from '../../domain/syncEvent.ts';
import type { At } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import { maintenanceKey } from './maintenanceStates.ts';
import { publishBeneath } from './publishBeneath.ts';
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

/** What maintenance did at one SUP; updates that were declined because of either kind of expiry, and revisions. */
export interface SupMaintenance {
  readonly total: number;
  readonly declinedExpired: number;
  readonly declinedSuperseded: number;
  readonly deleted: number;
}

/**
 * WSUS maintenance of one SUP (configmgr-sync.md §5): declines updates that the site database holds as expired, by their publisher
 * or by the supersedence rules, and removes what is both declined and no longer offered. In one commit, beneath whatever a
 * synchronization that was cut off has left behind; never while one is under way.
 */
export async function maintainSup(
  ports: MaintenancePorts,
  { sup, settings, siteAt, version }: MaintenanceRequest,
  signal: AbortSignal,
): Promise<SupMaintenance> {
  const { store, fence, clock } = ports;
  const catalog = supCatalog(sup._id);
  const server = sup.serverName;
  const say = (body: SyncEventBody) => ({ time: clock.now(), siteCode: sup.siteCode, body });
  await store.commit({ events: [say({ kind: 'cleanupStarting', server })] }, fence);
  let total = 0;
  const expired: CatalogRow[] = [];
  const byPublisher = new Set<string>();
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
    for (const { flags, updateId } of site) if (flags & RowFlag.expired) byPublisher.add(updateId);
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
  const declinedIds = [...new Set(declining.map(({ updateId }) => updateId))];
  const declined = declinedIds.length;
  const declinedExpired = declinedIds.filter((updateId) => byPublisher.has(updateId)).length;
  const numbers = [clock.now(), total, declined, removals.length, version];
  const changes = upserts.length + removals.length > 0;
  // All at once: what is cut off half-way would stand in the open generation, where the next pull publishes it.
  await store.commit(
    {
      catalogs: changes ? await publishBeneath(store, catalog, { upserts, removals }) : [],
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
  return { total, declinedExpired, declinedSuperseded: declined - declinedExpired, deleted: removals.length };
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
