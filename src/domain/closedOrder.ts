import type { CatalogGraph } from './selection.ts';

/**
 * Gathers revisions of a catalog so that all that one of them needs is there and stands before it: every listed revision of its
 * prerequisites, and what it bundles (`wsus-export-format.md`). Cycles are cut.
 */
export class ClosedOrder {
  readonly #graph: CatalogGraph;
  readonly #gathered: Uint8Array;

  constructor(graph: CatalogGraph) {
    this.#graph = graph;
    this.#gathered = new Uint8Array(graph.size);
  }

  has(ordinal: number): boolean {
    return this.#gathered[ordinal] === 1;
  }

  /** Adds an ordinal with what it needs; returns what was not there before, in order. */
  add(ordinal: number): readonly number[] {
    const added: number[] = [];
    if (this.has(ordinal)) return added;
    const stack = [this.#enter(ordinal)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.needs.next();
      if (next.done === true) {
        added.push(top.ordinal);
        stack.pop();
      } else if (!this.has(next.value)) stack.push(this.#enter(next.value));
    }
    return added;
  }

  /** Forgets what was gathered. */
  clear(): void {
    this.#gathered.fill(0);
  }

  #enter(ordinal: number): { readonly ordinal: number; readonly needs: Iterator<number> } {
    this.#gathered[ordinal] = 1;
    return { ordinal, needs: needsOf(this.#graph, ordinal) };
  }
}

/** The ordinals with all that they need, in order. */
export function closedOrder(graph: CatalogGraph, ordinals: Iterable<number>): Uint32Array {
  const closed = new ClosedOrder(graph);
  const order: number[] = [];
  for (const ordinal of ordinals) for (const added of closed.add(ordinal)) order.push(added);
  return Uint32Array.from(order);
}

function* needsOf(graph: CatalogGraph, ordinal: number): Generator<number, void, void> {
  for (const id of graph.prerequisites(ordinal)) yield* graph.revisionsOf(id);
  yield* graph.bundled(ordinal);
}
