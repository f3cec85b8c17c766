import type { ScopeReference } from '../../runtime/runspace.ts';
import { hasWildcards, unescapeWildcards, wildcardPattern } from '../../text/wildcard.ts';
import { variablePrivate, type Variable } from '../../values/variable.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The variables that names stand for, less those left out. A name without wildcards that stands for none is an error. */
export function variablesNamed(
  names: readonly string[],
  scope: ScopeReference,
  runtime: CommandRuntime,
): readonly Variable[] {
  const { variables } = runtime.runspace;
  const matcher = (parameter: string) =>
    (runtime.strings(parameter) ?? []).map((pattern) => wildcardPattern(pattern));
  const included = matcher('Include');
  const excluded = matcher('Exclude');
  const fits = ({ name }: Variable) =>
    (included.length === 0 || included.some((matches) => matches(name))) &&
    !excluded.some((matches) => matches(name));
  const found: Variable[] = [];
  for (const name of names) {
    if (hasWildcards(name)) {
      const matches = wildcardPattern(name);
      const all = variables
        .list(scope)
        .filter((variable) => !variable.isHidden && matches(variable.name) && fits(variable));
      found.push(...all.sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1)));
      continue;
    }
    const variable = variables.find(unescapeWildcards(name.replace(/^variable:/i, '')), scope);
    if (variable?.isHidden === true) runtime.writeError(variablePrivate(name).record);
    else if (variable === undefined) {
      if (included.length === 0 && excluded.length === 0) tellMissing(name, runtime);
    } else if (fits(variable)) found.push(variable);
  }
  return found;
}

function tellMissing(name: string, runtime: CommandRuntime): void {
  runtime.writeError(
    commandError('VariableNotFound', `Cannot find a variable with the name '${name}'.`, 'ObjectNotFound', {
      type: 'System.Management.Automation.ItemNotFoundException',
      target: name,
    }),
  );
}

/** The error of a variable that may not be changed or removed. */
export function notWritable(name: string, verb: 'overwrite' | 'remove'): ReturnType<typeof commandError> {
  const message =
    verb === 'remove'
      ? `Cannot remove variable ${name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`
      : `Cannot overwrite variable ${name} because it is read-only or constant.`;
  return commandError(
    verb === 'remove' ? 'VariableNotRemovable' : 'VariableNotWritable',
    message,
    'WriteError',
    {
      type: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
      target: name,
    },
  );
}
