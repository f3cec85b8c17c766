import { noConversion } from '../convert/castError.ts';
import { convert } from '../convert/convert.ts';
import {
  changeNumber,
  doubleOf,
  isOutOfRange,
  wholeOfType,
  type NumberTypeName,
} from '../convert/toNumber.ts';
import { isNumber, type NumberValue } from '../text/formatNumber.ts';
import type { NetContext } from '../types/netType.ts';
import { EnumValue } from '../values/enumValue.ts';
import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import { isNull, type Value } from '../values/value.ts';
import { operandNumber, operationError } from './arithmetic.ts';
import { noOperator, notDefined } from './operatorError.ts';

/** `band`, `bor`, `bxor`. */
export type BitOperator = 'band' | 'bor' | 'bxor';

const methods = { band: 'op_BitwiseAnd', bor: 'op_BitwiseOr', bxor: 'op_ExclusiveOr' } as const;

const isReal = (value: NumberValue) =>
  value instanceof Double || value instanceof Single || value instanceof Decimal;

/** Bits are those of Int32, UInt32, Int64 or UInt64: the narrowest that holds both; UInt64 where one is no whole number, Int64 where one of the two is negative, too. */
function commonType(left: NumberValue, right: NumberValue): NumberTypeName {
  const types = [left, right].map((value) => {
    if (typeof value === 'bigint') return 2;
    if (isReal(value)) return 3;
    if (!(value instanceof Integer)) return 0;
    if (value.typeName === 'System.Numerics.BigInteger') return 4;
    return value.typeName === 'System.UInt64' ? 3 : value.typeName === 'System.UInt32' ? 1 : 0;
  });
  const widest = Math.max(...types);
  if ([left, right].some(isReal) && [left, right].some((value) => doubleOf(value) < 0)) return 'System.Int64';
  const names = [
    'System.Int32',
    'System.UInt32',
    'System.Int64',
    'System.UInt64',
    'System.Numerics.BigInteger',
  ] as const;
  return names[widest] ?? 'System.Int32';
}

function wholeValue(value: NumberValue): bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
  if (value instanceof Integer) return value.value;
  const whole = changeNumber(value, 'System.Numerics.BigInteger');
  const rounded = changeNumber(value, 'System.Int64');
  if (typeof rounded === 'bigint') return rounded;
  return whole instanceof Integer ? whole.value : 0n;
}

function combine(operator: BitOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case 'band':
      return left & right;
    case 'bor':
      return left | right;
    case 'bxor':
      return left ^ right;
  }
}

/** `-band`, `-bor`, `-bxor`. */
export function bitwise(operator: BitOperator, left: Value, right: Value, context: NetContext): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    return operator === 'band' ? left & right : operator === 'bor' ? left | right : left ^ right;
  }
  if (left instanceof EnumValue) {
    if (isNull(right)) return new EnumValue(left.typeName, combine(operator, left.value, 0n));
    const other = isNumber(right) ? wholeValue(right) : convert(right, context.types.of(left), context);
    if (typeof other === 'bigint') return new EnumValue(left.typeName, combine(operator, left.value, other));
    if (other instanceof EnumValue)
      return new EnumValue(left.typeName, combine(operator, left.value, other.value));
  }
  if (right instanceof EnumValue && isNull(left)) return Number(combine(operator, 0n, right.value));
  if (right instanceof EnumValue && !isNumber(left)) {
    const flags = convert(left, context.types.of(right), context);
    if (flags instanceof EnumValue)
      return new EnumValue(right.typeName, combine(operator, flags.value, right.value));
  }
  const [a, b] = [operandNumber(left, right, context), operandNumber(right, left, context)];
  if (a === undefined) throw noOperator(methods[operator], left, context);
  if (b === undefined) throw noOperator(methods[operator], right, context);
  const type = commonType(a, b);
  const width = type === 'System.UInt64' ? 64 : 32;
  const mask = (value: bigint) =>
    type === 'System.UInt64' || type === 'System.UInt32' ? BigInt.asUintN(width, value) : value;
  const bits = (value: NumberValue) =>
    mask(isReal(a) || isReal(b) ? realBits(value, type, context) : wholeValue(value));
  return wholeOfType(mask(combine(operator, bits(a), bits(b))), type) ?? 0;
}

