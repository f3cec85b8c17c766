import { NetObject, type Value } from '../values/value.ts';

/** `$foreach` and `$switch`: where a loop is in its collection. */
export class LoopEnumerator extends NetObject {
  readonly typeName = 'System.Collections.IEnumerator';
  #iterator: Iterator<Value>;
  readonly #items: Iterable<Value>;
  /** Null before the first and after the last. */
  current: Value = null;

  constructor(items: Iterable<Value>) {
    super();
    this.#items = items;
    this.#iterator = items[Symbol.iterator]();
  }

  /** Goes to the next item; false after the last. */
  moveNext(): boolean {
    const step = this.#iterator.next();
    const ended = step.done === true;
    this.current = ended ? null : step.value;
    return !ended;
  }

  /** Back to before the first. */
  reset(): void {
    this.#iterator = this.#items[Symbol.iterator]();
    this.current = null;
  }
}
