import type { NetContext, NetOverload, NetType } from '../types/netType.ts';
import { isAssignable } from '../types/lookup.ts';
import { isNumber } from '../text/formatNumber.ts';
import { EnumValue } from '../values/enumValue.ts';
import { Char } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { isNumberType, numberTypeOf, type NumberTypeName } from './toNumber.ts';

/** Types of numbers that hold every value of the one before them. */
const wideTypes: readonly NumberTypeName[] = [
  'System.Int64',
  'System.Single',
  'System.Double',
  'System.Decimal',
];

/** How well a constructor's one parameter takes a value: 0 not at all. One that takes anything goes before those that would make a number narrower. */
function fit(value: Value, parameterType: string, context: NetContext): number {
  const from = context.types.of(value);
  if (from.fullName === parameterType) return 4;
  if (parameterType === 'System.Object') return 2.5;
  if (value instanceof Char || value instanceof EnumValue) {
    return parameterType === 'System.Int64' ? 3 : parameterType === 'System.Int32' ? 2 : 0;
  }
  if (isNumber(value) && isNumberType(parameterType)) {
    const real = ['System.Double', 'System.Single', 'System.Decimal'].includes(numberTypeOf(value));
    if (real) return parameterType === 'System.Double' ? 2 : 0;
    return wideTypes.includes(parameterType) ? 3 : parameterType === 'System.Int32' ? 2 : 0;
  }
  const to = context.types.find(parameterType);
  if (to === undefined) return 0;
  if (isAssignable(from, to, context.types)) return 3;
  // A number is the text of it where the type does not read texts itself.
  return parameterType === 'System.String' && isNumber(value) ? 1 : 0;
}

/** An object made by the constructor of one parameter that takes the value as it is; undefined where there is none. */
export function viaConstructor(
  value: Value,
  type: NetType,
  context: NetContext,
  convert: (value: Value, type: NetType) => Value,
): Value | undefined {
  // A collection is made of items, never of how many it is to have.
  if (type.facts.interfaces.includes('System.Collections.ICollection') && isNumber(value)) return undefined;
  const readsTexts = type.facts.staticMethods.has('parse');
  let best: NetOverload | undefined;
  let bestFit = 0;
  for (const constructor of type.facts.constructors) {
    const [parameter, second] = constructor.parameters;
    if (parameter === undefined || parameter.rest || (second !== undefined && second.fallback === undefined))
      continue;
    const found = fit(value, parameter.type, context);
    if (found === 1 && readsTexts) continue;
    if (found > bestFit) {
      best = constructor;
      bestFit = found;
    }
  }
  if (best === undefined) return undefined;
  const [parameter, ...more] = best.parameters;
  const target = parameter === undefined ? undefined : context.types.find(parameter.type);
  const given = target === undefined ? value : convert(value, target);
  return best.invoke(null, [given, ...more.map(({ fallback }) => fallback ?? null)], context);
}
