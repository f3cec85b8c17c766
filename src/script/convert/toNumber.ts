import { decimalOfDouble, parseDecimal, parseFloating, parseWhole, ungrouped } from '../text/parseNumber.ts';
import { roundHalfEven, scanNumber } from '../text/scanNumber.ts';
import { EnumValue } from '../values/enumValue.ts';
import {
  Char,
  Decimal,
  Double,
  Integer,
  Single,
  integerRanges,
  type IntegerTypeName,
} from '../values/number.ts';
import { Boxed } from '../values/extendedMembers.ts';
import { isNull, type Value } from '../values/value.ts';
import type { NumberValue } from '../text/formatNumber.ts';
import { isNumber } from '../text/formatNumber.ts';

/** Full name of a type of numbers. */
export type NumberTypeName =
  'System.Int32' | 'System.Int64' | 'System.Double' | 'System.Single' | 'System.Decimal' | IntegerTypeName;

const numberTypes: ReadonlySet<string> = new Set([
  ...['System.Int32', 'System.Int64', 'System.Double', 'System.Single', 'System.Decimal'],
  ...['System.Numerics.BigInteger', ...Object.keys(integerRanges)],
]);

/** Whether a full name is that of a type of numbers. */
export function isNumberType(fullName: string): fullName is NumberTypeName {
  return numberTypes.has(fullName);
}

/** The type of a number. */
export function numberTypeOf(value: NumberValue): NumberTypeName {
  if (typeof value === 'number') return 'System.Int32';
  return typeof value === 'bigint' ? 'System.Int64' : value.typeName;
}

/** What is wrong with a number for a type: it is out of its range. */
export interface OutOfRange {
  readonly message: string;
  /** Full name of .NET's exception. */
  readonly type: 'System.OverflowException' | 'System.FormatException';
}

/** Whether a conversion found that the number does not fit. */
export function isOutOfRange(value: Value | OutOfRange): value is OutOfRange {
  return typeof value === 'object' && value !== null && 'message' in value && !('typeName' in value);
}

const rangeNames: ReadonlyMap<string, string> = new Map([
  ['System.SByte', 'a signed byte'],
  ['System.Byte', 'an unsigned byte'],
  ['System.Int16', 'an Int16'],
  ['System.UInt16', 'a UInt16'],
  ['System.Int32', 'an Int32'],
  ['System.UInt32', 'a UInt32'],
  ['System.Int64', 'an Int64'],
  ['System.UInt64', 'a UInt64'],
  ['System.Char', 'a character'],
  ['System.Decimal', 'a Decimal'],
]);

/** .NET's text about a number that a type does not hold. */
export function outOfRangeOf(fullName: string): OutOfRange {
  return {
    message: `Value was either too large or too small for ${rangeNames.get(fullName) ?? 'the type'}.`,
    type: 'System.OverflowException',
  };
}

/** A whole number as a value of a type of whole numbers; undefined where the type does not hold it. */
export function wholeOfType(value: bigint, type: NumberTypeName): Value | undefined {
  switch (type) {
    case 'System.Int32':
      return value >= -2147483648n && value <= 2147483647n ? Number(value) : undefined;
    case 'System.Int64':
      return BigInt.asIntN(64, value) === value ? value : undefined;
    case 'System.Double':
      return new Double(Number(value));
    case 'System.Single':
      return new Single(Number(value));
    case 'System.Decimal':
      return value < 1n << 96n && value > -(1n << 96n) ? new Decimal(value, 0) : undefined;
    case 'System.Numerics.BigInteger':
      return new Integer(type, value);
    default: {
      const [low, high] = integerRanges[type];
      return value >= low && value <= high ? new Integer(type, value) : undefined;
    }
  }
}

/** The double of a number, which may lose digits. */
export function doubleOf(value: NumberValue | Char | EnumValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Decimal) return Number(`${value.mantissa}e-${value.scale}`);
  if (value instanceof Char) return value.code;
  if (value instanceof Integer && value.typeName === 'System.Numerics.BigInteger')
    return truncatedDouble(value.value);
  return Number(value.value);
}

