import { outOfRangeOf, wholeOfType, type NumberTypeName } from '../../convert/toNumber.ts';
import type { Culture } from '../../text/culture.ts';
import { parseDecimal, parseFloating, ungrouped } from '../../text/parseNumber.ts';
import { Double, Single } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { netError } from '../arguments.ts';

/** Bits of System.Globalization.NumberStyles. */
const styles = {
  white: 3,
  sign: 4,
  trailingSign: 8,
  parentheses: 16,
  point: 32,
  thousands: 64,
  exponent: 128,
  currency: 256,
  hex: 512,
  binary: 1024,
};
const integerStyle = 7;
const floatStyle = 231;
const numberStyle = 111;

/** Reads a number as .NET's TryParse does; undefined for a text that is none or does not fit. */
export function tryParseNumberText(
  text: string,
  name: NumberTypeName,
  style: number | undefined,
  culture: Culture,
): Value | undefined {
  const read = readNumber(text, name, style, culture);
  return read instanceof Unread ? undefined : read;
}

/** Reads a number as .NET's Parse does. Throws FormatException or OverflowException. */
export function parseNumberText(
  text: string,
  name: NumberTypeName,
  style: number | undefined,
  culture: Culture,
): Value {
  const read = readNumber(text, name, style, culture);
  if (read === badFormat) {
    throw netError('System.FormatException', `The input string '${text}' was not in a correct format.`);
  }
  if (read instanceof Unread) throw netError('System.OverflowException', outOfRangeOf(name).message);
  return read;
}

/** Why a text is no number of a type. */
class Unread {
  readonly reason: 'format' | 'range';

  constructor(reason: 'format' | 'range') {
    this.reason = reason;
  }
}

const badFormat = new Unread('format');
const badRange = new Unread('range');

function readNumber(
  text: string,
  name: NumberTypeName,
  style: number | undefined,
  { numbers }: Culture,
): Value | Unread {
  if (name === 'System.Double' || name === 'System.Single') {
    const allowed = style ?? floatStyle;
    const value = parseFloating(
      bare(text, allowed, numbers.currencySymbol) ?? '',
      (allowed & styles.thousands) !== 0 ? numbers : { ...numbers, group: '\0' },
    );
    if (value === undefined) return badFormat;
    return name === 'System.Double' ? new Double(value) : new Single(value);
  }
  const allowed = style ?? (name === 'System.Decimal' ? numberStyle : integerStyle);
  const plain = bare(text, allowed, numbers.currencySymbol);
  if (plain === undefined) return badFormat;
  if ((allowed & (styles.hex | styles.binary)) !== 0)
    return inBase(plain, (allowed & styles.hex) !== 0 ? 16 : 2, name);
  if (name === 'System.Decimal') {
    if (/e/i.test(plain) && (allowed & styles.exponent) === 0) return badFormat;
    if (plain.includes(numbers.decimal) && (allowed & styles.point) === 0) return badFormat;
    if (!/\d/.test(plain)) return badFormat;
    const value = parseDecimal(plain, numbers);
    return (
      value ?? (/^[+-]?\d*\.?\d*(?:e[+-]?\d+)?$/i.test(ungrouped(plain, numbers)) ? badRange : badFormat)
    );
  }
  const digits = (allowed & styles.thousands) !== 0 ? plain.split(numbers.group).join('') : plain;
  const whole =
    (allowed & styles.point) !== 0 ? digits.replace(new RegExp(`\\${numbers.decimal}0*$`), '') : digits;
  if (!/^[+-]?\d+$/.test(whole)) return badFormat;
  return wholeOfType(BigInt(whole.replace('+', '')), name) ?? badRange;
}

/** A text without what its styles let stand around a number; undefined where something stands there that they do not. */
function bare(text: string, allowed: number, currency: string): string | undefined {
  let plain = text.replace(/\0+$/, '');
  if ((allowed & styles.white) !== 0) plain = plain.trim();
  else if (/^\s|\s$/.test(plain)) return undefined;
  if ((allowed & styles.currency) !== 0) plain = plain.replace(currency, '').trim();
  if ((allowed & styles.parentheses) !== 0 && /^\(.*\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`;
  if ((allowed & styles.trailingSign) !== 0) plain = plain.replace(/^([^+-].*)([+-])$/, '$2$1');
  if ((allowed & styles.sign) === 0 && /^[+-]/.test(plain) && (allowed & styles.hex) === 0) return undefined;
  return plain;
}

const widths: ReadonlyMap<string, number> = new Map([
  ['System.SByte', 8],
  ['System.Int16', 16],
  ['System.Int32', 32],
  ['System.Int64', 64],
]);

function inBase(text: string, base: 2 | 16, name: NumberTypeName): Value | Unread {
  if (!(base === 16 ? /^[0-9a-f]+$/i : /^[01]+$/).test(text)) return badFormat;
  const value = BigInt(`${base === 16 ? '0x' : '0b'}${text}`);
  const width = widths.get(name);
  if (width !== undefined && value >= 1n << BigInt(width)) return badRange;
  return wholeOfType(width === undefined ? value : BigInt.asIntN(width, value), name) ?? badRange;
}
