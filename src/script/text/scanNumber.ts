import { Decimal, Double, Integer, integerRanges } from '../values/number.ts';
import type { Value } from '../values/value.ts';
import { parseDecimal } from './parseNumber.ts';

/** Types of whole numbers beside Int32 and Int64 that have a range. */
type RangedType = keyof typeof integerRanges;

const integerTypes: ReadonlyMap<string, RangedType | 'long'> = new Map<string, RangedType | 'long'>([
  ['y', 'System.SByte'],
  ['uy', 'System.Byte'],
  ['s', 'System.Int16'],
  ['us', 'System.UInt16'],
  ['l', 'long'],
  ['ul', 'System.UInt64'],
]);

const multipliers: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ['kb', 1n << 10n],
  ['mb', 1n << 20n],
  ['gb', 1n << 30n],
  ['tb', 1n << 40n],
  ['pb', 1n << 50n],
]);

const int32 = (value: bigint) => value >= -2147483648n && value <= 2147483647n;
const int64 = (value: bigint) => BigInt.asIntN(64, value) === value;

/** The first of Int32, Int64, Decimal and Double that holds a whole number. */
export function smallestInteger(value: bigint): Value {
  if (int32(value)) return Number(value);
  if (int64(value)) return value;
  const size = value < 0n ? -value : value;
  return size < 1n << 96n ? new Decimal(value, 0) : new Double(Number(value));
}

/**
 * A number as a script writes it: decimal, hex or binary, with type suffix and multiplier, a sign before it. Undefined for a text that is none or
 * does not fit its type.
 */
export function scanNumber(text: string): Value | undefined {
  const match =
    /^([+-]?)(?:(0x)([0-9a-f]+)|(0b)([01]+)|(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?))(uy|us|ul|[ysludn])?(kb|mb|gb|tb|pb)?$/i.exec(
      text,
    );
  if (match === null) return undefined;
  const [, sign = '', hex, hexDigits = '', binary, binaryDigits = '', real = ''] = match;
  const suffix = (match[7] ?? '').toLowerCase();
  const multiplier = multipliers.get((match[8] ?? '').toLowerCase()) ?? 1n;
  const negate = sign === '-' ? -1n : 1n;
  if (hex === undefined && binary === undefined && /[.e]/i.test(real)) {
    return scanReal(`${sign}${real}`, suffix, multiplier);
  }
  const digits = hexDigits || binaryDigits;
  let value =
    hex !== undefined
      ? BigInt(`0x${hexDigits}`)
      : binary !== undefined
        ? BigInt(`0b${binaryDigits}`)
        : BigInt(real);
  if (digits !== '' && !suffix.startsWith('u') && suffix !== 'n')
    value = signedWidth(value, digits.length, hex !== undefined);
  value *= negate * multiplier;
  if (suffix === '') return smallestInteger(value);
  if (suffix === 'd') return new Decimal(value, 0);
  if (suffix === 'n') return new Integer('System.Numerics.BigInteger', value);
  if (suffix === 'u') return unsigned(value);
  const type = integerTypes.get(suffix);
  if (type === 'long') return int64(value) ? value : undefined;
  return type === undefined ? undefined : typed(type, value);
}

/** Literals of full width are signed: 8 or 16 hexadecimal digits, 8, 16, 32 or 64 binary ones. */
function signedWidth(value: bigint, length: number, hex: boolean): bigint {
  const bits = hex ? length * 4 : length;
  return [32, 64].includes(bits) || (!hex && [8, 16].includes(bits)) ? BigInt.asIntN(bits, value) : value;
}

function unsigned(value: bigint): Value | undefined {
  return typed(value <= 4294967295n ? 'System.UInt32' : 'System.UInt64', value);
}

function typed(type: RangedType, value: bigint): Value | undefined {
  const [low, high] = integerRanges[type];
  return value >= low && value <= high ? new Integer(type, value) : undefined;
}

function scanReal(text: string, suffix: string, multiplier: bigint): Value | undefined {
  if (suffix === 'd') {
    const parsed = parseDecimal(text);
    return parsed === undefined ? undefined : new Decimal(parsed.mantissa * multiplier, parsed.scale);
  }
  const value = Number(text) * Number(multiplier);
  if (suffix === '') return new Double(value);
  const whole = BigInt(roundHalfEven(value));
  if (suffix === 'n') return new Integer('System.Numerics.BigInteger', whole);
  if (suffix === 'u') return unsigned(whole);
  const type = integerTypes.get(suffix);
  if (type === 'long') return int64(whole) ? whole : undefined;
  return type === undefined ? undefined : typed(type, whole);
}

/** Rounds to a whole number, halves to even. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
