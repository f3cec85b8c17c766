import { anyExpiry, type CatalogRow } from '../../domain/catalogRow.ts';
import { pageAfter, chunksOf, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EnginePorts } from '../ports.ts';
import type { RunContext } from '../run/runContext.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { packagesOfBundles } from './packagesOfBundles.ts';

/** Clean-up does not run again within three hours (configmgr-sync.md §5). */
const minimumGap = 3 * 3_600_000;

/**
 * Removes expired updates from the open site database: those expired for longer than the clean-up age and in no software
 * update group. Configuration items stay. Resolves with how many were removed.
 */
export async function removeExpiredUpdates(context: RunContext): Promise<number> {
  const { ports, recorder, settings, site, signal } = context;
  const { clock } = ports;
  const catalog = siteCatalog(site._id);
  const due = await expiredUpdatesDue(ports, site._id, 'open', settings.maintenance);
  if (due === undefined) return 0;
  recorder.put({ collection: 'settings', put: { _id: lastCleanupKey(site._id), value: clock.now() } });
  if (due.length === 0) return 0;
  recorder.emit({ kind: 'expiredDeleting' });
  let deleted = 0;
  for (const rows of chunksOf(due, 100)) {
    signal.throwIfAborted();
    deleted += rows.length;
    recorder.count({ removed: rows.length });
    recorder.emit({ kind: 'expiredDeleted', deleted: rows.length, done: false });
    await recorder.commit({
      catalogs: [{ catalog, removals: rows.map(({ updateId, revision }) => ({ updateId, revision })) }],
    });
  }
  recorder.emit({ kind: 'expiredDeleted', deleted, done: true });
  return deleted;
}

/** The updates of a site database that clean-up is to remove, bundles with their packages; undefined when the last clean-up is not long enough ago. */
export async function expiredUpdatesDue(
  { store, clock }: Pick<EnginePorts, 'store' | 'clock'>,
  siteCode: string,
  at: 'open' | 'published',
  settings: Settings['maintenance'],
): Promise<readonly CatalogRow[] | undefined> {
  const last = await store.document('settings', lastCleanupKey(siteCode));
  if (typeof last?.value === 'number' && clock.now() - last.value < minimumGap) return undefined;
  const oldest = clock.now() - settings.updatesCleanupAgeDays * 86_400_000;
  const grouped = await groupedUpdates(store);
  const due: CatalogRow[] = [];
  const catalog = siteCatalog(siteCode);
  for await (const rows of pagesOf((after) => store.rows(catalog, at, pageAfter(after, 5000)))) {
    const candidates = rows.filter(
      ({ flags, since, updateId }) => (flags & anyExpiry) !== 0 && since <= oldest && !grouped.has(updateId),
    );
    const summaries = await store.summaries(candidates.map(({ record }) => record));
    const updates = new Set(summaries.filter(isUpdate).map(({ record }) => record));
    due.push(...candidates.filter(({ record }) => updates.has(record)));
  }
  const packages = await packagesOfBundles(store, catalog, at, due);
  return [...due, ...packages.filter(({ updateId }) => !grouped.has(updateId))];
}

/** Document id under which a site's last clean-up is kept. */
export function lastCleanupKey(siteCode: string): string {
  return `state.lastDeleteExpiredUpdates.${siteCode}`;
}

function isUpdate({ updateType }: { readonly updateType: string }): boolean {
  return updateType === 'Software' || updateType === 'Driver';
}

async function groupedUpdates(store: Store): Promise<Set<string>> {
  const grouped = new Set<string>();
  for await (const groups of pagesOf((after) => store.documents('groups', pageAfter(after, 200)))) {
    for (const { updateIds } of groups) for (const id of updateIds) grouped.add(id);
  }
  return grouped;
}
