import type { CategoryDocument } from './documents.ts';
import { titleOf } from './updateHeader.ts';
import type { CategoryType, PrerequisiteClause, UpdateHeader } from './updateHeader.ts';

/** What kind of category an id names; undefined for everything else. */
export type CategoryLookup = (id: string) => CategoryType | undefined;

/** Products and classification of an update, by id. */
export interface UpdateCategories {
  /** One or more, all that the update names; none when it names no known product. */
  readonly products: readonly string[];
  readonly classification?: string;
}

/**
 * Products and classification out of an update's prerequisites (update-xml.md §5.1): the clauses marked as category
 * membership; hidden members of bundles name them in plain clauses instead, which count where no marked one does.
 */
export function categoriesOf(
  { prerequisites }: Pick<UpdateHeader, 'prerequisites'>,
  categoryType: CategoryLookup,
): UpdateCategories {
  const named = (type: CategoryType, marked: boolean): string[] =>
    idsOf(prerequisites, marked).filter((id) => categoryType(id) === type);
  const markedProducts = named('Product', true);
  const products = markedProducts.length > 0 ? markedProducts : named('Product', false);
  const classification = named('UpdateClassification', true)[0] ?? named('UpdateClassification', false)[0];
  return {
    products: [...new Set(products)],
    ...(classification === undefined ? {} : { classification }),
  };
}

/** The category that a category stands below: product → family → company. The last two levels of the tree have none. */
export function parentOf({ prerequisites }: Pick<UpdateHeader, 'prerequisites'>): string | undefined {
  return idsOf(prerequisites, true)[0];
}

/**
 * The document of a category; undefined for anything else, and for categories that do not say what they are (a modern
 * server has some 300). The title is that of the first of `languages` that the document has.
 */
export function categoryDocument(
  header: UpdateHeader,
  languages: readonly string[] = [],
): CategoryDocument | undefined {
  if (header.updateType !== 'Category' || header.categoryType === undefined) return undefined;
  const parent = parentOf(header);
  return {
    _id: header.updateId,
    type: header.categoryType,
    title: titleOf(header, languages),
    excludedByDefault: header.excludedByDefault ?? false,
    retired: header.publicationState === 'Expired',
    ...(parent === undefined ? {} : { parent }),
  };
}

/**
 * The products that a selection of products, families and companies means with these categories: asked at each run, a
 * selected family so includes products that came later. Ids that name no category are left out. Sorted by id.
 */
export function expandProducts(
  selected: Iterable<string>,
  categories: Iterable<CategoryDocument>,
): readonly string[] {
  const byId = new Map<string, CategoryDocument>();
  const children = new Map<string, string[]>();
  for (const category of categories) {
    byId.set(category._id, category);
    if (category.parent === undefined) continue;
    const siblings = children.get(category.parent);
    if (siblings === undefined) children.set(category.parent, [category._id]);
    else siblings.push(category._id);
  }
  const products = new Set<string>();
  const seen = new Set<string>();
  const pending = [...selected];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (byId.get(id)?.type === 'Product') products.add(id);
    for (const child of children.get(id) ?? []) pending.push(child);
  }
  return [...products].sort();
}

/** What “all products” selects: every product that is not excluded by default. Sorted by id. */
export function allProducts(categories: Iterable<CategoryDocument>): readonly string[] {
  const products: string[] = [];
  for (const { _id, type, excludedByDefault } of categories)
    if (type === 'Product' && !excludedByDefault) products.push(_id);
  return products.sort();
}

/** Outcome of looking for a category by what a person typed. */
export type CategorySearch =
  | { readonly kind: 'found'; readonly category: CategoryDocument }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly CategoryDocument[] };

/**
 * Finds the category with an id or a title, upper and lower case being the same, among those of the given types (all
 * when left out). Several of one title are reported: a product can be named like its family.
 */
export function findCategory(
  categories: Iterable<CategoryDocument>,
  nameOrId: string,
  types?: readonly CategoryType[],
): CategorySearch {
  const wanted = nameOrId.trim().toLowerCase();
  const candidates: CategoryDocument[] = [];
  for (const category of categories) {
    if (types !== undefined && !types.includes(category.type)) continue;
    if (category._id === wanted) return { kind: 'found', category };
    if (category.title.trim().toLowerCase() === wanted) candidates.push(category);
  }
  const [category] = candidates;
  if (category === undefined) return { kind: 'unknown' };
  return candidates.length === 1 ? { kind: 'found', category } : { kind: 'ambiguous', candidates };
}

function idsOf(clauses: readonly PrerequisiteClause[], isCategory: boolean): readonly string[] {
  return clauses.flatMap((clause) => (clause.isCategory === isCategory ? clause.anyOf : []));
}
