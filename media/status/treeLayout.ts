/** Where something stands in a tree that is drawn downwards, a row each. */
export interface TreePlace {
  /** Place in the list that was given. */
  readonly index: number;
  readonly depth: number;
  readonly row: number;
  /** Row of what it hangs on; null for a top. */
  readonly parentRow: number | null;
}

/** Lays a tree out: each one right below what it hangs on and what hangs on its elder siblings. `parents` are places in the list, null for tops; circles are broken. */
export function treeLayout(parents: readonly (number | null)[]): readonly TreePlace[] {
  const places: TreePlace[] = [];
  const done = new Set<number>();
  const add = (index: number, depth: number, parentRow: number | null): void => {
    if (done.has(index)) return;
    done.add(index);
    const row = places.length;
    places.push({ index, depth, row, parentRow });
    parents.forEach((parent, child) => {
      if (parent === index) add(child, depth + 1, row);
    });
  };
  parents.forEach((parent, index) => {
    if (parent === null) add(index, 0, null);
  });
  parents.forEach((_parent, index) => {
    add(index, 0, null);
  });
  return places;
}
