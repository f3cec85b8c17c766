import { RowFlag, anyExpiry } from '../../domain/catalogRow.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { SiteChange, SiteLink } from '../../domain/siteLink.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { RunContext } from '../run/runContext.ts';
import { Tally } from '../run/tally.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';

/**
 * Applies the parent's change sets up to its content version to the child site's open database. Where the parent no
 * longer keeps the child's version, everything is compared. Resolves with the number of items changed.
 */
export async function replicateFromParent(
  context: RunContext,
  link: SiteLink,
  version: number,
): Promise<number> {
  const { site } = context;
  const from = site.contentVersion;
  if (from === version) return 0;
  try {
    return await applyChanges(context, link, from, version);
  } catch (error) {
    if (!(error instanceof SyncError) || error.key !== 'notFound' || from === 0) throw error;
    context.recorder.emit({
      kind: 'note',
      severity: 'information',
      text: `Changes since version ${from} are no longer kept by the parent site; everything is compared`,
    });
    return applyChanges(context, link, 0, version);
  }
}

async function applyChanges(context: RunContext, link: SiteLink, from: number, to: number): Promise<number> {
  const { ports, recorder, signal, site } = context;
  const catalog = siteCatalog(site._id);
  const wanted = from === 0 ? new Set<string>() : undefined;
  let items = 0;
  const read = async (
    after: string | undefined,
  ): Promise<{ items: readonly SiteChange[]; next?: string }> => {
    const page = await link.changeSet(from, to, after, signal);
    if (page === 'fullNeeded')
      throw new SyncError('notFound', `Site database changes since version ${from} are not kept`);
    return page;
  };
  for await (const changes of pagesOf(read)) {
    const upserts = changes.flatMap((change) => (change.kind === 'put' ? [change.row] : []));
    const ids = changes.map((change) => (change.kind === 'put' ? change.row.updateId : change.updateId));
    const before = new Map((await ports.store.find(catalog, 'open', ids)).map((row) => [row.updateId, row]));
    const summaries = await ports.store.summaries([...before.values()].map(({ record }) => record));
    const digests = new Map(summaries.map((summary) => [summary.updateId, summary.storedDigest]));
    const tally = new Tally();
    for (const row of upserts) {
      wanted?.add(row.updateId);
      const old = before.get(row.updateId);
      if (old === undefined) tally.add('new');
      else if (old.flags === row.flags && digests.get(row.updateId) === row.storedDigest)
        tally.add('unchanged');
      else if (row.flags & anyExpiry && !(old.flags & anyExpiry)) tally.add('expired');
      else tally.add('modified');
      if (row.flags & RowFlag.noLongerOffered && !((old?.flags ?? 0) & RowFlag.noLongerOffered)) {
        tally.add('noLongerOffered');
      }
    }
    recorder.count(tally.counts);
    const removals = changes.flatMap((change) => (change.kind === 'remove' ? [change] : []));
    recorder.count({ removed: removals.length });
    items += changes.length;
    await recorder.commit({ catalogs: [{ catalog, upserts, removals }] });
  }
  return wanted === undefined ? items : items + (await removeOthers(context, wanted));
}

/** After a complete transfer: rows that the parent does not have are removed. */
async function removeOthers(
  { ports, recorder, site }: RunContext,
  wanted: ReadonlySet<string>,
): Promise<number> {
  const catalog = siteCatalog(site._id);
  let removed = 0;
  for await (const rows of pagesOf((after) => ports.store.rows(catalog, 'open', pageAfter(after, 5000)))) {
    const removals = rows.filter(({ updateId }) => !wanted.has(updateId));
    if (removals.length === 0) continue;
    removed += removals.length;
    recorder.count({ removed: removals.length });
    await recorder.commit({ catalogs: [{ catalog, removals }] });
  }
  return removed;
}
