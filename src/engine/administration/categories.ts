import { isGuid } from '../../base/guid.ts';
import { type CategorySearch, findCategory } from '../../domain/categories.ts';
import type { CategoryDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';

/** Every category that the top-level site knows. */
export async function allCategories(store: Store): Promise<readonly CategoryDocument[]> {
  const categories: CategoryDocument[] = [];
  for await (const page of pagesOf((after) => store.documents('categories', pageAfter(after, 1000)))) {
    categories.push(...page);
  }
  return categories;
}

/** Titles from the company down to the category itself. */
export function categoryPath(
  category: CategoryDocument,
  byId: ReadonlyMap<string, CategoryDocument>,
): readonly string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (
    let current: CategoryDocument | undefined = category;
    current !== undefined && !seen.has(current._id);
    current = current.parent === undefined ? undefined : byId.get(current.parent)
  ) {
    seen.add(current._id);
    path.unshift(current.title);
  }
  return path;
}

/** The id of a category given by id or title; GUIDs that no category carries are taken as they are. */
export function categoryId(
  categories: readonly CategoryDocument[],
  nameOrId: string,
  types: readonly CategoryDocument['type'][],
): string {
  const search: CategorySearch = findCategory(categories, nameOrId, types);
  if (search.kind === 'found') return search.category._id;
  if (search.kind === 'ambiguous') {
    const ids = search.candidates.map(({ _id, type }) => `${_id} (${type})`).join(', ');
    throw new SyncError(
      'invalidRequest',
      `Several categories are called ${nameOrId}: choose one by its id: ${ids}`,
    );
  }
  const guid = nameOrId.trim().toLowerCase();
  if (isGuid(guid)) return guid;
  const first = categories.length === 0 ? ': categories are known after the first synchronization' : '';
  throw new SyncError(
    'notFound',
    `There is no ${types.includes('UpdateClassification') ? 'classification' : 'product'} ${nameOrId}${first}`,
  );
}
