import { isNumberType, wholeOfType } from '../../convert/toNumber.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import { netError, stringArray } from '../arguments.ts';
import type { Enumeration, NetType } from '../netType.ts';

/** What an enum is; throws for another type, as the methods of System.Type do. */
export function enumerationOf(type: NetType): Enumeration {
  if (type.facts.enumeration !== null) return type.facts.enumeration;
  throw netError('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')", {
    ParamName: 'enumType',
  });
}

/** Names and numbers of an enum in the order of their numbers, negative ones last, as .NET lists them. */
export function orderedValues(type: NetType): readonly (readonly [string, bigint])[] {
  return [...enumerationOf(type).values].sort(([, a], [, b]) => compareUnsigned(a, b));
}

function compareUnsigned(left: bigint, right: bigint): number {
  const [a, b] = [BigInt.asUintN(64, left), BigInt.asUintN(64, right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names of an enum, as GetEnumNames has them. */
export const enumNames = (type: NetType): NetArray => stringArray(orderedValues(type).map(([name]) => name));

/** Values of an enum, as GetEnumValues has them. */
export const enumValues = (type: NetType): NetArray =>
  new NetArray(
    orderedValues(type).map(([, value]) => new EnumValue(type.fullName, value)),
    type.fullName,
  );

/** Numbers of an enum, of the type that it is made of. */
export function enumNumbers(type: NetType): NetArray {
  const { underlying } = enumerationOf(type);
  const numbers = orderedValues(type).map(([, value]) =>
    isNumberType(underlying) ? (wholeOfType(value, underlying) ?? null) : null,
  );
  return new NetArray(numbers, underlying);
}

/** Name of a value or a number of an enum; null where it has none. */
export function enumNameOf(type: NetType, value: Value): string | null {
  const number = value instanceof EnumValue ? value.value : BigInt(Number(value));
  return orderedValues(type).find(([, known]) => known === number)?.[0] ?? null;
}

/** Whether an enum has a value, a number or, to the letter, a name. */
export function isEnumDefined(type: NetType, value: Value): boolean {
  return typeof value === 'string' ? enumerationOf(type).values.has(value) : enumNameOf(type, value) !== null;
}
