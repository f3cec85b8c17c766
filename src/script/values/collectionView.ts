import { NetEnumerable } from './netEnumerable.ts';
import type { Value } from './value.ts';

/** A collection that shows another's items: the keys of a hashtable, the groups of a match, an enumerator. */
export class CollectionView extends NetEnumerable {
  readonly typeName: string;
  readonly #elements: () => Iterable<Value>;
  readonly #count: (() => number) | undefined;

  constructor(typeName: string, elements: () => Iterable<Value>, count?: () => number) {
    super();
    this.typeName = typeName;
    this.#elements = elements;
    this.#count = count;
  }

  elements(): Iterable<Value> {
    return this.#elements();
  }

  get count(): number | undefined {
    return this.#count?.();
  }
}
