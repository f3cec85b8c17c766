import { toText } from '../../convert/toText.ts';
import { roundHalfEven } from '../../text/scanNumber.ts';
import { compareNumbers } from '../../operators/compare.ts';
import { isNumber } from '../../text/formatNumber.ts';
import { numberTypeOf, wholeOfType, type NumberTypeName } from '../../convert/toNumber.ts';
import { Decimal, Double, signOf, Single } from '../../values/number.ts';
import { Reference } from '../../values/reference.ts';
import type { Value } from '../../values/value.ts';
import { decimal, double, enumNumber, int, long, netError, outOfRange } from '../arguments.ts';
import { roundDecimalTo, wholeDecimal } from './decimalMembers.ts';
import { valueTuple } from '../helperTypes.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const signedTypes = ['short', 'int', 'long', 'sbyte', 'decimal', 'double', 'float'] as const;
const allTypes = [
  'byte',
  'decimal',
  'double',
  'short',
  'int',
  'long',
  'sbyte',
  'float',
  'ushort',
  'uint',
  'ulong',
] as const;

/** Functions of one double. */
const functions: readonly (readonly [string, string, (value: number) => number])[] = [
  ['Acos', 'd', Math.acos],
  ['Acosh', 'd', Math.acosh],
  ['Asin', 'd', Math.asin],
  ['Asinh', 'd', Math.asinh],
  ['Atan', 'd', Math.atan],
  ['Atanh', 'd', Math.atanh],
  ['Cbrt', 'd', Math.cbrt],
  ['Cos', 'd', Math.cos],
  ['Cosh', 'value', Math.cosh],
  ['Exp', 'd', Math.exp],
  ['Log', 'd', Math.log],
  ['Log10', 'd', Math.log10],
  ['Log2', 'x', Math.log2],
  ['Sin', 'a', Math.sin],
  ['Sinh', 'value', Math.sinh],
  ['Sqrt', 'd', Math.sqrt],
  ['Tan', 'a', Math.tan],
  ['Tanh', 'value', Math.tanh],
];

