import type { Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import type { Scope } from './scope.ts';

/** Runs something with `$_` set in a scope; what it was before comes back. */
export function withUnderscore(scope: Scope, value: Value, run: () => void): void {
  const { variables } = scope;
  const known = variables.get('_');
  if (known === undefined) {
    const made = new Variable('_', value);
    variables.set('_', made);
    try {
      run();
    } finally {
      made.removed = true;
      variables.delete('_');
    }
    return;
  }
  const before = known.value;
  known.value = value;
  try {
    run();
  } finally {
    known.value = before;
  }
}
