import type { NumberValue } from '../../text/formatNumber.ts';
import { Double, Single } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { double, enumNumber, int } from '../arguments.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { byMagnitude, clamped, pick, roundDouble, sign } from './numberFunctions.ts';

const functions: readonly (readonly [string, (value: number) => number])[] = [
  ['Abs', Math.abs],
  ['Acos', Math.acos],
  ['Acosh', Math.acosh],
  ['Asin', Math.asin],
  ['Asinh', Math.asinh],
  ['Atan', Math.atan],
  ['Atanh', Math.atanh],
  ['Cbrt', Math.cbrt],
  ['Ceiling', Math.ceil],
  ['Cos', Math.cos],
  ['Cosh', Math.cosh],
  ['DegreesToRadians', (value) => (value * Math.PI) / 180],
  ['Exp', Math.exp],
  ['Exp2', (value) => 2 ** value],
  ['Exp10', (value) => 10 ** value],
  ['Floor', Math.floor],
  ['Log', Math.log],
  ['Log10', Math.log10],
  ['Log2', Math.log2],
  ['RadiansToDegrees', (value) => (value * 180) / Math.PI],
  ['Sin', Math.sin],
  ['Sinh', Math.sinh],
  ['Sqrt', Math.sqrt],
  ['Tan', Math.tan],
  ['Tanh', Math.tanh],
  ['Truncate', Math.trunc],
];

/** Round, Sqrt, Max and the like: what floating types have of generic mathematics. */
export function addFloatStatics(
  builder: TypeBuilder<NumberValue>,
  name: 'System.Double' | 'System.Single',
): void {
  const make = (value: number) =>
    name === 'System.Double' ? new Double(value) : new Single(Math.fround(value));
  const rounded = (value: Value | undefined, digits: number, mode: number) =>
    make(roundDouble(double(value), digits, mode).value);
  for (const [method, apply] of functions)
    builder.staticMethod(`${name} ${method}(${name} x)`, ([value]) => make(apply(double(value))));
  builder
    .staticProperty(`${name} E`, () => make(Math.E))
    .staticProperty(`${name} Pi`, () => make(Math.PI))
    .staticProperty(`${name} Tau`, () => make(2 * Math.PI))
    .staticProperty(`${name} NegativeZero`, () => make(-0))
    .staticMethod(`${name} Round(${name} x)`, ([value]) => rounded(value, 0, 0))
    .staticMethod(`${name} Round(${name} x, int digits)`, ([value, digits]) => rounded(value, int(digits), 0))
    .staticMethod(`${name} Round(${name} x, System.MidpointRounding mode)`, ([value, mode]) =>
      rounded(value, 0, enumNumber(mode)),
    )
    .staticMethod(
      `${name} Round(${name} x, int digits, System.MidpointRounding mode)`,
      ([value, digits, mode]) => rounded(value, int(digits), enumNumber(mode)),
    )
    .staticMethod(`${name} Clamp(${name} value, ${name} min, ${name} max)`, ([value, low, high], context) =>
      clamped(value, low, high, context),
    )
    .staticMethod(`${name} Max(${name} x, ${name} y)`, ([left, right]) => pick(left, right, true))
    .staticMethod(`${name} Min(${name} x, ${name} y)`, ([left, right]) => pick(left, right, false))
    .staticMethod(`${name} MaxMagnitude(${name} x, ${name} y)`, ([x, y]) =>
      make(byMagnitude(double(x), double(y), true)),
    )
    .staticMethod(`${name} MinMagnitude(${name} x, ${name} y)`, ([x, y]) =>
      make(byMagnitude(double(x), double(y), false)),
    )
    .staticMethod(`int Sign(${name} value)`, ([value]) => sign(value))
    .staticMethod(`${name} Pow(${name} x, ${name} y)`, ([x, y]) => make(double(x) ** double(y)))
    .staticMethod(`${name} Log(${name} x, ${name} newBase)`, ([x, base]) =>
      make(Math.log(double(x)) / Math.log(double(base))),
    )
    .staticMethod(`${name} Atan2(${name} y, ${name} x)`, ([y, x]) => make(Math.atan2(double(y), double(x))))
    .staticMethod(`${name} Hypot(${name} x, ${name} y)`, ([x, y]) => make(Math.hypot(double(x), double(y))))
    .staticMethod(`${name} Lerp(${name} value1, ${name} value2, ${name} amount)`, ([from, to, by]) =>
      make(double(from) * (1 - double(by)) + double(to) * double(by)),
    )
    .staticMethod(`bool IsEvenInteger(${name} value)`, ([value]) => Math.abs(double(value) % 2) === 0)
    .staticMethod(`bool IsOddInteger(${name} value)`, ([value]) => Math.abs(double(value) % 2) === 1)
    .staticMethod(
      `bool IsPositive(${name} value)`,
      ([value]) => double(value) > 0 || Object.is(double(value), 0),
    )
    .staticMethod(`bool IsRealNumber(${name} value)`, ([value]) => !Number.isNaN(double(value)));
}