/** A whole number as the double at or below it in size, as BigInteger becomes one: it does not round. */
export function truncatedDouble(value: bigint): number {
  const size = value < 0n ? -value : value;
  const surplus = BigInt(Math.max(size.toString(2).length - 53, 0));
  const kept = Number((size >> surplus) << surplus);
  return value < 0n ? -kept : kept;
}

/** A whole number of any type as a bigint; undefined for another value. */
export function wholeNumber(value: Value | undefined): bigint | undefined {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  return value instanceof Integer ? value.value : undefined;
}

/** The whole number that a number of a type of whole numbers is; zero for others. */
export function wholeValue(value: NumberValue): bigint {
  return wholeNumber(value) ?? 0n;
}

/** The whole number of a decimal, halves to even. */
export function roundDecimal({ mantissa, scale }: Decimal): bigint {
  const divisor = 10n ** BigInt(scale);
  const size = mantissa < 0n ? -mantissa : mantissa;
  const twice = (size % divisor) * 2n;
  const floor = size / divisor;
  const rounded = twice > divisor || (twice === divisor && floor % 2n === 1n) ? floor + 1n : floor;
  return mantissa < 0n ? -rounded : rounded;
}

const smallTypes: ReadonlySet<string> = new Set([
  'System.Byte',
  'System.SByte',
  'System.Int16',
  'System.UInt16',
]);

/** What .NET says of a real number that a type of whole numbers does not hold: small types take it by way of Int32. */
function overflowOf(whole: bigint | undefined, type: NumberTypeName): OutOfRange {
  if (type === 'System.Int64' || type === 'System.UInt64')
    return { message: 'Arithmetic operation resulted in an overflow.', type: 'System.OverflowException' };
  const fitsInt = whole !== undefined && wholeOfType(whole, 'System.Int32') !== undefined;
  return outOfRangeOf(smallTypes.has(type) && !fitsInt ? 'System.Int32' : type);
}

/** A number as one of another type: halves to even, never wrapping. */
export function changeNumber(value: NumberValue, type: NumberTypeName): Value | OutOfRange {
  if (numberTypeOf(value) === type) return value;
  if (type === 'System.Double') return new Double(doubleOf(value));
  if (type === 'System.Single') return new Single(doubleOf(value));
  if (value instanceof Double || value instanceof Single) {
    if (type === 'System.Decimal') {
      return decimalOfDouble(value.value, value instanceof Single ? 7 : 15) ?? outOfRangeOf(type);
    }
    if (!Number.isFinite(value.value)) return overflowOf(undefined, type);
    const whole = BigInt(
      type === 'System.Numerics.BigInteger' ? Math.trunc(value.value) : roundHalfEven(value.value),
    );
    const fitting = wholeOfType(whole, type);
    return fitting ?? overflowOf(whole, type);
  }
  const whole =
    value instanceof Decimal ? roundDecimal(value) : typeof value === 'object' ? value.value : BigInt(value);
  return wholeOfType(whole, type) ?? outOfRangeOf(type);
}

function notNumber(text: string): OutOfRange {
  return {
    message: `The input string '${text}' was not in a correct format.`,
    type: 'System.FormatException',
  };
}

/** The number of a type that a text is: `''` is zero, hex and multipliers count, fractions are rounded to even for whole types. */
export function numberOfText(text: string, type: NumberTypeName): Value | OutOfRange {
  const isWhole = ![
    'System.Double',
    'System.Single',
    'System.Decimal',
    'System.Numerics.BigInteger',
  ].includes(type);
  if (text.trim() === '') return wholeOfType(0n, type) ?? 0;
  if (isWhole) {
    const whole = parseWhole(text) ?? hashHex(text);
    if (whole !== undefined) return wholeOfType(whole, type) ?? outOfRangeOf(type);
    const full = /^\s*0x([0-9a-f]*)\s*$/i.exec(text);
    if (full !== null) return fullWidthHex(full[1] ?? '', type);
    if (/^\s*0x[^0-9a-f\s]/i.test(text))
      return { message: 'Could not find any recognizable digits.', type: 'System.FormatException' };
    if (/^\s*0x[0-9a-f]+[^0-9a-f\s]/i.test(text))
      return {
        message: 'Additional non-parsable characters are at the end of the string.',
        type: 'System.FormatException',
      };
  }
  const literal = scanNumber(text.trim());
  if (literal !== undefined && isNumber(literal)) {
    const changed = changeNumber(literal, type);
    return isOutOfRange(changed) ? beyond(text, type) : changed;
  }
  return parsedNumber(text, type);
}

