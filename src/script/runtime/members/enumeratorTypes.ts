import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { type NetObject, nothing, type Value } from '../../values/value.ts';
import { InputEnumerator } from '../blocks/inputEnumerator.ts';
import { selfOf } from './selfOf.ts';

/** `$input`. */
export function enumeratorTypes(): NetType[] {
  return [enumerator('System.Collections.ArrayList+ArrayListEnumeratorSimple', InputEnumerator)];
}

/** What an enumerator can do. */
interface Walks {
  readonly current: Value;
  moveNext(): boolean;
  reset(): void;
}

function enumerator(fullName: string, kind: abstract new (...args: never[]) => NetObject & Walks): NetType {
  return new TypeBuilder(fullName, selfOf(kind), { interfaces: ['System.Collections.IEnumerator'] })
    .property('System.Object Current', ({ current }) => current)
    .method('bool MoveNext()', (self) => self.moveNext())
    .method('void Reset()', (self) => {
      self.reset();
      return nothing;
    })
    .build();
}
