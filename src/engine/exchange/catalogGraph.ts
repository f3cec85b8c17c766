import type { CatalogKey, CatalogRow } from '../../domain/catalogRow.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { CatalogGraph } from '../../domain/selection.ts';
import type { At, Store } from '../../domain/store.ts';

interface BundledRevision {
  readonly id: number;
  readonly revision: number;
}

/** All rows of a catalog at one generation as the graph that a selection is made from, those no longer offered among them. */
export class RowGraph implements CatalogGraph {
  readonly rows: CatalogRow[] = [];
  readonly #isConfig: boolean[] = [];
  readonly #needs: (readonly number[])[] = [];
  readonly #bundles: (readonly BundledRevision[])[] = [];
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  /** Ordinals by number of the id. */
  readonly #revisions = new Map<number, number[]>();

  /** Reads the catalog, a page at a time. Rejects with `notFound` when the generation is no longer kept. */
  static async read(store: Store, catalog: CatalogKey, at: At): Promise<RowGraph> {
    const graph = new RowGraph();
    for await (const rows of pagesOf((after) => store.rows(catalog, at, pageAfter(after, 5000)))) {
      const summaries = await store.summaries(rows.map(({ record }) => record));
      for (const [index, row] of rows.entries()) {
        const summary = summaries[index];
        if (summary === undefined) continue;
        const ordinal = graph.rows.push(row) - 1;
        const { updateType, prerequisites, bundles } = summary;
        graph.#isConfig.push(updateType === 'Category' || updateType === 'Detectoid');
        graph.#needs.push(prerequisites.map((id) => graph.#number(id)));
        graph.#bundles.push(
          bundles.map(({ updateId, revision }) => ({ id: graph.#number(updateId), revision })),
        );
        const id = graph.#number(row.updateId);
        const revisions = graph.#revisions.get(id);
        if (revisions === undefined) graph.#revisions.set(id, [ordinal]);
        else revisions.push(ordinal);
      }
    }
    return graph;
  }

  get size(): number {
    return this.rows.length;
  }

  isConfig(ordinal: number): boolean {
    return this.#isConfig[ordinal] ?? false;
  }

  changedSince(ordinal: number, generation: number): boolean {
    return (this.rows[ordinal]?.introduced ?? 0) > generation;
  }

  *prerequisites(ordinal: number): Iterable<string> {
    for (const id of this.#needs[ordinal] ?? []) yield this.#texts[id] ?? '';
  }

  revisionsOf(updateId: string): Iterable<number> {
    const id = this.#ids.get(updateId);
    return id === undefined ? [] : (this.#revisions.get(id) ?? []);
  }

  *bundled(ordinal: number): Iterable<number> {
    for (const { id, revision } of this.#bundles[ordinal] ?? []) {
      for (const child of this.#revisions.get(id) ?? []) {
        if (this.rows[child]?.revision === revision) yield child;
      }
    }
  }

  #number(id: string): number {
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    const number = this.#texts.push(id) - 1;
    this.#ids.set(id, number);
    return number;
  }
}
