import type { CatalogKey } from '../../domain/catalogRow.ts';
import { RowFlag } from '../../domain/catalogRow.ts';
import { categoryDocument } from '../../domain/categories.ts';
import type { CategoryDocument } from '../../domain/documents.ts';
import { pageAfter, chunksOf, pagesOf } from '../../domain/paging.ts';
import type { At, Store } from '../../domain/store.ts';
import { ProgressMeter } from '../run/progressMeter.ts';
import type { RunContext } from '../run/runContext.ts';
import { type NewestRevision, newestRevisions } from './newestRevisions.ts';

/** Brings the list of categories up to the catalog's; new, renamed and retired ones are events, subscribed ones not offered are warned of. */
export async function synchronizeCategories(
  context: RunContext,
  source: CatalogKey,
  at: At,
  changedIds: readonly string[],
): Promise<void> {
  const { recorder, ports } = context;
  let meter: ProgressMeter | undefined;
  await takeOverCategories(context, source, at, changedIds, (processed, total) => {
    meter ??= new ProgressMeter(ports.clock, total);
    recorder.emit({ kind: 'siteDatabaseProgress', step: 'categories', progress: meter.advance(processed) });
  });
}

/** The same without the progress lines of a site database phase, as at child sites. */
export async function takeOverCategories(
  context: RunContext,
  source: CatalogKey,
  at: At,
  changedIds: readonly string[],
  onProgress: (processed: number, total: number) => void = () => undefined,
): Promise<void> {
  const { ports, recorder, subscription } = context;
  const known = await knownCategories(ports.store);
  const newest = await newestCategories(ports.store, source, at, changedIds);
  const subscribed = new Set([...subscription.products, ...subscription.classifications]);
  for (const page of chunksOf([...newest.values()], 500)) {
    const headers = await ports.store.headers(page.map(({ row }) => row.record));
    for (const [index, header] of headers.entries()) {
      const current = page[index];
      const document = categoryDocument(header, context.subscription.languages);
      if (document === undefined || current === undefined) continue;
      const before = known.get(document._id);
      const retired = current.summary.expired || (current.row.flags & RowFlag.noLongerOffered) !== 0;
      const firstRun =
        before === undefined ? (known.size === 0 ? undefined : recorder.run._id) : before.firstRun;
      const after: CategoryDocument = {
        ...document,
        retired,
        ...(firstRun === undefined ? {} : { firstRun }),
      };
      if (known.size > 0) announce(context, before, after, subscribed.has(after._id));
      if (JSON.stringify(before) !== JSON.stringify(after))
        recorder.put({ collection: 'categories', put: after });
    }
    onProgress(page.length, newest.size);
    await recorder.commit();
  }
}

/** Warns of subscribed categories that the upstream server does not offer (any more), by name. */
export async function warnNotOffered(
  { ports, recorder, subscription }: RunContext,
  source: CatalogKey,
): Promise<void> {
  const known = await knownCategories(ports.store);
  const subscribed = [...subscription.products, ...subscription.classifications];
  const offered = await newestRevisions(ports.store, source, 'published', subscribed);
  for (const id of subscribed) {
    const current = offered.get(id);
    if (current !== undefined && (current.row.flags & RowFlag.noLongerOffered) === 0) continue;
    recorder.emit({ kind: 'categoryNotOffered', categoryId: id, name: known.get(id)?.title ?? id });
  }
}

function announce(
  { recorder }: RunContext,
  before: CategoryDocument | undefined,
  after: CategoryDocument,
  subscribed: boolean,
): void {
  const base = { kind: 'categoryChanged', categoryId: after._id, name: after.title, subscribed } as const;
  if (before === undefined) recorder.emit({ ...base, change: 'new' });
  else if (after.retired && !before.retired) recorder.emit({ ...base, change: 'retired' });
  else if (after.title !== before.title)
    recorder.emit({ ...base, change: 'renamed', previousName: before.title });
}

async function knownCategories(store: Store): Promise<Map<string, CategoryDocument>> {
  const known = new Map<string, CategoryDocument>();
  for await (const page of pagesOf((after) => store.documents('categories', pageAfter(after, 1000)))) {
    for (const category of page) known.set(category._id, category);
  }
  return known;
}

async function newestCategories(
  store: Store,
  source: CatalogKey,
  at: At,
  ids: readonly string[],
): Promise<Map<string, NewestRevision>> {
  const categories = new Map<string, NewestRevision>();
  for (const page of chunksOf(ids, 1000)) {
    for (const [id, newest] of await newestRevisions(store, source, at, page)) {
      if (newest.summary.updateType === 'Category') categories.set(id, newest);
    }
  }
  return categories;
}
