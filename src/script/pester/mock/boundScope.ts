import type { CompiledBlock } from '../../runtime/compile/compiledBlock.ts';
import { Scope } from '../../runtime/variables/scope.ts';
import { Dictionary } from '../../values/dictionary.ts';
import type { Value } from '../../values/value.ts';

/** What a mocked command was called with. */
export interface Bound {
  readonly bound: ReadonlyMap<string, Value>;
  readonly rest: readonly Value[];
}

/** A scope for a block of a mock, in which the parameters of the call are variables. */
export function boundScope({ state }: CompiledBlock, { bound }: Bound): Scope {
  const scope = new Scope(state.current, 'local');
  for (const [name, value] of bound) scope.define(name, value);
  scope.define('PesterBoundParameters', boundTable(bound));
  return scope;
}

/** The parameters of a call as a table. */
export function boundTable(bound: ReadonlyMap<string, Value>): Dictionary {
  const table = new Dictionary();
  for (const [name, value] of bound) table.set(name, value);
  return table;
}
