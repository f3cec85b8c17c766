import { Decimal, Double, Integer, Single, integerRanges } from '../values/number.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';
import type { Culture, NumberPatterns } from './culture.ts';
import { formatCustomNumber } from './formatCustomNumber.ts';
import {
  digitsOfDecimal,
  digitsOfInteger,
  exactDigits,
  roundHalfEven,
  roundHalfUp,
  roundedDouble,
  shortestDigits,
  type NumberDigits,
} from './numberDigits.ts';

/** A number of any type that has one; null for another value. */
export type NumberValue = number | bigint | Double | Single | Decimal | Integer;

/** Whether a value is of a number's type (not a char, not an enum). */
export function isNumber(value: Value): value is NumberValue {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Double ||
    value instanceof Integer ||
    value instanceof Decimal ||
    value instanceof Single
  );
}

/** FormatException of a format that is none. */
export function badFormat(): NetThrow {
  return new NetThrow(new NetException('System.FormatException', 'Format specifier was invalid.'));
}

const special = (value: number, { notANumber, positiveInfinity, negativeInfinity }: NumberPatterns) =>
  Number.isNaN(value) ? notANumber : value > 0 ? positiveInfinity : negativeInfinity;

/** A number by a format as .NET's ToString takes it: `N2`, `x`, `0.00;(0.00)`; the empty one is `G`. Throws FormatException. */
export function formatNumber(value: NumberValue, format: string, culture: Culture): string {
  const floating = value instanceof Double || value instanceof Single;
  if (floating && !Number.isFinite(value.value)) return special(value.value, culture.numbers);
  if (format === '') {
    return typeof value === 'number' || typeof value === 'bigint'
      ? String(value)
      : general(value, 'G', 0, culture);
  }
  const standard = /^([a-zA-Z])(\d{0,9})\0*$/.exec(format);
  if (standard === null) return formatCustomNumber(customDigits(value), format, culture.numbers);
  const [, letter = '', digits = ''] = standard;
  const precision = digits === '' ? -1 : Number(digits);
  if (precision > 999_999_999) throw badFormat();
  return standardFormat(value, letter, precision, culture);
}

function standardFormat(value: NumberValue, letter: string, precision: number, culture: Culture): string {
  const { numbers } = culture;
  switch (letter.toUpperCase()) {
    case 'G':
      return general(value, letter, Math.max(precision, 0), culture);
    case 'R':
      return general(value, letter === 'R' ? 'G' : 'g', 0, culture);
    case 'D':
      return signed(digitText(wholeOf(value)).padStart(precision, '0'), wholeOf(value) < 0n, numbers);
    case 'X':
      return hexadecimal(value, letter === 'X').padStart(precision, '0');
    case 'B':
      return twosComplement(value).toString(2).padStart(precision, '0');
    case 'F':
      return fixed(value, precision < 0 ? numbers.decimalDigits : precision, false, numbers, '-n');
    case 'N':
      return fixed(value, precision < 0 ? numbers.decimalDigits : precision, true, numbers, '-n');
    case 'C': {
      const count = precision < 0 ? numbers.currencyDigits : precision;
      const text = fixed(value, count, true, numbers, numbers.currencyNegative, numbers.currencyPositive);
      return text.replace('$', () => numbers.currencySymbol);
    }
    case 'P': {
      const count = precision < 0 ? numbers.percentDigits : precision;
      return fixed(value, count, true, numbers, numbers.percentNegative, numbers.percentPositive, 2);
    }
    case 'E':
      return exponential(value, letter, precision < 0 ? 6 : precision, numbers);
    default:
      throw badFormat();
  }
}

/** All digits that a number has; of a double the exact ones. */
function allDigits(value: NumberValue): NumberDigits {
  if (value instanceof Double || value instanceof Single) return exactDigits(value.value);
  if (value instanceof Decimal) return digitsOfDecimal(value.mantissa, value.scale);
  return digitsOfInteger(wholeOf(value));
}

/** The digits that a custom format sees: 15 of a double, 7 of a single. */
function customDigits(value: NumberValue): NumberDigits {
  if (value instanceof Double) return roundedDouble(value.value, 15);
  if (value instanceof Single) return roundedDouble(value.value, 7);
  return allDigits(value);
}

/** Rounds to so many digits from the first on, as the type does. */
function rounded(value: NumberValue, digits: NumberDigits, count: number): NumberDigits {
  return value instanceof Double || value instanceof Single
    ? roundHalfEven(digits, count)
    : roundHalfUp(digits, count);
}

function wholeOf(value: NumberValue): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'bigint') return value;
  if (value instanceof Integer) return value.value;
  throw badFormat();
}

function digitText(value: bigint): string {
  return String(value < 0n ? -value : value);
}

function signed(text: string, negative: boolean, numbers: NumberPatterns): string {
  return negative ? `${numbers.negativeSign}${text}` : text;
}

