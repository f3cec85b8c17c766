import { NetEnumerable } from './netEnumerable.ts';
import { nothing, type Value } from './value.ts';

/** An enumerator: what GetEnumerator() returns. A pipeline takes what is left of it. */
export class Enumerator extends NetEnumerable {
  override readonly isEnumerator = true;
  readonly typeName: string;
  readonly count = undefined;
  readonly #keepsLast: boolean;
  readonly #source: () => Iterable<Value>;
  #iterator: Iterator<Value>;
  /** Where it stands; nothing before the first and after the last. */
  current: Value = nothing;

  /** `keepsLast`: behind the end it still has the last item, as that of a range. */
  constructor(typeName: string, source: () => Iterable<Value>, keepsLast = false) {
    super();
    this.#keepsLast = keepsLast;
    this.typeName = typeName;
    this.#source = source;
    this.#iterator = source()[Symbol.iterator]();
  }

  /** Goes to the next item; false where there is none. */
  moveNext(): boolean {
    const next = this.#iterator.next();
    if (next.done !== true) this.current = next.value;
    else if (!this.#keepsLast) this.current = nothing;
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
