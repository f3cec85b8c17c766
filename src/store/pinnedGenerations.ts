import type { CatalogTable } from './tables/catalogTable.ts';

/** A state of a catalog that somebody reads. */
export interface PinnedGeneration {
  readonly table: CatalogTable;
  /** Number of the generation. */
  readonly number: number;
}

/**
 * The generations that readers hold, for as long as they hold them: also one whose catalog was dropped meanwhile. A reader
 * lets go by being forgotten; nothing has to be given back.
 */
export class PinnedGenerations {
  readonly #readers = new Set<WeakRef<{ readonly pinned: PinnedGeneration }>>();
  #sweepAt = 64;

  /** Keeps what the reader reads. */
  add(reader: { readonly pinned: PinnedGeneration }): void {
    this.#readers.add(new WeakRef(reader));
    if (this.#readers.size < this.#sweepAt) return;
    for (const known of this.#readers) if (known.deref() === undefined) this.#readers.delete(known);
    this.#sweepAt = Math.max(64, this.#readers.size * 2);
  }

  *[Symbol.iterator](): Generator<PinnedGeneration, void, void> {
    for (const reader of this.#readers) {
      const pinned = reader.deref()?.pinned;
      if (pinned !== undefined) yield pinned;
    }
  }
}
