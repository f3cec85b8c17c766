import type { Value } from '../values/value.ts';
import type { NetMethod, NetOverload } from './netType.ts';
import { typeDisplay } from './typeText.ts';

/** An overload as Get-Member shows it: `string Trim(Params char[] trimChars)`. */
function overloadText(
  name: string,
  { parameters, returns, typeParameters }: NetOverload,
  isStatic = false,
): string {
  const list = parameters.map((parameter) => {
    const type = parameter.type.endsWith('&')
      ? `[ref] ${typeDisplay(parameter.type.slice(0, -1))}`
      : typeDisplay(parameter.type);
    const fallback = parameter.fallback === undefined ? '' : ` = ${fallbackText(parameter.fallback)}`;
    return `${parameter.rest ? 'Params ' : ''}${type} ${parameter.name}${fallback}`;
  });
  const generic = typeParameters === undefined ? '' : `[${typeParameters.join(', ')}]`;
  return `${isStatic ? 'static ' : ''}${typeDisplay(returns)} ${name}${generic}(${list.join(', ')})`;
}

function fallbackText(value: Value): string {
  return value === null || typeof value === 'object' ? 'null' : String(value);
}

/** The overloads of a method, a line each. */
export function methodDefinitions({ name, overloads }: NetMethod, isStatic = false): string[] {
  return overloads.map((overload) => overloadText(name, overload, isStatic));
}
