import type { RecordNumber } from '../../domain/catalogRow.ts';
import type { Generation } from '../../domain/store.ts';
import { retainedFrom } from '../generationRetention.ts';
import { WordColumn } from './wordColumn.ts';

/** Columns of a catalog's rows: `introduced` ≤ g < `retired` (0 = not yet) says which generations a row belongs to. */
export const rowColumnNames = [
  'id',
  'revision',
  'record',
  'flags',
  'since',
  'introduced',
  'retired',
] as const;

/** Name of a column of rows. */
export type RowColumnName = (typeof rowColumnNames)[number];

/** One value a column, made by name. */
export function rowColumns<T>(make: (name: RowColumnName) => T): Readonly<Record<RowColumnName, T>> {
  return {
    id: make('id'),
    revision: make('revision'),
    record: make('record'),
    flags: make('flags'),
    since: make('since'),
    introduced: make('introduced'),
    retired: make('retired'),
  };
}

/** What a snapshot keeps of a catalog. */
export interface CatalogSections {
  readonly columns: Readonly<Record<RowColumnName, Uint32Array>>;
  readonly generations: readonly Generation[];
  readonly published: number;
}

/** A row as it is put in; `since` in seconds, `id` the number of the update id. */
export interface RowValue {
  readonly id: number;
  readonly revision: number;
  readonly record: RecordNumber;
  readonly flags: number;
  readonly since: number;
}

/**
 * The rows of one catalog over all kept generations, as intervals. A row that changes is closed and a new one opened in the
 * open generation; a second change in the same open generation replaces the first, and one that restores the old state undoes it.
 */
export class CatalogTable {
  /** Whether the catalog has one row per update id (a site's) instead of one per revision (a SUP's). */
  readonly keyedById: boolean;
  readonly #columns: Readonly<Record<RowColumnName, WordColumn>>;
  /** Latest row + 1 by number of the update id, and the row before it + 1 by row. */
  readonly #head = new WordColumn();
  readonly #previous = new WordColumn();
  #generations: Generation[];
  #published: number;
  #openChanges = 0;

