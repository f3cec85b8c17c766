import {
  changeNumber,
  isOutOfRange,
  outOfRangeOf,
  wholeOfType,
  type NumberTypeName,
} from '../../convert/toNumber.ts';
import { formatNumber, isNumber, type NumberValue } from '../../text/formatNumber.ts';
import { cultureOf } from '../../text/culture.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { compareNatural } from '../../text/naturalOrder.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { Double, Integer, Single } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { int, netError, required, text, wrongSelf } from '../arguments.ts';
import type { NetContext, NetType } from '../netType.ts';
import { parseNumberText, tryParseNumberText } from './numberParsing.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { addBigInteger } from './bigInteger.ts';
import { addDecimal } from './decimalMembers.ts';
import { addDecimalStatics } from './decimalStatics.ts';
import { addFloatStatics } from './floatStatics.ts';
import { addWholeStatics, isFixedWidth } from './wholeStatics.ts';

function numberOfSelf(value: Value): NumberValue {
  if (isNumber(value)) return value;
  throw wrongSelf('number');
}

/** What of a type's range is told by static properties. */
const ranges: ReadonlyMap<NumberTypeName, readonly [Value, Value]> = new Map<
  NumberTypeName,
  readonly [Value, Value]
>([
  ['System.Int32', [-2147483648, 2147483647]],
  ['System.Int64', [-9223372036854775808n, 9223372036854775807n]],
  ['System.Double', [new Double(-Number.MAX_VALUE), new Double(Number.MAX_VALUE)]],
  ['System.Single', [new Single(-3.4028234663852886e38), new Single(3.4028234663852886e38)]],
  ['System.SByte', [new Integer('System.SByte', -128n), new Integer('System.SByte', 127n)]],
  ['System.Byte', [new Integer('System.Byte', 0n), new Integer('System.Byte', 255n)]],
  ['System.Int16', [new Integer('System.Int16', -32768n), new Integer('System.Int16', 32767n)]],
  ['System.UInt16', [new Integer('System.UInt16', 0n), new Integer('System.UInt16', 65535n)]],
  ['System.UInt32', [new Integer('System.UInt32', 0n), new Integer('System.UInt32', 4294967295n)]],
  ['System.UInt64', [new Integer('System.UInt64', 0n), new Integer('System.UInt64', 18446744073709551615n)]],
]);

/** Numbers of System.TypeCode. */
const typeCodes: ReadonlyMap<string, number> = new Map([
  ['System.SByte', 5],
  ['System.Byte', 6],
  ['System.Int16', 7],
  ['System.UInt16', 8],
  ['System.Int32', 9],
  ['System.UInt32', 10],
  ['System.Int64', 11],
  ['System.UInt64', 12],
  ['System.Single', 13],
  ['System.Double', 14],
  ['System.Decimal', 15],
]);

/** Stores what was parsed, or zero, in a `[ref]`; whether it could be. */
function store(parsed: Value | undefined, target: Value | undefined, name: NumberTypeName): boolean {
  return storeFound(parsed, target, wholeOfType(0n, name) ?? 0);
}

/** The interfaces that make a text of a number, in the order of its type. */
function textInterfaces(name: NumberTypeName): readonly string[] {
  if (name === 'System.Numerics.BigInteger') return ['System.IFormattable'];
  const both = ['System.IConvertible', 'System.IFormattable'];
  return name === 'System.Decimal' ? both.reverse() : both;
}

const byFormat = 'string ToString(string format)';
const byProvider = 'string ToString(System.IFormatProvider provider)';

/** Types that list ToString with a format before ToString with a provider. */
const formatFirst: ReadonlySet<NumberTypeName> = new Set([
  ...(['System.Int32', 'System.Double', 'System.Decimal', 'System.Byte', 'System.SByte'] as const),
]);

/** A type of numbers by its full name. */
export function numberType(name: NumberTypeName): NetType {
  const short = name.slice(name.lastIndexOf('.') + 1);
  const builder = new TypeBuilder(name, numberOfSelf, {
    kind: 'struct',
    interfaces: ['System.IComparable', ...textInterfaces(name), 'System.ISpanFormattable'],
  });
  builder
    .method('int CompareTo(System.Object value)', (self, [other = null], context) =>
      compare(self, other, short, context),
    )
    .method(`int CompareTo(${name} value)`, (self, [other = null], context) =>
      compare(self, other, short, context),
    )
    .method('bool Equals(System.Object obj)', (self, [other = null], context) => same(self, other, context))
    .method(`bool Equals(${name} obj)`, (self, [other = null], context) => same(self, other, context))
    .method(
      'System.TypeCode GetTypeCode()',
      () => new EnumValue('System.TypeCode', BigInt(typeCodes.get(name) ?? 1)),
    )
    .method('string ToString()', (self, _, context) => formatNumber(self, '', cultureOf(context.culture)))
    .methods(
      formatFirst.has(name) ? [byFormat, byProvider] : [byProvider, byFormat],
      (self, [by = null], context) =>
        typeof by === 'string'
          ? formatNumber(self, by, cultureOf(context.culture))
          : formatNumber(self, '', cultureOfProvider(by, context)),
    )
    .method(
      'string ToString(string format, System.IFormatProvider provider)',
      (self, [format, provider], context) =>
        formatNumber(self, text(format), cultureOfProvider(provider, context)),
    );
  addParsing(builder, name);
  const range = ranges.get(name);
  if (range !== undefined) {
    const [low, high] = range;
    builder.staticProperty(`${name} MaxValue`, () => high).staticProperty(`${name} MinValue`, () => low);
  }
  if (name === 'System.Double' || name === 'System.Single') {
    addFloating(builder, name);
    addFloatStatics(builder, name);
  }
  if (name === 'System.Decimal') {
    addDecimal(builder);
    addDecimalStatics(builder);
  }
  if (isFixedWidth(name)) addWholeStatics(builder, name);
  if (name === 'System.Numerics.BigInteger') addBigInteger(builder);
  return builder.build();
}

