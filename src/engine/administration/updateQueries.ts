import type { CatalogRow, RecordSummary } from '../../domain/catalogRow.ts';
import type { CategoryDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Store } from '../../domain/store.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { newestRevisions } from '../site/newestRevisions.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';

/** An update of a site database with what is needed to show it. */
export interface FoundUpdate {
  readonly row: CatalogRow;
  readonly summary: RecordSummary;
  readonly header: UpdateHeader;
}

/** An update of a site by id; a KB number or the beginning of an id is not enough here. */
export async function findUpdate(store: Store, siteCode: string, id: string): Promise<FoundUpdate> {
  const found = await newestRevisions(store, siteCatalog(siteCode), 'published', [id.trim().toLowerCase()]);
  const update = [...found.values()][0];
  const [header] = update === undefined ? [] : await store.headers([update.row.record]);
  if (update === undefined || header === undefined)
    throw new SyncError('notFound', `Site ${siteCode} has no update ${id}`);
  return { ...update, header };
}

/** Titles of updates by id, as the site database has them. */
export async function titlesOf(
  store: Store,
  siteCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await newestRevisions(store, siteCatalog(siteCode), 'published', ids);
  return new Map([...found].map(([id, { summary }]) => [id, summary.title]));
}

/** The updates that supersede an update, with their titles. */
export async function supersededBy(
  store: Store,
  siteCode: string,
  id: string,
): Promise<readonly { readonly updateId: string; readonly title: string }[]> {
  const rows = await store.superseding(siteCatalog(siteCode), 'published', [id]);
  const titles = await titlesOf(
    store,
    siteCode,
    rows.map(({ row }) => row.updateId),
  );
  return rows.map(({ row }) => ({ updateId: row.updateId, title: titles.get(row.updateId) ?? '' }));
}

/** Names of an update's classification and products. */
export function categoryNames(
  prerequisites: readonly string[],
  categories: ReadonlyMap<string, CategoryDocument>,
): { readonly classification: string; readonly products: readonly string[] } {
  const named = prerequisites.flatMap((id) => categories.get(id) ?? []);
  return {
    classification: named.find(({ type }) => type === 'UpdateClassification')?.title ?? '',
    products: [...new Set(named.filter(({ type }) => type === 'Product').map(({ title }) => title))],
  };
}
