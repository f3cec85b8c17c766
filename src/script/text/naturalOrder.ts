import type { NetContext } from '../types/netType.ts';
import { findMethod } from '../types/lookup.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import { Char, Decimal, Double, Integer, signOf, Single } from '../values/number.ts';
import { EnumValue } from '../values/enumValue.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';
import { compareByCulture } from './compareText.ts';

/** Order of two values as .NET's default comparer has it: IComparable of the left one. Throws InvalidOperationException where there is none. */
export function compareNatural(left: Value, right: Value, context: NetContext): number {
  context.checkpoint();
  if (isNull(left) || isNull(right)) return Number(isNull(right)) - Number(isNull(left));
  if (typeof left === 'string' && typeof right === 'string') {
    return compareByCulture(left, right, false, context.culture);
  }
  const [a, b] = [scalarOf(left), scalarOf(right)];
  if (a !== undefined && b !== undefined && typeof a === typeof b)
    return a < b ? -1 : a > b ? 1 : Number(isNaNumber(b)) - Number(isNaNumber(a));
  if (left instanceof Decimal && right instanceof Decimal) {
    return signOf(left.mantissa * 10n ** BigInt(right.scale) - right.mantissa * 10n ** BigInt(left.scale));
  }
  if (left instanceof NetObject) {
    const method = findMethod(context.types.of(left), 'compareto', context.types)?.overloads[0];
    if (method !== undefined && right instanceof NetObject && right.typeName === left.typeName) {
      return Number(method.invoke(left, [right], context));
    }
  }
  throw new NetThrow(
    new NetException('System.InvalidOperationException', 'Failed to compare two elements in the array.'),
  );
}

/** What is no number comes before all numbers. */
function isNaNumber(value: number | bigint): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

function scalarOf(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Double || value instanceof Single) return value.value;
  if (value instanceof Integer || value instanceof EnumValue) return value.value;
  return value instanceof Char ? value.code : undefined;
}
