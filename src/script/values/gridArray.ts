import { NetEnumerable } from './netEnumerable.ts';
import type { Value } from './value.ts';

/** An array of several dimensions (`int[,]`); its items stand row by row. */
export class GridArray extends NetEnumerable {
  readonly items: Value[];
  readonly elementType: string;
  readonly lengths: readonly number[];

  constructor(items: Value[], elementType: string, lengths: readonly number[]) {
    super();
    this.items = items;
    this.elementType = elementType;
    this.lengths = lengths;
  }

  get typeName(): string {
    return `${this.elementType}[${','.repeat(this.lengths.length - 1)}]`;
  }

  get count(): number {
    return this.items.length;
  }

  elements(): Iterable<Value> {
    return this.items;
  }

  /** The place of an item by its indexes; undefined where one is out of range. */
  placeOf(indexes: readonly number[]): number | undefined {
    let place = 0;
    for (const [dimension, length] of this.lengths.entries()) {
      const index = indexes[dimension] ?? -1;
      if (index < 0 || index >= length) return undefined;
      place = place * length + index;
    }
    return indexes.length === this.lengths.length ? place : undefined;
  }
}
