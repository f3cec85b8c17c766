import type { NetContext } from '../../types/netType.ts';
import { CustomObject } from '../../values/customObject.ts';
import type { Value } from '../../values/value.ts';
import { compareValues, type ComparisonOptions } from './compareValues.ts';

/** Keeps the first objects of their kind: by value, those made of properties by each of them. */
export class UniqueObjects {
  readonly #seen: Value[] = [];
  readonly #options: ComparisonOptions;
  readonly #byProperties: boolean;

  /** `byProperties`: the objects were made by a selection of properties. */
  constructor(caseSensitive: boolean, byProperties: boolean) {
    this.#options = { caseSensitive };
    this.#byProperties = byProperties;
  }

  /** The first ones of their kind, in the order in which they came. */
  get all(): readonly Value[] {
    return this.#seen;
  }

  /** Takes an object, unless one of its kind is there. */
  add(object: Value, context: NetContext): void {
    for (const other of this.#seen) if (this.#same(object, other, context)) return;
    context.allow('items', 1);
    this.#seen.push(object);
  }

  #same(left: Value, right: Value, context: NetContext): boolean {
    const options = this.#options;
    if (!this.#byProperties || !(left instanceof CustomObject) || !(right instanceof CustomObject))
      return compareValues(left, right, options, context) === 0;
    if (left.members.size !== right.members.size) return false;
    for (const [key, member] of left.members) {
      const other = right.members.get(key);
      if (member.kind !== 'note' || other?.kind !== 'note') return false;
      if (compareValues(member.value, other.value, options, context) !== 0) return false;
    }
    return true;
  }
}
