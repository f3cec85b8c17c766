import { roundHalfEven } from '../../text/scanNumber.ts';
import { Double } from '../../values/number.ts';
import { Reference } from '../../values/reference.ts';
import type { Value } from '../../values/value.ts';
import { decimal, double, enumNumber, int, long } from '../arguments.ts';
import { roundDecimalTo, wholeDecimal } from './decimalMembers.ts';
import { valueTuple } from '../helperTypes.ts';
import { divided } from './wholeStatics.ts';
import { absolute, byMagnitude, clamped, pick, remainder, roundDouble, sign } from './numberFunctions.ts';
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
      .staticMethod(`${type} Clamp(${type} value, ${type} min, ${type} max)`, ([value, low, high], context) =>
        clamped(value, low, high, context),
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
    .staticMethod('long DivRem(long a, long b, ref long result)', ([a, b, target]) => {
      const rest = remainder(long(a), long(b));
      if (target instanceof Reference) target.value = rest;
      return (long(a) - rest) / long(b);
    })
    .staticMethod(
      'double MaxMagnitude(double x, double y)',
      ([x, y]) => new Double(byMagnitude(double(x), double(y), true)),
    )
    .staticMethod(
      'double MinMagnitude(double x, double y)',
      ([x, y]) => new Double(byMagnitude(double(x), double(y), false)),
    )
    .staticMethod('System.ValueTuple[double,double] SinCos(double x)', ([x]) =>
      valueTuple(
        ['System.Double', 'System.Double'],
        [new Double(Math.sin(double(x))), new Double(Math.cos(double(x)))],
      ),
    )
    .staticMethod('int ILogB(double x)', ([value]) => Math.floor(Math.log2(Math.abs(double(value)))))
    .staticMethod('double ScaleB(double x, int n)', ([value, by]) => new Double(double(value) * 2 ** int(by)))
    .staticMethod('double CopySign(double x, double y)', ([value, like]) => {
      const isNegative = double(like) < 0 || Object.is(double(like), -0);
      return new Double(isNegative ? -Math.abs(double(value)) : Math.abs(double(value)));
    })
    .staticMethod(
      'double FusedMultiplyAdd(double x, double y, double z)',
      ([x, y, z]) => new Double(double(x) * double(y) + double(z)),
    );
  for (const type of ['sbyte', 'byte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong'])
    builder.staticMethod(`System.ValueTuple[${type},${type}] DivRem(${type} left, ${type} right)`, divided);
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
