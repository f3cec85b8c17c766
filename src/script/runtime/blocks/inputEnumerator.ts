import { NetEnumerable } from '../../values/netEnumerable.ts';
import type { Value } from '../../values/value.ts';

/** `$input`: what a function got from the pipeline; can be run through once, then again after a reset. */
export class InputEnumerator extends NetEnumerable {
  readonly typeName = 'System.Collections.ArrayList+ArrayListEnumeratorSimple';
  readonly #items: readonly Value[];
  #next = 0;

  constructor(items: readonly Value[]) {
    super();
    this.#items = items;
  }

  readonly count = undefined;
  override readonly isEnumerator = true;

  get current(): Value {
    return this.#items[this.#next - 1] ?? null;
  }

  moveNext(): boolean {
    if (this.#next >= this.#items.length) return false;
    this.#next++;
    return true;
  }

  reset(): void {
    this.#next = 0;
  }

  /** What is left, which is run through by it. */
  *elements(): Iterable<Value> {
    while (this.moveNext()) yield this.current;
  }
}
