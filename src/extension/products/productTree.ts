import type { CategoryView, SubscriptionChange, SubscriptionView } from '../../service/api/subscription.ts';

/** A node of the tree of products and classifications: one of the two roots, or a category by its id. */
export type ProductNode =
  | { readonly kind: 'products' }
  | { readonly kind: 'classifications' }
  | { readonly kind: 'category'; readonly id: string };

/** What was checked and cleared since the selection was read; ids. */
export interface ProductDraft {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

/** The catalog's categories by id, and what is shown of them. */
export interface ProductTree {
  readonly categories: ReadonlyMap<string, CategoryView>;
  /** Those below each category, and without an id the companies; by name. */
  readonly below: ReadonlyMap<string | null, readonly CategoryView[]>;
  readonly draft: ProductDraft;
  /** Those that a filter lets through, with everything above and below them; undefined: all. */
  readonly shown: ReadonlySet<string> | undefined;
}

/** How the box before a category stands; `included`: something above it is checked and stands for it. */
export type CheckState = 'checked' | 'clear' | 'included';

type Parts = Pick<ProductTree, 'categories' | 'draft'>;

/** Nothing was changed. */
export const emptyDraft: ProductDraft = { added: new Set(), removed: new Set() };

/** A tree of categories; a filter is words that a category and those above it have to contain together. */
export function productTree(
  categories: readonly CategoryView[],
  draft: ProductDraft = emptyDraft,
  filter = '',
): ProductTree {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const below = new Map<string | null, CategoryView[]>();
  for (const category of [...categories].sort((a, b) =>
    a.name.localeCompare(b.name, 'en', { numeric: true }),
  )) {
    const parent = category.parent !== null && byId.has(category.parent) ? category.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), category]);
  }
  const tree = { categories: byId, below, draft, shown: undefined };
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tree;
  const shown = new Set<string>();
  for (const { id, path } of categories) {
    const text = path.join(' ').toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    shown.add(id);
    for (const above of ancestors(tree, id)) shown.add(above.id);
  }
  return { ...tree, shown };
}

/** The nodes below one; the roots without it. */
export function productChildren(tree: ProductTree, node?: ProductNode): readonly ProductNode[] {
  if (node === undefined)
    return tree.categories.size === 0 ? [] : [{ kind: 'products' }, { kind: 'classifications' }];
  const below = tree.below.get(node.kind === 'category' ? node.id : null) ?? [];
  return below
    .filter(
      ({ type }) => node.kind === 'category' || isClassification(type) === (node.kind === 'classifications'),
    )
    .filter(({ id }) => tree.shown?.has(id) ?? true)
    .map(({ id }) => ({ kind: 'category', id }));
}

/** How the box before a category stands. */
export function checkState(tree: ProductTree, id: string): CheckState {
  if (isSelected(tree, id)) return 'checked';
  return includedBy(tree, id) === undefined ? 'clear' : 'included';
}

/** The category above one that is checked and stands for it. */
export function includedBy(tree: ProductTree, id: string): CategoryView | undefined {
  return ancestors(tree, id).find((above) => isSelected(tree, above.id));
}

/** The draft after a box was checked or cleared. */
export function withBox(tree: ProductTree, id: string, isChecked: boolean): ProductDraft {
  const isStored = tree.categories.get(id)?.selected === true;
  const added = new Set(tree.draft.added);
  const removed = new Set(tree.draft.removed);
  if (isChecked) removed.delete(id);
  else added.delete(id);
  if (isChecked && !isStored) added.add(id);
  if (!isChecked && isStored) removed.add(id);
  return { added, removed };
}

/** The draft in which what stands for a category is replaced by everything else below it, one by one. */
export function withoutIncluded(tree: ProductTree, id: string): ProductDraft {
  const path = ancestors(tree, id);
  const top = path.findIndex((above) => isSelected(tree, above.id));
  let { draft } = tree;
  const set = (one: string, isChecked: boolean): void => {
    draft = withBox({ ...tree, draft }, one, isChecked);
  };
  const cleared = path.slice(0, top + 1);
  const kept = new Set([id, ...cleared.map((above) => above.id)]);
  for (const above of cleared) {
    set(above.id, false);
    for (const category of tree.categories.values())
      if (parentIn(tree, category)?.id === above.id && !kept.has(category.id)) set(category.id, true);
  }
  return draft;
}

/** Whether a product and a classification are selected in what is stored: without both nothing but categories is synchronized. */
export function isSelectionStored({ categories }: Pick<ProductTree, 'categories'>): boolean {
  const selected = [...categories.values()].filter((category) => category.selected);
  return (
    selected.some(({ type }) => isClassification(type)) &&
    selected.some(({ type }) => !isClassification(type))
  );
}

/** How many boxes were changed. */
export function draftSize({ added, removed }: ProductDraft): number {
  return added.size + removed.size;
}

/** The draft without what the selection has become meanwhile, and without categories that are gone. */
export function settledDraft(tree: ProductTree): ProductDraft {
  const { categories, draft } = tree;
  return {
    added: new Set([...draft.added].filter((id) => categories.get(id)?.selected === false)),
    removed: new Set([...draft.removed].filter((id) => categories.get(id)?.selected === true)),
  };
}

/** The whole selection that the draft makes of the stored one; ids that no category carries stay. */
export function changeOf(tree: ProductTree, stored: SubscriptionView): SubscriptionChange {
  const { added, removed } = tree.draft;
  const typeOf = (id: string) => tree.categories.get(id)?.type;
  const isOf = (id: string, wantsClassification: boolean): boolean =>
    isClassification(typeOf(id) ?? 'Product') === wantsClassification;
  const after = (before: readonly { readonly id: string }[], wantsClassification: boolean): string[] => [
    ...before.map(({ id }) => id).filter((id) => !removed.has(id)),
    ...[...added].filter((id) => isOf(id, wantsClassification)),
  ];
  return {
    mode: 'set',
    products: after(stored.products, false),
    classifications: after(stored.classifications, true),
  };
}

/** How many of the products, or of those below a category, are selected or included. */
export function selectedBelow(
  tree: ProductTree,
  node: ProductNode,
): { readonly selected: number; readonly of: number } {
  const leaves = leavesBelow(tree, node);
  return { selected: leaves.filter(({ id }) => checkState(tree, id) !== 'clear').length, of: leaves.length };
}

function leavesBelow(tree: ProductTree, node: ProductNode): readonly CategoryView[] {
  const wantsClassifications = node.kind === 'classifications';
  const below = tree.below.get(node.kind === 'category' ? node.id : null) ?? [];
  return below
    .filter(({ type }) => node.kind === 'category' || isClassification(type) === wantsClassifications)
    .flatMap((category) =>
      tree.below.has(category.id) ? leavesBelow(tree, { kind: 'category', id: category.id }) : [category],
    );
}

function isClassification(type: CategoryView['type']): boolean {
  return type === 'UpdateClassification';
}

function isSelected({ categories, draft }: Parts, id: string): boolean {
  return draft.added.has(id) || (categories.get(id)?.selected === true && !draft.removed.has(id));
}

function parentIn({ categories }: Parts, { parent }: CategoryView): CategoryView | undefined {
  return parent === null ? undefined : categories.get(parent);
}

function ancestors(tree: Parts, id: string): readonly CategoryView[] {
  const above: CategoryView[] = [];
  let current = tree.categories.get(id);
  while (current !== undefined) {
    current = parentIn(tree, current);
    if (current === undefined || above.includes(current)) break;
    above.push(current);
  }
  return above;
}
