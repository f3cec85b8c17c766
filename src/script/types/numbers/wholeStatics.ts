import { numberTypeOf, wholeOfType, type NumberTypeName } from '../../convert/toNumber.ts';
import { isNumber, type NumberValue } from '../../text/formatNumber.ts';
import { integerRanges } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { int, long, netError } from '../arguments.ts';
import { valueTuple } from '../helperTypes.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { absolute, clamped, pick, remainder, sign } from './numberFunctions.ts';

const widths: Partial<Record<NumberTypeName, number>> = {
  'System.SByte': 8,
  'System.Byte': 8,
  'System.Int16': 16,
  'System.UInt16': 16,
  'System.Int32': 32,
  'System.UInt32': 32,
  'System.Int64': 64,
  'System.UInt64': 64,
};

/** Whether a type of whole numbers has a fixed number of bits. */
export function isFixedWidth(name: NumberTypeName): boolean {
  return widths[name] !== undefined;
}

/** Quotient and rest as a ValueTuple of the type of the numbers. */
export function divided([left, right]: readonly Value[]): Value {
  const type: NumberTypeName = left !== undefined && isNumber(left) ? numberTypeOf(left) : 'System.Int32';
  const rest = remainder(long(left), long(right));
  const whole = (value: bigint) => wholeOfType(value, type) ?? 0;
  return valueTuple([type, type], [whole((long(left) - rest) / long(right)), whole(rest)]);
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);

/** Max, Abs, IsEvenInteger, PopCount and the like: what types of whole numbers have of generic mathematics. */
export function addWholeStatics(builder: TypeBuilder<NumberValue>, name: NumberTypeName): void {
  const width = widths[name] ?? 32;
  const bitsOf = (value: Value | undefined) =>
    BigInt.asUintN(width, long(value)).toString(2).padStart(width, '0');
  const isSigned = name in integerRanges ? !/\.(?:U|Byte)/.test(name) : true;
  const make = (value: bigint) =>
    wholeOfType(isSigned ? BigInt.asIntN(width, value) : BigInt.asUintN(width, value), name) ?? 0;
  const rotate = (value: Value | undefined, by: number) => {
    const bits = bitsOf(value);
    const places = ((by % width) + width) % width;
    return make(BigInt(`0b${bits.slice(places)}${bits.slice(0, places)}`));
  };
  builder
    .staticMethod(`System.ValueTuple[${name},${name}] DivRem(${name} left, ${name} right)`, divided)
    .staticMethod(`${name} LeadingZeroCount(${name} value)`, ([value]) =>
      make(BigInt(/^0*/.exec(bitsOf(value))?.[0].length ?? 0)),
    )
    .staticMethod(`${name} PopCount(${name} value)`, ([value]) =>
      make(BigInt(bitsOf(value).replaceAll('0', '').length)),
    )
    .staticMethod(`${name} RotateLeft(${name} value, int rotateAmount)`, ([value, by]) =>
      rotate(value, int(by)),
    )
    .staticMethod(`${name} RotateRight(${name} value, int rotateAmount)`, ([value, by]) =>
      rotate(value, -int(by)),
    )
    .staticMethod(`${name} TrailingZeroCount(${name} value)`, ([value]) =>
      make(BigInt(/0*$/.exec(bitsOf(value))?.[0].length ?? 0)),
    )
    .staticMethod(`bool IsPow2(${name} value)`, ([value]) => {
      const whole = long(value);
      return whole > 0n && (whole & (whole - 1n)) === 0n;
    })
    .staticMethod(`${name} Log2(${name} value)`, ([value]) => {
      const whole = long(value);
      if (whole < 0n)
        throw netError(
          'System.ArgumentOutOfRangeException',
          "Non-negative number required. (Parameter 'value')",
        );
      return make(BigInt(whole.toString(2).length - 1));
    })
    .staticMethod(`${name} Clamp(${name} value, ${name} min, ${name} max)`, ([value, low, high], context) =>
      clamped(value, low, high, context),
    )
    .staticMethod(`${name} Max(${name} x, ${name} y)`, ([left, right]) => pick(left, right, true))
    .staticMethod(`${name} Min(${name} x, ${name} y)`, ([left, right]) => pick(left, right, false))
    .staticMethod(`int Sign(${name} value)`, ([value]) => sign(value))
    .staticMethod(`bool IsEvenInteger(${name} value)`, ([value]) => long(value) % 2n === 0n)
    .staticMethod(`bool IsOddInteger(${name} value)`, ([value]) => long(value) % 2n !== 0n);
  if (!isSigned) return;
  builder
    .staticMethod(`${name} Abs(${name} value)`, ([value = 0]) => absolute(value))
    .staticMethod(`${name} CopySign(${name} value, ${name} sign)`, ([value, like]) =>
      make(long(like) < 0n ? -magnitude(long(value)) : magnitude(long(value))),
    )
    .staticMethod(`bool IsNegative(${name} value)`, ([value]) => long(value) < 0n)
    .staticMethod(`bool IsPositive(${name} value)`, ([value]) => long(value) >= 0n)
    .staticMethod(`${name} MaxMagnitude(${name} x, ${name} y)`, ([x, y]) =>
      make(magnitude(long(x)) >= magnitude(long(y)) ? long(x) : long(y)),
    )
    .staticMethod(`${name} MinMagnitude(${name} x, ${name} y)`, ([x, y]) =>
      make(magnitude(long(x)) <= magnitude(long(y)) ? long(x) : long(y)),
    );
}
