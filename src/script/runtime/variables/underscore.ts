import type { Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import type { Scope } from './scope.ts';

/** Runs something with `$_` set in a scope; what it was before comes back. */
export function withUnderscore(scope: Scope, value: Value, run: () => void): void {
  withVariable(scope, '_', value, run);
}

/** Runs something with a variable, by its name in lower case, set in a scope; what it was before comes back. */
export function withVariable(scope: Scope, name: string, value: Value, run: () => void): void {
  const { variables } = scope;
  const known = variables.get(name);
  if (known === undefined) {
    const made = new Variable(name, value);
    variables.set(name, made);
    try {
      run();
    } finally {
      made.removed = true;
      variables.delete(name);
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
