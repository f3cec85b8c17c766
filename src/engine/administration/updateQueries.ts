import type { CatalogKey, CatalogRow, RecordSummary } from '../../domain/catalogRow.ts';
import type { CategoryDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Store } from '../../domain/store.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import { newestRevisions } from '../site/newestRevisions.ts';
import { siteSups } from '../run/siteSups.ts';
import { siteCatalog, supCatalog } from '../wsus/supCatalog.ts';

/** An update with what is needed to show it. */
export interface FoundUpdate {
  /** False where the source software update point alone knows it: detectoids, parts of bundles, what was never taken over. */
  readonly isInDatabase: boolean;
  readonly row: CatalogRow;
  readonly summary: RecordSummary;
  readonly header: UpdateHeader;
}

/** An update of a site by id; a KB number or the beginning of an id is not enough here. */
export async function findUpdate(store: Store, siteCode: string, id: string): Promise<FoundUpdate> {
  const found = await updateOf(store, siteCatalog(siteCode), id);
  if (found === undefined) throw new SyncError('notFound', `Site ${siteCode} has no update ${id}`);
  return { ...found, isInDatabase: true };
}

/** An update by id: as the site database has it, else as the site's source software update point does. */
export async function findKnownUpdate(store: Store, siteCode: string, id: string): Promise<FoundUpdate> {
  const found = await updateOf(store, siteCatalog(siteCode), id);
  if (found !== undefined) return { ...found, isInDatabase: true };
  const [sup] = await siteSups(store, siteCode);
  const known = sup === undefined ? undefined : await updateOf(store, supCatalog(sup._id), id);
  if (known === undefined) throw new SyncError('notFound', `Site ${siteCode} has no update ${id}`);
  return { ...known, isInDatabase: false };
}

async function updateOf(
  store: Store,
  catalog: CatalogKey,
  id: string,
): Promise<Omit<FoundUpdate, 'isInDatabase'> | undefined> {
  const [found] = (await newestRevisions(store, catalog, 'published', [id.trim().toLowerCase()])).values();
  const [header] = found === undefined ? [] : await store.headers([found.row.record]);
  return found === undefined || header === undefined ? undefined : { ...found, header };
}

/** Titles of updates by id, as the site database has them. */
async function titlesOf(
  store: Store,
  siteCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await newestRevisions(store, siteCatalog(siteCode), 'published', ids);
  return new Map([...found].map(([id, { summary }]) => [id, summary.title]));
}

/** Titles of what an update supersedes, requires and bundles, also where only the software update point knows it, as it does detectoids. */
export async function relatedTitles(
  store: Store,
  siteCode: string,
  { supersedes, prerequisites, bundles }: UpdateHeader,
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...supersedes,
    ...prerequisites.filter(({ isCategory }) => !isCategory).flatMap(({ anyOf }) => anyOf),
    ...bundles.flatMap(({ anyOf }) => anyOf.map(({ updateId }) => updateId)),
  ];
  const titles = new Map(await titlesOf(store, siteCode, ids));
  const missing = ids.filter((id) => !titles.has(id));
  const [sup] = await siteSups(store, siteCode);
  if (missing.length === 0 || sup === undefined) return titles;
  for (const [id, { summary }] of await newestRevisions(store, supCatalog(sup._id), 'published', missing))
    titles.set(id, summary.title);
  return titles;
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
