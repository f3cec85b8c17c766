import { NetEnumerable } from './netEnumerable.ts';
import type { Value } from './value.ts';

/** An object of a class of a script that has a GetEnumerator of its own. */
export class ScriptEnumerable extends NetEnumerable {
  readonly typeName: string;
  readonly count = undefined;
  readonly #enumerate: (self: ScriptEnumerable) => Iterable<Value>;

  constructor(typeName: string, enumerate: (self: ScriptEnumerable) => Iterable<Value>) {
    super();
    this.typeName = typeName;
    this.#enumerate = enumerate;
  }

  elements(): Iterable<Value> {
    return this.#enumerate(this);
  }
}
