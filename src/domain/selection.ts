/**
 * A catalog as a graph over ordinals 0 … size−1, one per listed revision. Whoever serves a catalog describes it this
 * way, so that what a filter selects is decided in one place.
 */
export interface CatalogGraph {
  readonly size: number;
  /** Category or detectoid. */
  isConfig(ordinal: number): boolean;
  /** Whether the revision was introduced after the generation. */
  changedSince(ordinal: number, generation: number): boolean;
  /** Ids in any prerequisite clause: plain clauses count too, hidden children name their categories there. */
  prerequisites(ordinal: number): Iterable<string>;
  /** Ordinals of the listed revisions that carry the id. */
  revisionsOf(updateId: string): Iterable<number>;
  /** Ordinals of the bundled revisions that are listed. */
  bundled(ordinal: number): Iterable<number>;
}

/** One list of a filter, by id: whether only changes are wanted. */
export type DeltaById = ReadonlyMap<string, boolean>;

/** The configuration items changed since a generation (undefined: all), prerequisites before dependents. */
export function selectConfig(graph: CatalogGraph, since: number | undefined): Uint32Array {
  const chosen = new Uint8Array(graph.size);
  for (let ordinal = 0; ordinal < graph.size; ordinal++) {
    if (graph.isConfig(ordinal) && (since === undefined || graph.changedSince(ordinal, since)))
      chosen[ordinal] = 1;
  }
  return ordered(graph, chosen, (ordinal) => prerequisiteOrdinals(graph, ordinal));
}

/**
 * The updates that match one of `categories` and one of `classifications` (undefined: everything), with their bundle
 * closure, bundled revisions before bundles. One of the lists alone matches nothing (MS-WSUSSS 3.1.4.5.3.1).
 * An update is left out when all ids that it matches by ask for changes only and it did not change since `since`.
 */
export function selectUpdates(
  graph: CatalogGraph,
  filter: { readonly categories: DeltaById; readonly classifications: DeltaById } | undefined,
  since: number | undefined,
): Uint32Array {
  const chosen = new Uint8Array(graph.size);
  const pending: number[] = [];
  for (let ordinal = 0; ordinal < graph.size; ordinal++) {
    if (graph.isConfig(ordinal)) continue;
    const match = filter === undefined ? 'delta' : matchOf(graph, ordinal, filter);
    if (match === 'none') continue;
    if (match === 'delta' && since !== undefined && !graph.changedSince(ordinal, since)) continue;
    chosen[ordinal] = 1;
    pending.push(ordinal);
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of graph.bundled(next)) {
      if (chosen[child]) continue;
      chosen[child] = 1;
      pending.push(child);
    }
  }
  return ordered(graph, chosen, (ordinal) => graph.bundled(ordinal));
}

/** All configuration items, and the updates that match one of the products and one of the classifications (null: all). */
export function* matchingOrdinals(
  graph: CatalogGraph,
  filter: { readonly products: readonly string[]; readonly classifications: readonly string[] } | null,
): Generator<number, void, void> {
  const lists = filter && {
    categories: allOf(filter.products),
    classifications: allOf(filter.classifications),
  };
  for (let ordinal = 0; ordinal < graph.size; ordinal++) {
    if (graph.isConfig(ordinal) || lists === null || matchOf(graph, ordinal, lists) !== 'none') yield ordinal;
  }
}

function allOf(ids: readonly string[]): DeltaById {
  return new Map(ids.map((id) => [id, false]));
}

function matchOf(
  graph: CatalogGraph,
  ordinal: number,
  filter: { readonly categories: DeltaById; readonly classifications: DeltaById },
): 'none' | 'delta' | 'all' {
  let category: boolean | undefined;
  let classification: boolean | undefined;
  for (const id of graph.prerequisites(ordinal)) {
    const categoryDelta = filter.categories.get(id);
    if (categoryDelta !== undefined) category = (category ?? true) && categoryDelta;
    const classificationDelta = filter.classifications.get(id);
    if (classificationDelta !== undefined) classification = (classification ?? true) && classificationDelta;
  }
  if (category === undefined || classification === undefined) return 'none';
  return category && classification ? 'delta' : 'all';
}

function* prerequisiteOrdinals(graph: CatalogGraph, ordinal: number): Iterable<number> {
  for (const id of graph.prerequisites(ordinal)) yield* graph.revisionsOf(id);
}

/** Depth-first order of the chosen ordinals in which everything that one of them needs stands before it; cycles are cut. */
function ordered(
  graph: CatalogGraph,
  chosen: Uint8Array,
  needs: (ordinal: number) => Iterable<number>,
): Uint32Array {
  const order: number[] = [];
  const stack: { readonly ordinal: number; readonly rest: Iterator<number> }[] = [];
  const enter = (ordinal: number): void => {
    chosen[ordinal] = 2;
    stack.push({ ordinal, rest: needs(ordinal)[Symbol.iterator]() });
  };
  for (let root = 0; root < graph.size; root++) {
    if (chosen[root] !== 1) continue;
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        order.push(top.ordinal);
        stack.pop();
      } else if (chosen[next.value] === 1) enter(next.value);
    }
  }
  return Uint32Array.from(order);
}
