import type { Value } from '../values/value.ts';
import type { NetMethod, NetOverload } from './netType.ts';
import { typeDisplay } from './typeText.ts';

/** An overload as Get-Member shows it: `string Trim(Params char[] trimChars)`. */
function overloadText(name: string, overload: NetOverload, isStatic = false): string {
  const { typeParameters, of } = overload;
  const { parameters, returns } = overload.declared ?? overload;
  const generic = typeParameters === undefined ? '' : `[${typeParameters.join(', ')}]`;
  const whole = of === undefined ? name : `${of}.${name}`;
  return `${isStatic ? 'static ' : ''}${typeDisplay(returns)} ${whole}${generic}(${parametersText(parameters)})`;
}

function parametersText(parameters: NetOverload['parameters']): string {
  const list = parameters.map((parameter) => {
    const type = parameter.type.endsWith('&')
      ? `[ref] ${typeDisplay(parameter.type.slice(0, -1))}`
      : typeDisplay(parameter.type);
    const fallback = parameter.fallback === undefined ? '' : ` = ${fallbackText(parameter.fallback)}`;
    return `${parameter.rest ? 'Params ' : ''}${type} ${parameter.name}${fallback}`;
  });
  return list.join(', ');
}

/** A property with parameters as Get-Member shows it, by the method that reads it: `char Chars(int index) {get;}`. */
export function indexerDefinition({ name, overloads }: NetMethod, isSettable: boolean): string {
  const property = name.slice('get_'.length);
  const accessors = isSettable ? '{get;set;}' : '{get;}';
  return overloads
    .map(
      ({ returns, parameters }) =>
        `${typeDisplay(returns)} ${property}(${parametersText(parameters)}) ${accessors}`,
    )
    .join(', ');
}

function fallbackText(value: Value): string {
  return value === null || typeof value === 'object' ? 'null' : String(value);
}

/** The overloads of a method, a line each. */
export function methodDefinitions({ name, overloads, told = [] }: NetMethod, isStatic = false): string[] {
  return [...overloads.map((overload) => overloadText(name, overload, isStatic)), ...told];
}