/** A number of the type of another with its sign turned. */
function absolute(value: Value): Value {
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

function sign(value: Value | undefined): number {
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

function pick(left: Value | undefined, right: Value | undefined, largest: boolean): Value {
  if (left === undefined || right === undefined || !isNumber(left) || !isNumber(right)) return null;
  if (left instanceof Double && Number.isNaN(left.value)) return left;
  const order = compareNumbers(left, right);
  return (largest ? order >= 0 : order <= 0) ? left : right;
}

/** Rounds a double as .NET does: the digits that come of multiplying by a power of ten. */
function roundDouble(value: number, digits: number, mode: number): Double {
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

function remainder(left: bigint, right: bigint): bigint {
  if (right === 0n) throw netError('System.DivideByZeroException', 'Attempted to divide by zero.');
  return left % right;
}

/** System.Math. */
export const mathType = (): NetType => {
  const builder = new TypeBuilder('System.Math', (value) => value)
    .staticProperty('double E', () => new Double(Math.E))
    .staticProperty('double PI', () => new Double(Math.PI))
    .staticProperty('double Tau', () => new Double(2 * Math.PI));
  for (const type of signedTypes) {
    builder
      .staticMethod(`${type} Abs(${type} value)`, ([value = 0]) => absolute(value))
      .staticMethod(`int Sign(${type} value)`, ([value]) => sign(value));
  }
  for (const type of allTypes) {
    builder
      .staticMethod(`${type} Max(${type} val1, ${type} val2)`, ([left, right]) => pick(left, right, true))
      .staticMethod(`${type} Min(${type} val1, ${type} val2)`, ([left, right]) => pick(left, right, false))
      .staticMethod(
        `${type} Clamp(${type} value, ${type} min, ${type} max)`,
        ([value, low, high], context) => {
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
        },
      );
  }
  for (const [name, parameter, apply] of functions) {
    builder.staticMethod(
      `double ${name}(double ${parameter})`,
      ([value]) => new Double(apply(double(value))),
    );
  }
  addRounding(builder);
  builder
    .staticMethod(
      'double Atan2(double y, double x)',
      ([y, x]) => new Double(Math.atan2(double(y), double(x))),
    )
    .staticMethod(
      'double IEEERemainder(double x, double y)',
      ([x, y]) => new Double(double(x) - double(y) * roundHalfEven(double(x) / double(y))),
    )
    .staticMethod(
      'double Log(double a, double newBase)',
      ([value, base]) => new Double(Math.log(double(value)) / Math.log(double(base))),
    )
    .staticMethod('double Pow(double x, double y)', ([x, y]) => new Double(double(x) ** double(y)))
    .staticMethod('long BigMul(int a, int b)', ([a, b]) => long(a) * long(b))
    .staticMethod('int DivRem(int a, int b, ref int result)', ([a, b, target]) => {
      const rest = remainder(long(a), long(b));
      if (target instanceof Reference) target.value = Number(rest);
      return Number((long(a) - rest) / long(b));
    })
    .staticMethod('int ILogB(double x)', ([value]) => Math.floor(Math.log2(Math.abs(double(value)))))
    .staticMethod('double ScaleB(double x, int n)', ([value, by]) => new Double(double(value) * 2 ** int(by)))
    .staticMethod('double CopySign(double x, double y)', ([value, like]) => {
      const isNegative = double(like) < 0 || Object.is(double(like), -0);
      return new Double(isNegative ? -Math.abs(double(value)) : Math.abs(double(value)));
    })
    .staticMethod(
      'double FusedMultiplyAdd(double x, double y, double z)',
      ([x, y, z]) => new Double(double(x) * double(y) + double(z)),
    )
    .staticMethod('System.ValueTuple[int,int] DivRem(int left, int right)', ([left, right]) => {
      const rest = remainder(long(left), long(right));
      const int32 = 'System.Int32';
      return valueTuple([int32, int32], [Number((long(left) - rest) / long(right)), Number(rest)]);
    });
  return builder.build();
};

function addRounding(builder: TypeBuilder<Value>): void {
  const mode = (value: Value | undefined) => (value === undefined ? 0 : enumNumber(value));
  builder
    .staticMethod('decimal Ceiling(decimal d)', ([value]) => wholeDecimal(decimal(value), 'ceiling'))
    .staticMethod('double Ceiling(double a)', ([value]) => new Double(Math.ceil(double(value))))
    .staticMethod('decimal Floor(decimal d)', ([value]) => wholeDecimal(decimal(value), 'floor'))
    .staticMethod('double Floor(double d)', ([value]) => new Double(Math.floor(double(value))))
    .staticMethod('decimal Truncate(decimal d)', ([value]) => wholeDecimal(decimal(value), 'truncate'))
    .staticMethod('double Truncate(double d)', ([value]) => new Double(Math.trunc(double(value))))
    .staticMethod('decimal Round(decimal d)', ([value]) => roundDecimalTo(decimal(value), 0))
    .staticMethod('decimal Round(decimal d, int decimals)', ([value, digits]) =>
      roundDecimalTo(decimal(value), int(digits)),
    )
    .staticMethod('decimal Round(decimal d, System.MidpointRounding mode)', ([value, how]) =>
      roundDecimalTo(decimal(value), 0, mode(how) === 1),
    )
    .staticMethod(
      'decimal Round(decimal d, int decimals, System.MidpointRounding mode)',
      ([value, digits, how]) => roundDecimalTo(decimal(value), int(digits), mode(how) === 1),
    )
    .staticMethod('double Round(double a)', ([value]) => roundDouble(double(value), 0, 0))
    .staticMethod('double Round(double value, int digits)', ([value, digits]) =>
      roundDouble(double(value), int(digits), 0),
    )
    .staticMethod('double Round(double value, System.MidpointRounding mode)', ([value, how]) =>
      roundDouble(double(value), 0, mode(how)),
    )
    .staticMethod(
      'double Round(double value, int digits, System.MidpointRounding mode)',
      ([value, digits, how]) => roundDouble(double(value), int(digits), mode(how)),
    );
}