/** Bits of a number's type as an unsigned number. */
function twosComplement(value: NumberValue): bigint {
  const whole = wholeOf(value);
  if (whole >= 0n) return whole;
  const bits =
    typeof value === 'number'
      ? 32n
      : typeof value === 'bigint'
        ? 64n
        : value instanceof Integer && value.typeName !== 'System.Numerics.BigInteger'
          ? BigInt((integerRanges[value.typeName][1] - integerRanges[value.typeName][0]).toString(2).length)
          : BigInt(Math.ceil((whole.toString(2).length + 1) / 8) * 8);
  return BigInt.asUintN(Number(bits), whole);
}

function hexadecimal(value: NumberValue, upper: boolean): string {
  const text = twosComplement(value).toString(16);
  return upper ? text.toUpperCase() : text;
}

function fixed(
  value: NumberValue,
  count: number,
  grouped: boolean,
  numbers: NumberPatterns,
  negativePattern: string,
  positivePattern = 'n',
  shift = 0,
): string {
  const all = allDigits(value);
  const moved = { ...all, point: all.digits === '' ? 0 : all.point + shift };
  const number = rounded(value, moved, moved.point + count);
  const text = plainDigits(number, count, grouped, numbers);
  const pattern = number.negative ? negativePattern : positivePattern;
  return pattern.replace('n', () => text).replace('-', () => (number.negative ? numbers.negativeSign : '-'));
}

/** Digits without sign and exponent, with so many after the decimal separator. */
function plainDigits(number: NumberDigits, count: number, grouped: boolean, numbers: NumberPatterns): string {
  const { digits, point } = number;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const after = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const front = grouped ? groupDigits(whole, numbers) : whole;
  return count > 0 ? `${front}${numbers.decimal}${after.slice(0, count).padEnd(count, '0')}` : front;
}

/** Puts the group separator into a whole number. */
function groupDigits(whole: string, { group, groupSizes }: NumberPatterns): string {
  const groups: string[] = [];
  let end = whole.length;
  for (let index = 0; end > 0; index++) {
    const size = groupSizes[Math.min(index, groupSizes.length - 1)] ?? 3;
    groups.unshift(whole.slice(Math.max(end - size, 0), end));
    end -= size;
  }
  return groups.join(group);
}

function exponential(value: NumberValue, letter: string, count: number, numbers: NumberPatterns): string {
  const number = rounded(value, allDigits(value), count + 1);
  return signed(scientific(number, count, letter, 3, numbers), number.negative, numbers);
}

/** `1.234E+005`: so many digits after the separator, an exponent of at least `width` digits. */
function scientific(
  { digits, point }: NumberDigits,
  count: number,
  letter: string,
  width: number,
  numbers: NumberPatterns,
): string {
  const mantissa = (digits === '' ? '0' : digits).padEnd(count + 1, '0');
  const exponent = digits === '' ? 0 : point - 1;
  const fraction = count > 0 ? `${numbers.decimal}${mantissa.slice(1, count + 1)}` : '';
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa.slice(0, 1)}${fraction}${letter}${sign}${String(Math.abs(exponent)).padStart(width, '0')}`;
}

/** The `G` format; a precision of 0 is the one of the type. */
function general(value: NumberValue, letter: string, precision: number, culture: Culture): string {
  const { numbers } = culture;
  let number: NumberDigits;
  let limit = precision;
  if (value instanceof Double || value instanceof Single) {
    const single = value instanceof Single;
    number = precision === 0 ? shortestDigits(value.value, single) : roundedDouble(value.value, precision);
    if (precision === 0) limit = single ? 9 : 17;
  } else {
    const all = allDigits(value);
    if (precision === 0) {
      if (value instanceof Decimal) return signed(decimalText(value, numbers), all.negative, numbers);
      return signed(digitText(wholeOf(value)), all.negative, numbers);
    }
    number = roundHalfUp(all, precision);
  }
  const digits = number.digits.replace(/0+$/, '');
  const bare = { ...number, digits };
  const text =
    number.digits !== '' && (number.point > limit || number.point < -3)
      ? scientific(bare, digits.length - 1, letter === 'g' ? 'e' : 'E', 2, numbers)
      : plainDigits(bare, Math.max(digits.length - number.point, 0), false, numbers);
  return signed(text, number.negative, numbers);
}

/** A decimal with all digits of its scale, without sign. */
function decimalText({ mantissa, scale }: Decimal, numbers: NumberPatterns): string {
  const digits = digitText(mantissa).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}${numbers.decimal}${digits.slice(-scale)}`;
}

/** A number as PowerShell itself writes it: 15 digits of a double, 7 of a single, all of another. */
export function numberText(value: NumberValue, culture: Culture): string {
  if (typeof value === 'number')
    return value < 0 && culture.numbers.negativeSign !== '-'
      ? formatNumber(value, 'D', culture)
      : String(value);
  if (value instanceof Double) return formatNumber(value, 'G15', culture);
  if (value instanceof Single) return formatNumber(value, 'G7', culture);
  return formatNumber(value, '', culture);
}