/** The number of a text that is no literal, as Parse of the type reads it: with groups of digits, and a decimal keeps its zeros. */
function parsedNumber(text: string, type: NumberTypeName): Value | OutOfRange {
  if (type === 'System.Numerics.BigInteger') {
    const whole = parseWhole(/[.e]/i.test(text) ? '' : ungrouped(text.trim()));
    return whole === undefined
      ? { message: 'The value could not be parsed.', type: 'System.FormatException' }
      : new Integer(type, whole);
  }
  if (type === 'System.Decimal') return parseDecimal(text) ?? beyond(text, type);
  const floating = parseFloating(text);
  const isReal = type === 'System.Double' || type === 'System.Single';
  const refusal = notNumber(isReal ? text : text.trim());
  if (floating === undefined) return refusal;
  const changed = changeNumber(new Double(floating), type);
  return isOutOfRange(changed) ? refusal : changed;
}

/** A decimal too large is told so where it is written with digits alone; an exponent is not read. */
function beyond(text: string, type: NumberTypeName): OutOfRange {
  const isPlain = /^\s*[+-]?[\d,]+(?:\.\d*)?\s*$/.test(text);
  return type === 'System.Decimal' && isPlain ? outOfRangeOf(type) : notNumber(text);
}

/** `#FF` and `&hFF` are hexadecimal, as .NET's converters of whole numbers have it. */
function hashHex(text: string): bigint | undefined {
  const match = /^\s*(?:#|&h)([0-9a-f]+)\s*$/i.exec(text);
  return match === null ? undefined : BigInt(`0x${match[1] ?? '0'}`);
}

function fullWidthHex(digits: string, type: NumberTypeName): Value | OutOfRange {
  const value = BigInt(`0x0${digits}`);
  const signed = wholeOfType(
    type === 'System.Int32' && digits.length === 8
      ? BigInt.asIntN(32, value)
      : type === 'System.Int64' && digits.length === 16
        ? BigInt.asIntN(64, value)
        : value,
    type,
  );
  return signed ?? outOfRangeOf(unsignedNames.get(type) ?? type);
}

/** A text of hexadecimal digits is read as a number without a sign. */
const unsignedNames: ReadonlyMap<string, string> = new Map([
  ['System.Int32', 'System.UInt32'],
  ['System.Int64', 'System.UInt64'],
]);

/** The number that a text is in arithmetic, of the type that a literal of it would have; undefined for another text. */
export function arithmeticNumber(text: string): NumberValue | undefined {
  const bare = text.trim();
  if (bare === '') return 0;
  const scanned = scanNumber(bare);
  if (scanned !== undefined && isNumber(scanned)) return scanned;
  const floating = parseFloating(bare);
  if (floating === undefined) return undefined;
  return Number.isInteger(floating) && !/[.e]/i.test(bare) && Math.abs(floating) <= 2147483647
    ? floating
    : new Double(floating);
}

/** The number that a value is where one is wanted: of an enum, a char, a boolean, null, a text. Undefined for others. */
export function numberOf(value: Value): NumberValue | undefined {
  if (isNull(value)) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return arithmeticNumber(value);
  if (isNumber(value)) return value;
  if (value instanceof Char) return value.code;
  if (value instanceof EnumValue) return Number(value.value);
  return value instanceof Boxed ? numberOf(value.base) : undefined;
}