  constructor(keyedById: boolean, sections?: CatalogSections) {
    const column = (name: RowColumnName): WordColumn => new WordColumn(sections?.columns[name]);
    this.keyedById = keyedById;
    this.#columns = rowColumns(column);
    this.#generations = [...(sections?.generations ?? [])];
    this.#published = sections?.published ?? 0;
    for (let row = 0; row < this.size; row++) {
      this.#link(row);
      if (this.introduced(row) === this.open) this.#openChanges++;
      if (this.#columns.retired.at(row) === this.open) this.#openChanges++;
    }
  }

  /** How many rows there are, closed ones included; rows are numbered from 0. */
  get size(): number {
    return this.#columns.id.length;
  }

  /** Number of the published generation, 0 before the first. */
  get published(): number {
    return this.#published;
  }

  /** Number of the generation that changes go to. */
  get open(): number {
    return this.#published + 1;
  }

  get hasOpenChanges(): boolean {
    return this.#openChanges > 0;
  }

  /** The kept generations, oldest first. */
  get generations(): readonly Generation[] {
    return this.#generations;
  }

  /** Whether the state at a generation can still be told; 0 is the empty state before the first. */
  keeps(generation: number): boolean {
    return generation === 0 || this.#generations.some(({ number }) => number === generation);
  }

  id(row: number): number {
    return this.#columns.id.at(row);
  }

  revision(row: number): number {
    return this.#columns.revision.at(row);
  }

  record(row: number): RecordNumber {
    return this.#columns.record.at(row);
  }

  flags(row: number): number {
    return this.#columns.flags.at(row);
  }

  /** Seconds since 1970 UTC. */
  since(row: number): number {
    return this.#columns.since.at(row);
  }

  introduced(row: number): number {
    return this.#columns.introduced.at(row);
  }

  /** Whether the row belongs to a generation. */
  isVisible(row: number, generation: number): boolean {
    const retired = this.#columns.retired.at(row);
    return this.introduced(row) <= generation && (retired === 0 || retired > generation);
  }

  /** The rows of an update id at a generation. */
  *rowsOf(id: number, generation: number): Generator<number, void, void> {
    for (let row = this.#head.at(id) - 1; row >= 0; row = this.#previous.at(row) - 1) {
      if (this.isVisible(row, generation)) yield row;
    }
  }

  /** The row with the same key as `like` at a generation, −1 when there is none. */
  sameKey(like: number, generation: number): number {
    return this.#visible(this.id(like), this.revision(like), generation);
  }

  /** The rows that belong to a kept generation or the open one. */
  *keptRows(): Generator<number, void, void> {
    const oldest = this.#generations[0]?.number ?? 0;
    for (let row = 0; row < this.size; row++) {
      const retired = this.#columns.retired.at(row);
      if (retired === 0 || (retired > oldest && retired > this.introduced(row))) yield row;
    }
  }

  /** How many rows belong to a generation. */
  count(generation: number): number {
    let count = 0;
    for (let row = 0; row < this.size; row++) if (this.isVisible(row, generation)) count++;
    return count;
  }

  upsert(value: RowValue): void {
    const current = this.#visible(value.id, value.revision, this.open);
    if (current >= 0 && this.#equals(current, value)) return;
    if (current >= 0) this.#close(current);
    const before = this.#visible(value.id, value.revision, this.#published);
    if (before >= 0 && this.#equals(before, value)) {
      this.#columns.retired.set(before, 0);
      this.#openChanges--;
      return;
    }
    const { id, revision, record, flags, since, introduced, retired } = this.#columns;
    id.push(value.id);
    revision.push(value.revision);
    record.push(value.record);
    flags.push(value.flags);
    since.push(value.since);
    introduced.push(this.open);
    retired.push(0);
    this.#link(this.size - 1);
    this.#openChanges++;
  }

  remove(id: number, revision: number): void {
    const current = this.#visible(id, revision, this.open);
    if (current >= 0) this.#close(current);
  }

  /** Makes the open generation the published one. */
  publish(time: number): void {
    this.#published++;
    this.#generations.push({ number: this.#published, published: time });
    this.#generations = retainedFrom(this.#generations, time);
    this.#openChanges = 0;
  }

  /** Throws the open generation away. */
  discard(): void {
    const { open } = this;
    let size = this.size;
    // Rows of the open generation are the last ones, and the chains end in them.
    while (size > 0 && this.introduced(size - 1) === open) {
      size--;
      this.#head.set(this.id(size), this.#previous.at(size));
    }
    for (const name of rowColumnNames) this.#columns[name].cut(size);
    this.#previous.cut(size);
    for (let row = 0; row < size; row++) {
      if (this.#columns.retired.at(row) === open) this.#columns.retired.set(row, 0);
    }
    this.#openChanges = 0;
  }

  /** The content as a snapshot keeps it: copies without the rows that no kept generation holds. */
  sections(): CatalogSections {
    const kept = [...this.keptRows()];
    const column = (name: RowColumnName): Uint32Array =>
      Uint32Array.from(kept, (row) => this.#columns[name].at(row));
    return {
      columns: rowColumns(column),
      generations: this.#generations,
      published: this.#published,
    };
  }

  #visible(id: number, revision: number, generation: number): number {
    for (const row of this.rowsOf(id, generation)) {
      if (this.keyedById || this.revision(row) === revision) return row;
    }
    return -1;
  }

  #equals(row: number, { record, flags, revision }: RowValue): boolean {
    return this.record(row) === record && this.flags(row) === flags && this.revision(row) === revision;
  }

  /** Ends a row with the open generation; one that began there belongs to no generation afterwards. */
  #close(row: number): void {
    this.#columns.retired.set(row, this.open);
    this.#openChanges += this.introduced(row) === this.open ? -1 : 1;
  }

  #link(row: number): void {
    const id = this.id(row);
    this.#head.extendTo(id + 1);
    this.#previous.extendTo(row + 1);
    this.#previous.set(row, this.#head.at(id));
    this.#head.set(id, row + 1);
  }
}
