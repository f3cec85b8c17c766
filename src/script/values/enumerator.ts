import { NetEnumerable } from './netEnumerable.ts';
import { nothing, type Value } from './value.ts';

/** An enumerator: what GetEnumerator() returns. A pipeline takes what is left of it. */
export class Enumerator extends NetEnumerable {
  readonly typeName: string;
  readonly count = undefined;
  readonly #source: () => Iterable<Value>;
  #iterator: Iterator<Value>;
  /** Where it stands; nothing before the first and after the last. */
  current: Value = nothing;

  constructor(typeName: string, source: () => Iterable<Value>) {
    super();
    this.typeName = typeName;
    this.#source = source;
    this.#iterator = source()[Symbol.iterator]();
  }

  /** Goes to the next item; false where there is none. */
  moveNext(): boolean {
    const next = this.#iterator.next();
    this.current = next.done === true ? nothing : next.value;
    return next.done !== true;
  }

  /** Goes back before the first item. */
  reset(): void {
    this.current = nothing;
    this.#iterator = this.#source()[Symbol.iterator]();
  }

  *elements(): Iterable<Value> {
    while (this.moveNext()) yield this.current;
  }
}
