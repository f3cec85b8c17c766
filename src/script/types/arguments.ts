import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import { EnumValue } from '../values/enumValue.ts';
import { NetArray } from '../values/netArray.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import { Dictionary } from '../values/dictionary.ts';
import { DictionaryEntry } from '../values/dictionaryEntry.ts';
import { isNull, type NetObject, type Value } from '../values/value.ts';

/**
 * What a member takes out of its arguments, which have been converted to the types of its parameters before: a value of another type is a mistake of
 * the declaration.
 */
function mismatch(wanted: string, value: Value | undefined): TypeError {
  return new TypeError(`A member was declared to take ${wanted} and got ${typeof value}`);
}

/** A defect: a member that was called on a value of another type than it was declared for. */
export function wrongSelf(type: string): TypeError {
  return new TypeError(`A member of ${type} was called on another value`);
}

/** Takes an object of a class: what a member was called on or given. */
export function instanceOf<Own extends NetObject>(
  kind: abstract new (...args: never) => Own,
  type: string,
): (value: Value | undefined) => Own {
  return (value) => {
    if (value instanceof kind) return value;
    throw wrongSelf(type);
  };
}

/** An Int32, or a smaller whole number. */
export function int(value: Value | undefined): number {
  if (typeof value === 'number') return value;
  if (value instanceof Integer || value instanceof EnumValue) return Number(value.value);
  if (value instanceof Char) return value.code;
  throw mismatch('Int32', value);
}

/** An Int64 or another whole number. */
export function long(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof Integer || value instanceof EnumValue) return value.value;
  throw mismatch('Int64', value);
}

/** A double. */
export function double(value: Value | undefined): number {
  if (value instanceof Double || value instanceof Single) return value.value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw mismatch('Double', value);
}

/** A decimal. */
export function decimal(value: Value | undefined): Decimal {
  if (value instanceof Decimal) return value;
  throw mismatch('Decimal', value);
}

/** A boolean. */
export function bool(value: Value | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw mismatch('Boolean', value);
}

/** A text; null counts as the empty one, as for members that treat both alike. */
export function text(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  throw mismatch('String', value);
}

/** A text that must not be null: ArgumentNullException with the name of the parameter otherwise. */
export function required(value: Value | undefined, name: string): string {
  if (typeof value === 'string') return value;
  if (value === null) throw argumentNull(name);
  throw mismatch('String', value);
}

/** A char, as a text of one unit. */
export function char(value: Value | undefined): string {
  if (value instanceof Char) return String.fromCharCode(value.code);
  throw mismatch('Char', value);
}

/** The number of a value of an enum. */
export function enumNumber(value: Value | undefined): number {
  if (value instanceof EnumValue) return Number(value.value);
  throw mismatch('an enum', value);
}

/** The bits of a value of an enum of flags; none where it is not given. */
export function flagBits(value: Value | undefined): number {
  return value instanceof EnumValue ? Number(value.value) : 0;
}

/** The items of an array or another collection; none of null. */
export function items(value: Value | undefined): readonly Value[] {
  if (value instanceof NetArray) return value.items;
  if (value instanceof NetEnumerable) return [...value.elements()];
  if (value instanceof Dictionary)
    return [...value.entries()].map((entry) => new DictionaryEntry(entry.key, entry.value));
  if (value === null) return [];
  throw mismatch('a collection', value);
}

/** The characters of a char[] as a text; none of null. */
export function charsOf(value: Value | undefined): string {
  return items(value ?? null)
    .map((item) => char(item))
    .join('');
}

/** Bytes of a byte[]. */
export function bytes(value: Value | undefined): Uint8Array {
  return Uint8Array.from(items(value), (item) => int(item));
}

/** A byte[] of bytes. */
export function byteArray(values: Iterable<number>): NetArray {
  return new NetArray(
    Array.from(values, (value) => new Integer('System.Byte', BigInt(value))),
    'System.Byte',
  );
}

/** A string[] of texts. */
export function stringArray(values: Iterable<string>): NetArray {
  return new NetArray([...values], 'System.String');
}

/** An argument as it is. */
export function any(value: Value | undefined): Value {
  if (value === undefined) throw mismatch('a value', value);
  return isNull(value) ? null : value;
}

/** An exception of .NET on its way up. */
export function netError(
  type: string,
  message: string,
  properties: Readonly<Record<string, Value>> = {},
): NetThrow {
  return new NetThrow(new NetException(type, message, null, properties));
}

/** ArgumentNullException. */
export function argumentNull(name: string): NetThrow {
  return netError('System.ArgumentNullException', `Value cannot be null. (Parameter '${name}')`, {
    ParamName: name,
  });
}

/** ArgumentException of a text that must not be empty. */
export function emptyText(name: string): NetThrow {
  return netError('System.ArgumentException', `The value cannot be an empty string. (Parameter '${name}')`);
}

/** ArgumentOutOfRangeException. */
export function outOfRange(message: string, name: string): NetThrow {
  return netError('System.ArgumentOutOfRangeException', `${message} (Parameter '${name}')`, {
    ParamName: name,
  });
}

/** ArgumentOutOfRangeException of a number that may not be negative. */
export function negative(name: string, value: number): NetThrow {
  return refused(name, value, 'a non-negative value');
}

/** ArgumentOutOfRangeException of a number that is too great. */
export function tooGreat(
  name: string,
  value: number,
  limit: number,
  below = 'less than or equal to',
): NetThrow {
  return refused(name, value, `${below} '${limit}'`);
}

function refused(name: string, value: number, wanted: string): NetThrow {
  return netError(
    'System.ArgumentOutOfRangeException',
    `${name} ('${value}') must be ${wanted}. (Parameter '${name}')\nActual value was ${value}.`,
    { ParamName: name, ActualValue: value },
  );
}

/** ArgumentOutOfRangeException of a place that is past the end of a collection, which is itself one. */
export function beyondEnd(name = 'index'): NetThrow {
  return outOfRange(
    'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    name,
  );
}

/** ArgumentOutOfRangeException of a place that a collection does not have. */
export function indexOutOfRange(name = 'index'): NetThrow {
  return outOfRange(
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    name,
  );
}
