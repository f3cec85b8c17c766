import { Decimal, Double, Integer, integerRanges } from '../values/number.ts';
import type { Value } from '../values/value.ts';

const grammar =
  /([+\-\u2013-\u2015]?)(?:(0[xX])([0-9a-fA-F]*)|(0[bB])([01]+)|((?:[0-9]+(?:\.(?!\.)[0-9]*)?|\.[0-9]+)(?:[eE][+\-\u2013-\u2015]?[0-9]+)?))([uU]?[lLsSyY]|[uUdDnN])?([kKmMgGtTpP][bB])?/y;

/** A number read from a text: its value, null where no type holds it, and where it ends. */
export interface NumberLiteral {
  readonly value: Value;
  readonly end: number;
}

const multipliers = new Map([
  ['', 1n],
  ['kb', 1n << 10n],
  ['mb', 1n << 20n],
  ['gb', 1n << 30n],
  ['tb', 1n << 40n],
  ['pb', 1n << 50n],
]);

const prefixes = { 2: '0b', 10: '', 16: '0x' } as const;

/** Reads the longest number that stands at an offset; undefined where none does. */
export function numberLiteral(text: string, offset: number): NumberLiteral | undefined {
  grammar.lastIndex = offset;
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [, sign = '', hex, hexDigits = '', binary, binaryDigits = '', plain = '', suffix = '', unit = ''] =
    match;
  const end = grammar.lastIndex;
  const negative = sign !== '' && sign !== '+';
  const kind = suffix.toLowerCase();
  const multiplier = multipliers.get(unit.toLowerCase()) ?? 1n;
  const radix = hex !== undefined ? 16 : binary !== undefined ? 2 : 10;
  if (radix === 10 && /[.eE]/.test(plain))
    return { value: realNumber(plain, negative, kind, multiplier), end };
  const digits = radix === 16 ? hexDigits : radix === 2 ? binaryDigits : plain;
  // Digits that are wider than a long are that number as it stands.
  const bits = radix === 16 ? digits.length * 4 : digits.length;
  const isPlain = radix === 10 || (kind === '' && bits > 64);
  const magnitude = isPlain ? BigInt(prefixes[radix] + digits) : signedDigits(digits, radix, kind);
  const whole = (negative ? -magnitude : magnitude) * multiplier;
  if (radix !== 10 && kind === '') {
    if (BigInt.asIntN(64, whole) !== whole) return { value: null, end };
    // Written in the width of a long, it is one, however small it is.
    if (bits === 64) return { value: whole, end };
  }
  return { value: wholeNumber(whole, kind), end };
}

/** Hexadecimal and binary digits of the full width of a type are signed, but for those of an unsigned type. */
function signedDigits(digits: string, radix: 2 | 16, kind: string): bigint {
  const value = digits === '' ? 0n : BigInt((radix === 16 ? '0x' : '0b') + digits);
  if (kind.startsWith('u')) return value;
  const bits = digits.length * (radix === 16 ? 4 : 1);
  const widths = radix === 16 ? [32, 64, 96, 128] : [8, 16, 32, 64, 96, 128];
  const own = new Map([
    ['y', 8],
    ['s', 16],
    ['l', 64],
  ]).get(kind);
  const signed = own === undefined ? widths.includes(bits) : bits === own;
  return signed ? BigInt.asIntN(bits, value) : value;
}

function wholeNumber(value: bigint, kind: string): Value {
  switch (kind) {
    case '':
      if (value >= -2147483648n && value <= 2147483647n) return Number(value);
      if (BigInt.asIntN(64, value) === value) return value;
      if (isDecimal(value)) return new Decimal(value, 0);
      return new Double(Number(value));
    case 'l':
      return BigInt.asIntN(64, value) === value ? value : null;
    case 'd':
      return isDecimal(value) ? new Decimal(value, 0) : null;
    case 'n':
      return new Integer('System.Numerics.BigInteger', value);
    case 'u':
      return ranged('System.UInt32', value) ?? ranged('System.UInt64', value);
    case 'ul':
      return ranged('System.UInt64', value);
    case 'us':
      return ranged('System.UInt16', value);
    case 'uy':
      return ranged('System.Byte', value);
    case 's':
      return ranged('System.Int16', value);
    default:
      return ranged('System.SByte', value);
  }
}

function ranged(type: keyof typeof integerRanges, value: bigint): Integer | null {
  const [low, high] = integerRanges[type];
  return value >= low && value <= high ? new Integer(type, value) : null;
}

function isDecimal(value: bigint): boolean {
  return (value < 0n ? -value : value) < 1n << 96n;
}

function realNumber(written: string, negative: boolean, kind: string, multiplier: bigint): Value {
  const text = written.replace(/[\u2013-\u2015]/, '-');
  if (kind === 'd') return decimalNumber(text, negative, multiplier);
  const value = Number(text) * (negative ? -1 : 1);
  if (kind === '') return new Double(value * Number(multiplier));
  if (!Number.isFinite(value)) return null;
  return wholeNumber(BigInt(roundToEven(value)) * multiplier, kind);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  return rest > 0.5 || floor % 2 !== 0 ? floor + 1 : floor;
}

function decimalNumber(text: string, negative: boolean, multiplier: bigint): Decimal | null {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  let mantissa = BigInt(`${whole}${fraction}` || '0') * multiplier;
  let scale = fraction.length - Number(exponent);
  if (scale < -60) return mantissa === 0n ? new Decimal(0n, 0) : null;
  if (scale < 0) {
    mantissa *= 10n ** BigInt(-scale);
    scale = 0;
  }
  while (scale > 28 || (scale > 0 && !isDecimal(mantissa))) {
    mantissa = (mantissa + 5n) / 10n;
    scale--;
    if (mantissa === 0n && scale > 28) scale = 28;
  }
  return isDecimal(mantissa) ? new Decimal(negative ? -mantissa : mantissa, scale) : null;
}
