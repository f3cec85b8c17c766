import { type CatalogKey, type CatalogRow, RowFlag } from '../../domain/catalogRow.ts';
import type { ExportableCatalog } from '../../domain/exportableCatalog.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';
import { isConfigType, type UpdateHeader } from '../../domain/updateHeader.ts';
import type { UpdateRecord } from '../../domain/updateRecord.ts';

const pageSize = 5000;

interface Entry {
  readonly row: CatalogRow;
  readonly isConfig: boolean;
  /** Numbers of ids. */
  readonly prerequisites: Uint32Array;
  /** Numbers of ids, each followed by a revision. */
  readonly bundles: Uint32Array;
}

/**
 * A catalog of the store at a generation, as an export is made from it. The graph stands in memory, headers and documents are read from the
 * store: the generation has to be one that is kept until the export ends.
 */
export class StoredCatalog implements ExportableCatalog {
  readonly #store: Store;
  readonly #entries: Entry[] = [];
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Ordinals by number of the id. */
  readonly #ordinals = new Map<number, number[]>();

  private constructor(store: Store) {
    this.#store = store;
  }

  /** Reads all rows, or those alone that are still offered, a page at a time. Rejects with `notFound` when the generation is no longer kept. */
  static async read(
    store: Store,
    catalog: CatalogKey,
    generation: number,
    { offeredOnly = false, signal }: { readonly offeredOnly?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<StoredCatalog> {
    const read = new StoredCatalog(store);
    const unwanted = offeredOnly ? RowFlag.noLongerOffered : 0;
    for await (const rows of pagesOf((after) =>
      store.rows(catalog, generation, pageAfter(after, pageSize)),
    )) {
      signal?.throwIfAborted();
      await read.#add(rows.filter(({ flags }) => (flags & unwanted) === 0));
    }
    return read;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The row at an ordinal. */
  row(ordinal: number): CatalogRow {
    return this.#entry(ordinal).row;
  }

  identity(ordinal: number): RevisionIdentity {
    const { updateId, revision } = this.row(ordinal);
    return { updateId, revision };
  }

  isConfig(ordinal: number): boolean {
    return this.#entry(ordinal).isConfig;
  }

  changedSince(ordinal: number, generation: number): boolean {
    return this.row(ordinal).introduced > generation;
  }

  *prerequisites(ordinal: number): Iterable<string> {
    for (const id of this.#entry(ordinal).prerequisites) yield this.#ids[id] ?? '';
  }

  revisionsOf(updateId: string): Iterable<number> {
    return this.#ordinals.get(this.#numbers.get(updateId) ?? -1) ?? [];
  }

  *bundled(ordinal: number): Iterable<number> {
    const { bundles } = this.#entry(ordinal);
    for (let index = 0; index < bundles.length; index += 2) {
      for (const child of this.#ordinals.get(bundles[index] ?? -1) ?? [])
        if (this.row(child).revision === bundles[index + 1]) yield child;
    }
  }

  async headers(ordinals: readonly number[]): Promise<readonly UpdateHeader[]> {
    return this.#store.headers(ordinals.map((ordinal) => this.row(ordinal).record));
  }

  async records(ordinals: readonly number[]): Promise<readonly UpdateRecord[]> {
    return this.#store.records(ordinals.map((ordinal) => this.row(ordinal).record));
  }

  async #add(rows: readonly CatalogRow[]): Promise<void> {
    const summaries = await this.#store.summaries(rows.map(({ record }) => record));
    for (const [index, row] of rows.entries()) {
      const summary = summaries[index];
      if (summary === undefined) continue;
      const ordinal = this.#entries.length;
      this.#entries.push({
        row,
        isConfig: isConfigType(summary.updateType),
        prerequisites: Uint32Array.from(summary.prerequisites, (needed) => this.#number(needed)),
        bundles: Uint32Array.from(
          summary.bundles.flatMap((one) => [this.#number(one.updateId), one.revision]),
        ),
      });
      const id = this.#number(row.updateId);
      const known = this.#ordinals.get(id);
      if (known === undefined) this.#ordinals.set(id, [ordinal]);
      else known.push(ordinal);
    }
  }

  #number(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.push(id) - 1;
    this.#numbers.set(id, number);
    return number;
  }

  #entry(ordinal: number): Entry {
    const entry = this.#entries[ordinal];
    if (entry === undefined) throw new RangeError(`Ordinal ${ordinal} of ${this.size}`);
    return entry;
  }
}
