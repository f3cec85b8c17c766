import { invokeMethod } from '../../members/invokeMethod.ts';
import { sameObject } from '../../operators/compare.ts';
import { baseChain } from '../../types/lookup.ts';
import type { Equality } from '../../values/scriptObject.ts';
import { type ScriptClass, scriptClassOf } from './scriptClass.ts';

const equalities = new WeakMap<ScriptClass, Equality | null>();

/** How a class tells its objects apart; null where neither it nor a class that it derives from has a GetHashCode of its own. */
export function equalityOf(declared: ScriptClass): Equality | null {
  let known = equalities.get(declared);
  if (known === undefined) {
    known = has(declared, 'gethashcode', 0) ? ownEquality(declared) : null;
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
  return {
    hash: (self) => invokeMethod(self, 'GetHashCode', [], engine),
    equal: (self, other) => self === other || (comparesItself && sameObject(self, other, engine)),
  };
}
