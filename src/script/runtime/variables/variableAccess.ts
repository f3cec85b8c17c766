import { scriptError } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import type { Variable } from '../../values/variable.ts';
import { assignVariable } from './assignVariable.ts';
import { qualifiedName } from './qualifiedName.ts';
import type { Engine } from '../execution.ts';
import type { ScopeReference, VariableAccess } from '../runspace.ts';
import { automaticNames, type Scope } from './scope.ts';

/** The scope that a reference names, seen from the block that runs. */
export function scopeOf(engine: Engine, reference: ScopeReference): Scope {
  const { scope } = engine.frame;
  if (reference === 'global') return engine.global.top;
  if (reference === 'script') return scope.script;
  if (typeof reference !== 'number') return scope;
  const found = scope.ancestor(reference);
  if (found !== null) return found;
  throw scriptError(
    'ArgumentOutOfRange',
    `The scope number '${reference}' exceeds the number of active scopes. (Parameter 'Scope')\nActual value was ${reference}.`,
    'InvalidArgument',
    { target: reference, type: 'System.Management.Automation.PSArgumentOutOfRangeException' },
  );
}

/** The variables of a session, seen from the block that runs. */
export function variableAccess(engine: Engine): VariableAccess {
  return {
    find(name, reference) {
      const key = name.toLowerCase();
      return reference === undefined ? engine.frame.scope.find(key) : scopeOf(engine, reference).own(key);
    },
    assign(name, value, reference, force = false): Variable {
      const named = reference === undefined ? qualifiedName(name) : { scope: reference, name };
      const variable = assignVariable(scopeOf(engine, named.scope), named.name, value, force);
      if (named.scope === 'private') variable.setOptions([...variable.options, 'Private']);
      return variable;
    },
    put(variable, reference) {
      scopeOf(engine, reference).put(variable);
    },
    remove(name, reference) {
      const key = name.toLowerCase();
      const removed = (scope: Scope): boolean => {
        const variable = scope.variables.get(key);
        variable?.forget();
        return scope.delete(key);
      };
      if (reference !== undefined) return removed(scopeOf(engine, reference));
      for (let scope: Scope | null = engine.frame.scope; scope !== null; scope = scope.parent)
        if (removed(scope)) return true;
      return false;
    },
    list(reference) {
      if (reference !== undefined) return ownVariables(scopeOf(engine, reference));
      const seen = new Map<string, Variable>();
      for (let scope: Scope | null = engine.frame.scope; scope !== null; scope = scope.parent)
        for (const variable of ownVariables(scope)) {
          const key = variable.name.toLowerCase();
          if (!seen.has(key) && (scope === engine.frame.scope || !variable.options.has('Private')))
            seen.set(key, variable);
        }
      return [...seen.values()];
    },
  };
}

function ownVariables(scope: Scope): Variable[] {
  for (const name of automaticNames) scope.own(name);
  return [...scope.variables.values()];
}

/** A variable by a name that may carry a scope. */
export function findQualified(engine: Engine, name: string): Value | undefined {
  const { scope, name: plain } = qualifiedName(name);
  const key = plain.toLowerCase();
  const variable = scope === undefined ? engine.frame.scope.find(key) : scopeOf(engine, scope).own(key);
  return variable?.read();
}

/** Assigns to a variable by a name that may carry a scope. */
export function assignQualified(engine: Engine, name: string, value: Value): void {
  const { scope, name: plain } = qualifiedName(name);
  assignVariable(scopeOf(engine, scope), plain, value);
}