/** The bits of a number beside a real one: both go through what the real one is. Throws where the type does not hold it. */
function realBits(value: NumberValue, typeName: NumberTypeName, context: NetContext): bigint {
  const type = context.types.find(typeName);
  const real = isReal(value) ? value : new Double(doubleOf(value));
  const whole = type === undefined ? 0n : convert(real, type, context);
  return isNumber(whole) ? wholeValue(whole) : 0n;
}

/** `-bnot`. */
export function bitwiseNot(value: Value, context: NetContext): Value {
  if (value instanceof EnumValue) return new EnumValue(value.typeName, ~value.value);
  const number = operandNumber(value, null, context);
  if (number === undefined) throw noOperator('op_OnesComplement', value, context);
  if (typeof number === 'number' || typeof number === 'bigint') return ~number;
  if (number instanceof Integer) {
    if (number.typeName === 'System.UInt64')
      return new Integer(number.typeName, BigInt.asUintN(64, ~number.value));
    if (number.typeName === 'System.UInt32')
      return new Integer(number.typeName, BigInt.asUintN(32, ~number.value));
    if (number.typeName === 'System.Numerics.BigInteger') return new Integer(number.typeName, ~number.value);
    return Number(~number.value);
  }
  const inverted = ~wholeValue(number);
  return wholeOfType(inverted, 'System.Int32') ?? inverted;
}

const shiftWidths: ReadonlyMap<string, number> = new Map([
  ['System.SByte', 8],
  ['System.Byte', 8],
  ['System.Int16', 16],
  ['System.UInt16', 16],
  ['System.UInt32', 32],
  ['System.UInt64', 64],
]);

/** `-shl` and `-shr`. */
export function shift(left: boolean, value: Value, count: Value, context: NetContext): Value {
  if (value instanceof EnumValue)
    throw operationError(
      'System.InvalidOperationException',
      `The binary operator ${left ? 'Left' : 'Right'}Shift is not defined for the types '${value.typeName}' and '${context.types.of(count).fullName}'.`,
    );
  const method = left ? 'op_LeftShift' : 'op_RightShift';
  if (typeof value === 'boolean' || value instanceof Char) {
    if (operandNumber(count, value, context) === undefined) throw noOperator(method, count, context);
    throw notDefined(left ? '-shl' : '-shr', value, count, context);
  }
  const number = operandNumber(value, count, context);
  if (number === undefined) throw noOperator(method, value, context);
  const int = context.types.find('System.Int32');
  const given = typeof count === 'string' ? (operandNumber(count, value, context) ?? null) : count;
  const places = int === undefined ? 0 : convert(given, int, context);
  const amount = typeof places === 'number' ? places : 0;
  if (typeof number === 'number') return left ? number << amount : number >> amount;
  if (typeof number === 'bigint') {
    const masked = BigInt(amount & 63);
    return left ? BigInt.asIntN(64, number << masked) : number >> masked;
  }
  if (number instanceof Integer) {
    const width = shiftWidths.get(number.typeName);
    if (width === undefined) {
      return new Integer(
        number.typeName,
        left ? number.value << BigInt(amount) : number.value >> BigInt(amount),
      );
    }
    const masked = BigInt(amount & (width <= 32 ? 31 : 63));
    const moved = left ? number.value << masked : number.value >> masked;
    const signed = number.typeName === 'System.SByte' || number.typeName === 'System.Int16';
    return new Integer(number.typeName, signed ? BigInt.asIntN(width, moved) : BigInt.asUintN(width, moved));
  }
  for (const type of ['System.Int32', 'System.UInt32', 'System.Int64', 'System.UInt64'] as const) {
    const whole = changeNumber(number, type);
    if (!isOutOfRange(whole)) return shift(left, whole, amount, context);
  }
  const widest = context.types.find('System.UInt64');
  throw widest === undefined ? noOperator(method, value, context) : noConversion(value, widest, context);
}
