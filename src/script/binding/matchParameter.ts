import type { InvocationInfo } from '../values/invocationInfo.ts';
import { bindingError } from './bindingError.ts';
import type { BindingPlan, PlannedParameter } from './bindingPlan.ts';

/**
 * The parameter that a name stands for: the one of that name or alias, else the only one that begins with it; the command's own come before the common
 * ones. Undefined for none; throws AmbiguousParameter for several.
 */
export function matchParameter(
  { parameters, byName }: BindingPlan,
  name: string,
  invocation: InvocationInfo,
): PlannedParameter | undefined {
  const key = name.toLowerCase();
  const exact = byName.get(key);
  if (exact !== undefined || key === '') return exact;
  const begins = (text: string) => text.toLowerCase().startsWith(key);
  const byOwnName = parameters.filter((parameter) => begins(parameter.name));
  const byAlias = parameters.filter(
    (parameter) => !byOwnName.includes(parameter) && parameter.metadata.aliases.some(begins),
  );
  const found = [...byOwnName, ...byAlias];
  if (found.length < 2) return found[0];
  const own = found.filter(({ common }) => !common);
  if (own.length === 1) return own[0];
  const matches = found.map((parameter) => ` -${parameter.name}`).join('');
  throw bindingError(
    invocation,
    'AmbiguousParameter',
    `Parameter cannot be processed because the parameter name '${name}' is ambiguous. Possible matches include:${matches}.`,
    { parameter: name },
  );
}
