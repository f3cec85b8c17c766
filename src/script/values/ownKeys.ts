import type { Equality, ScriptObject } from './scriptObject.ts';
import type { Value } from './value.ts';

/** The keys of a dictionary that say themselves what they are equal to, by their hash codes. */
export class OwnKeys {
  readonly #byHash = new Map<Value, ScriptObject[]>();

  /** The key that one is equal to; the key itself where there is none. */
  known(key: ScriptObject, equality: Equality): ScriptObject {
    const alike = this.#byHash.get(equality.hash(key));
    return alike?.find((other) => other === key || equality.equal(other, key)) ?? key;
  }

  add(key: ScriptObject, equality: Equality): void {
    const hash = equality.hash(key);
    const alike = this.#byHash.get(hash);
    if (alike === undefined) this.#byHash.set(hash, [key]);
    else alike.push(key);
  }

  remove(key: unknown): void {
    for (const [hash, alike] of this.#byHash)
      if (alike.some((other) => other === key))
        this.#byHash.set(
          hash,
          alike.filter((other) => other !== key),
        );
  }
}
