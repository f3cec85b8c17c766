import { numberTypeOf, wholeOfType, type NumberTypeName } from '../../convert/toNumber.ts';
import { toText } from '../../convert/toText.ts';
import { compareNumbers } from '../../operators/compare.ts';
import { isNumber } from '../../text/formatNumber.ts';
import { roundHalfEven } from '../../text/scanNumber.ts';
import { Decimal, Double, signOf, Single } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { long, netError, outOfRange } from '../arguments.ts';
import type { NetContext } from '../netType.ts';

/** A number without its sign, of the same type. Throws OverflowException for one that has no positive counterpart. */
export function absolute(value: Value): Value {
  if (value instanceof Double) return new Double(Math.abs(value.value));
  if (value instanceof Single) return new Single(Math.abs(value.value));
  if (value instanceof Decimal)
    return new Decimal(value.mantissa < 0n ? -value.mantissa : value.mantissa, value.scale);
  const type: NumberTypeName = isNumber(value) ? numberTypeOf(value) : 'System.Int32';
  const whole = long(value);
  const result = wholeOfType(whole < 0n ? -whole : whole, type);
  if (result === undefined)
    throw netError(
      'System.OverflowException',
      'Negating the minimum value of a twos complement number is invalid.',
    );
  return result;
}

/** -1, 0 or 1 by the sign of a number. */
export function sign(value: Value | undefined): number {
  if (value instanceof Double || value instanceof Single) {
    if (Number.isNaN(value.value))
      throw netError(
        'System.ArithmeticException',
        'Function does not accept floating point Not-a-Number values.',
      );
    return Math.sign(value.value) + 0;
  }
  return signOf(value instanceof Decimal ? value.mantissa : long(value));
}

/** The larger of two numbers, or the smaller. */
export function pick(left: Value | undefined, right: Value | undefined, largest: boolean): Value {
  if (left === undefined || right === undefined || !isNumber(left) || !isNumber(right)) return null;
  if (left instanceof Double && Number.isNaN(left.value)) return left;
  const order = compareNumbers(left, right);
  return (largest ? order >= 0 : order <= 0) ? left : right;
}

/** Rounds a double as .NET does: the digits that come of multiplying by a power of ten. */
export function roundDouble(value: number, digits: number, mode: number): Double {
  if (digits < 0 || digits > 15)
    throw outOfRange('Rounding digits must be between 0 and 15, inclusive.', 'digits');
  if (!Number.isFinite(value) || Math.abs(value) >= 1e16) return new Double(value);
  const power = 10 ** digits;
  return new Double(wholeBy(value * power, mode) / power);
}

function wholeBy(value: number, mode: number): number {
  switch (mode) {
    case 1:
      return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
    case 2:
      return Math.trunc(value);
    case 3:
      return Math.floor(value);
    case 4:
      return Math.ceil(value);
    default:
      return roundHalfEven(value);
  }
}

/** What a division of whole numbers leaves. Throws DivideByZeroException. */
export function remainder(left: bigint, right: bigint): bigint {
  if (right === 0n) throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
  return left % right;
}

/** A number within bounds. */
export function clamped(
  value: Value | undefined,
  low: Value | undefined,
  high: Value | undefined,
  context: NetContext,
): Value {
  if (
    low !== undefined &&
    high !== undefined &&
    isNumber(low) &&
    isNumber(high) &&
    compareNumbers(low, high) > 0
  ) {
    throw netError(
      'System.ArgumentException',
      `'${toText(low, context)}' cannot be greater than ${toText(high, context)}.`,
    );
  }
  return pick(pick(value, low, true), high, false);
}

/** The number that is farther from zero, or the nearer one. */
export function byMagnitude(left: number, right: number, largest: boolean): number {
  const [a, b] = [Math.abs(left), Math.abs(right)];
  if (a === b) return largest ? Math.max(left, right) : Math.min(left, right);
  return a > b === largest ? left : right;
}
