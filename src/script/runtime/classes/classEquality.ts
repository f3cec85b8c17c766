import { invokeMethod } from '../../members/invokeMethod.ts';
import { sameObject } from '../../operators/compare.ts';
import { baseChain } from '../../types/lookup.ts';
import type { Equality } from '../../values/scriptObject.ts';
import { type ScriptClass, scriptClassOf } from './scriptClass.ts';

const equalities = new WeakMap<ScriptClass, Equality | null>();

/** How a class tells its objects apart; null where neither it nor a class that it derives from has an Equals or a GetHashCode of its own. */
export function equalityOf(declared: ScriptClass): Equality | null {
  let known = equalities.get(declared);
  if (known === undefined) {
    const isOwn = has(declared, 'gethashcode', 0) || has(declared, 'equals', 1);
    known = isOwn ? ownEquality(declared) : null;
    equalities.set(declared, known);
  }
  return known;
}

function has({ type, frame: { engine } }: ScriptClass, method: string, count: number): boolean {
  return baseChain(type, engine.types).some(
    (base) =>
      scriptClassOf(base) !== undefined &&
      base.facts.methods.get(method)?.overloads.some(({ parameters }) => parameters.length === count) ===
        true,
  );
}

function ownEquality(declared: ScriptClass): Equality {
  const { engine } = declared.frame;
  const comparesItself = has(declared, 'equals', 1);
  const hashesItself = has(declared, 'gethashcode', 0);
  return {
    // Without a hash code of its own an object is no key but its own.
    hash: (self) => (hashesItself ? invokeMethod(self, 'GetHashCode', [], engine) : self),
    equal: (self, other) => self === other || (comparesItself && sameObject(self, other, engine)),
  };
}
