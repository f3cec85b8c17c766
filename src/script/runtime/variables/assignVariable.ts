import { ScriptError, scriptError } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import { isLocked, Variable, type VariableAttribute } from '../../values/variable.ts';
import type { Scope } from './scope.ts';

/** Assigns in a scope through options and attributes of the variable, which is made where there is none. Returns it. */
export function assignVariable(scope: Scope, name: string, value: Value, force = false): Variable {
  const key = name.toLowerCase();
  const known = scope.own(key) ?? shared(scope, key);
  if (known === undefined) {
    const made = new Variable(name, value);
    scope.variables.set(key, made);
    return made;
  }
  if (known.plain) {
    known.value = value;
    return known;
  }
  if (isLocked(known, force)) throw notWritable(known.name);
  known.store(passAttributes(known, value, scope));
  return known;
}

/** A value as the attributes of a variable keep it. */
export function passAttributes(variable: Variable, value: Value, scope: Scope | null = null): Value {
  let kept = value;
  for (const attribute of variable.attributes)
    kept = attribute.converts && scope !== null ? convertIn(scope, attribute, kept) : attribute.apply(kept);
  return kept;
}

/** Converts for a variable of a scope: in the outermost one a bad value is an error of the variable, elsewhere one of the conversion. */
export function convertIn(scope: Scope, attribute: VariableAttribute, value: Value): Value {
  try {
    return scope.parent === null && attribute.transform !== undefined
      ? attribute.transform(value)
      : attribute.apply(value);
  } catch (error) {
    if (!(error instanceof ScriptError) || scope.parent !== null) throw error;
    throw scriptError('RuntimeException', error.message, 'MetadataError', {
      type: 'System.Management.Automation.ArgumentTransformationMetadataException',
      inner: error.record.exception,
    });
  }
}

/** A variable that is one for all scopes: `$Error`, `$PID`, a preference that is computed. */
function shared(scope: Scope, key: string): Variable | undefined {
  for (let at = scope.parent; at !== null; at = at.parent) {
    const variable = at.variables.get(key);
    if (variable !== undefined) return variable.options.has('AllScope') ? variable : undefined;
  }
  return undefined;
}

/** The error of writing to a constant or read-only variable. */
export function notWritable(name: string): Error {
  return scriptError(
    'VariableNotWritable',
    `Cannot overwrite variable ${name} because it is read-only or constant.`,
    'WriteError',
    { target: name, type: 'System.Management.Automation.SessionStateUnauthorizedAccessException' },
  );
}
