import { RowFlag } from '../../domain/catalogRow.ts';
import type { CatalogGraph } from '../../domain/selection.ts';
import type { CatalogTable } from '../tables/catalogTable.ts';
import { RecordBit } from '../segments/recordEntry.ts';
import type { StoreState } from '../checkpoint/storeState.ts';

/** A catalog at one generation as the graph that a selection is made from; ordinals stand for the rows still offered. */
export class ServedGraph implements CatalogGraph {
  readonly #state: StoreState;
  readonly #table: CatalogTable;
  readonly #generation: number;
  readonly #rows: Uint32Array;
  /** Ordinal + 1 by row, 0 for rows that are not listed. */
  readonly #ordinals: Uint32Array;

  constructor(state: StoreState, table: CatalogTable, generation: number) {
    this.#state = state;
    this.#table = table;
    this.#generation = generation;
    this.#ordinals = new Uint32Array(table.size);
    const rows = new Uint32Array(table.size);
    let size = 0;
    for (let row = 0; row < table.size; row++) {
      if (!table.isVisible(row, generation) || table.flags(row) & RowFlag.noLongerOffered) continue;
      if (state.records.bits(table.record(row)) & RecordBit.dropped) continue;
      rows[size++] = row;
      this.#ordinals[row] = size;
    }
    this.#rows = rows.slice(0, size);
  }

  get size(): number {
    return this.#rows.length;
  }

  /** The row that an ordinal stands for. */
  row(ordinal: number): number {
    return this.#rows[ordinal] ?? 0;
  }

  isConfig(ordinal: number): boolean {
    return (this.#state.records.bits(this.#record(ordinal)) & RecordBit.typeMask) < 2;
  }

  changedSince(ordinal: number, generation: number): boolean {
    return this.#table.introduced(this.row(ordinal)) > generation;
  }

  *prerequisites(ordinal: number): Iterable<string> {
    for (const id of this.#state.records.needs(this.#record(ordinal))) yield this.#state.ids.text(id);
  }

  *revisionsOf(updateId: string): Iterable<number> {
    const id = this.#state.ids.find(updateId);
    if (id < 0) return;
    for (const row of this.#table.rowsOf(id, this.#generation)) {
      const ordinal = (this.#ordinals[row] ?? 0) - 1;
      if (ordinal >= 0) yield ordinal;
    }
  }

  *bundled(ordinal: number): Iterable<number> {
    const bundles = this.#state.records.bundles(this.#record(ordinal));
    for (let index = 0; index < bundles.length; index += 2) {
      for (const row of this.#table.rowsOf(bundles[index] ?? 0, this.#generation)) {
        const child = (this.#ordinals[row] ?? 0) - 1;
        if (child >= 0 && this.#table.revision(row) === bundles[index + 1]) yield child;
      }
    }
  }

  #record(ordinal: number): number {
    return this.#table.record(this.row(ordinal));
  }
}