function compare(self: NumberValue, other: Value, short: string, context: NetContext): number {
  if (other === null) return 1;
  if (!isNumber(other) || context.types.of(other) !== context.types.of(self)) {
    throw netError('System.ArgumentException', `Object must be of type ${short}.`);
  }
  return compareNatural(self, other, context);
}

function same(self: NumberValue, other: Value, context: NetContext): boolean {
  return (
    isNumber(other) &&
    context.types.of(other) === context.types.of(self) &&
    compareNatural(self, other, context) === 0
  );
}

function addParsing(builder: TypeBuilder<NumberValue>, name: NumberTypeName): void {
  const parse = (
    given: Value | undefined,
    styles: Value | undefined,
    provider: Value | undefined,
    context: NetContext,
  ) =>
    parseNumberText(
      required(given, 's'),
      name,
      styles === undefined ? undefined : int(styles),
      cultureOfProvider(provider, context),
    );
  const attempt = (
    given: Value | undefined,
    styles: Value | undefined,
    provider: Value | undefined,
    context: NetContext,
  ) =>
    typeof given === 'string'
      ? tryParseNumberText(
          given,
          name,
          styles === undefined ? undefined : int(styles),
          cultureOfProvider(provider, context),
        )
      : undefined;
  builder
    .staticMethod(`${name} Parse(string s)`, ([given], context) => parse(given, undefined, null, context))
    .staticMethod(
      `${name} Parse(string s, System.Globalization.NumberStyles style)`,
      ([given, styles], context) => parse(given, styles, null, context),
    )
    .staticMethod(`${name} Parse(string s, System.IFormatProvider provider)`, ([given, provider], context) =>
      parse(given, undefined, provider, context),
    )
    .staticMethod(
      `${name} Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)`,
      ([given, styles, provider], context) => parse(given, styles, provider, context),
    )
    .staticMethod(`bool TryParse(string s, ref ${name} result)`, ([given, target], context) =>
      store(attempt(given, undefined, null, context), target, name),
    )
    .staticMethod(
      `bool TryParse(string s, System.IFormatProvider provider, ref ${name} result)`,
      ([given, provider, target], context) =>
        store(attempt(given, undefined, provider, context), target, name),
    )
    .staticMethod(
      `bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, ref ${name} result)`,
      ([given, styles, provider, target], context) =>
        store(attempt(given, styles, provider, context), target, name),
    );
}

function addFloating(builder: TypeBuilder<NumberValue>, name: 'System.Double' | 'System.Single'): void {
  const make = (value: number) => (name === 'System.Double' ? new Double(value) : new Single(value));
  const number = (value: Value | undefined) =>
    value instanceof Double || value instanceof Single ? value.value : Number.NaN;
  builder
    .staticProperty(`${name} Epsilon`, () => make(name === 'System.Double' ? 5e-324 : 1.401298464324817e-45))
    .staticProperty(`${name} NaN`, () => make(Number.NaN))
    .staticProperty(`${name} NegativeInfinity`, () => make(-Infinity))
    .staticProperty(`${name} PositiveInfinity`, () => make(Infinity))
    .staticMethod(`bool IsFinite(${name} d)`, ([value]) => Number.isFinite(number(value)))
    .staticMethod(`bool IsInfinity(${name} d)`, ([value]) => Math.abs(number(value)) === Infinity)
    .staticMethod(`bool IsNaN(${name} d)`, ([value]) => Number.isNaN(number(value)))
    .staticMethod(
      `bool IsNegative(${name} d)`,
      ([value]) => number(value) < 0 || Object.is(number(value), -0),
    )
    .staticMethod(`bool IsInteger(${name} value)`, ([value]) => Number.isInteger(number(value)))
    .staticMethod(`bool IsNegativeInfinity(${name} d)`, ([value]) => number(value) === -Infinity)
    .staticMethod(`bool IsPositiveInfinity(${name} d)`, ([value]) => number(value) === Infinity);
}

/** A number as one of another type; OverflowException where it does not fit. */
export function changed(value: NumberValue, name: NumberTypeName): Value {
  const result = changeNumber(value, name);
  if (!isOutOfRange(result)) return result;
  const { message, type } = name === 'System.Int64' || name === 'System.UInt64' ? outOfRangeOf(name) : result;
  throw netError(type, message);
}
