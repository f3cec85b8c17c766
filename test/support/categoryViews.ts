import type { CategoryView } from '../../src/service/api/subscription.ts';

/** A category as the service shows it. */
export function categoryView(id: string, changes: Partial<CategoryView> = {}): CategoryView {
  return {
    ...{ id, type: 'Product', name: id, path: [id], parent: null },
    ...{ selected: false, retired: false, isNew: false, excludedByDefault: false },
    ...changes,
  };
}

/** One company with two families, three products below the first, and two classifications. */
export function categoryViews(
  changes: Readonly<Record<string, Partial<CategoryView>>> = {},
): readonly CategoryView[] {
  const of = (id: string, type: CategoryView['type'], path: readonly string[]): CategoryView => {
    const parent = path.at(-1) ?? null;
    return categoryView(id, { type, path: [...path, id], parent, ...changes[id] });
  };
  return [
    of('Microsoft', 'Company', []),
    of('Windows', 'ProductFamily', ['Microsoft']),
    of('Office', 'ProductFamily', ['Microsoft']),
    ...['Windows 11', 'Windows 10', 'Windows 2'].map((id) => of(id, 'Product', ['Microsoft', 'Windows'])),
    of('Updates', 'UpdateClassification', []),
    of('Drivers', 'UpdateClassification', []),
  ];
}
