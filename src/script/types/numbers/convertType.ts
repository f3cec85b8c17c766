import {
  changeNumber,
  isNumberType,
  isOutOfRange,
  outOfRangeOf,
  wholeOfType,
  type NumberTypeName,
} from '../../convert/toNumber.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import { cultureText, formattedText } from '../../text/cultureText.ts';
import { invariantCulture } from '../../text/culture.ts';
import { isNumber } from '../../text/formatNumber.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { dbNull } from '../../values/dbNull.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { Char, Integer } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';
import { bytes, byteArray, charsOf, enumNumber, int, long, netError, required, text } from '../arguments.ts';
import { parseDateTime } from '../time/dateType.ts';
import { findMethod } from '../lookup.ts';
import type { NetContext, NetType } from '../netType.ts';
import { parseNumberText } from './numberParsing.ts';
import { typeOf } from '../runtimeTypes.ts';
import { parseBoolean } from './scalarTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { typeText } from '../typeText.ts';

const numberNames: readonly (readonly [string, NumberTypeName])[] = [
  ['Byte', 'System.Byte'],
  ['Decimal', 'System.Decimal'],
  ['Double', 'System.Double'],
  ['Int16', 'System.Int16'],
  ['Int32', 'System.Int32'],
  ['Int64', 'System.Int64'],
  ['SByte', 'System.SByte'],
  ['Single', 'System.Single'],
  ['UInt16', 'System.UInt16'],
  ['UInt32', 'System.UInt32'],
  ['UInt64', 'System.UInt64'],
];

/** What Convert makes of any value. Throws .NET's exceptions. */
function toNumber(value: Value, type: NumberTypeName, provider: Value, context: NetContext): Value {
  if (isNull(value)) return wholeOfType(0n, type) ?? 0;
  if (typeof value === 'string')
    return parseNumberText(value, type, undefined, cultureOfProvider(provider, context));
  if (typeof value === 'boolean') return wholeOfType(value ? 1n : 0n, type) ?? 0;
  const number = value instanceof Char ? value.code : value instanceof EnumValue ? value.value : value;
  if (!isNumber(number)) throw notConvertible(value, context);
  const changed = changeNumber(number, type);
  if (isOutOfRange(changed)) throw netError('System.OverflowException', outOfRangeOf(type).message);
  return changed;
}

function notConvertible(value: Value, context: NetContext) {
  return netError(
    'System.InvalidCastException',
    `Unable to cast object of type '${typeText(context.types.of(value).fullName)}' to type 'System.IConvertible'.`,
  );
}

function booleanOf(value: Value, context: NetContext): boolean {
  if (isNull(value)) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const parsed = parseBoolean(value);
    if (parsed === undefined)
      throw netError('System.FormatException', `String '${value}' was not recognized as a valid Boolean.`);
    return parsed;
  }
  if (isNumber(value)) return toBoolean(value);
  throw notConvertible(value, context);
}

const widths: ReadonlyMap<NumberTypeName, number> = new Map<NumberTypeName, number>([
  ['System.Byte', 8],
  ['System.SByte', 8],
  ['System.Int16', 16],
  ['System.UInt16', 16],
  ['System.Int32', 32],
  ['System.UInt32', 32],
  ['System.Int64', 64],
  ['System.UInt64', 64],
]);

/** A whole number written to base 2, 8, 10 or 16. */
function fromBase(given: string, base: number, type: NumberTypeName): Value {
  if (![2, 8, 10, 16].includes(base)) throw netError('System.ArgumentException', 'Invalid Base.');
  if (given === '') return wholeOfType(0n, type) ?? 0;
  const digits = base === 16 ? given.replace(/^0x/i, '') : given;
  const allowed = { 2: /^[01]+$/, 8: /^[0-7]+$/, 16: /^[0-9a-f]+$/i }[base];
  if (base === 10 && given.startsWith('-') && /U|Byte/.test(type.replace('System.SByte', '')))
    throw netError(
      'System.OverflowException',
      'The string was being parsed as an unsigned number and could not have a negative sign.',
    );
  if (base === 10) return parseNumberText(given, type, 7, invariantCulture);
  if (digits.startsWith('-'))
    throw netError('System.ArgumentException', 'String cannot contain a minus sign if the base is not 10.');
  if (allowed?.test(digits) !== true) {
    throw netError(
      'System.FormatException',
      allowed?.test(digits.charAt(0)) === true
        ? 'Additional non-parsable characters are at the end of the string.'
        : 'Could not find any recognizable digits.',
    );
  }
  const raw = BigInt(`${base === 16 ? '0x' : base === 8 ? '0o' : '0b'}${digits}`);
  const width = widths.get(type) ?? 64;
  const signed = type.startsWith('System.I') || type === 'System.SByte';
  if (raw >= 1n << BigInt(width)) throw netError('System.OverflowException', outOfRangeOf(type).message);
  return wholeOfType(signed ? BigInt.asIntN(width, raw) : raw, type) ?? 0;
}

/** A whole number to base 2, 8, 10 or 16; negative ones as two's complement of their type. */
function toBase(value: Value, base: number): string {
  if (![2, 8, 10, 16].includes(base)) throw netError('System.ArgumentException', 'Invalid Base.');
  const whole = long(value);
  if (base === 10) return String(whole);
  const width =
    typeof value === 'bigint' ? 64 : value instanceof Integer ? (widths.get(value.typeName) ?? 64) : 32;
  return BigInt.asUintN(width, whole).toString(base);
}

/** Characters of a text in base 64; FormatException where it is none. */
function fromBase64(given: string): Buffer {
  const bare = given.replaceAll(/\s/g, '');
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) {
    throw netError(
      'System.FormatException',
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  }
  return Buffer.from(bare, 'base64');
}

function changeType(value: Value, type: NetType, provider: Value, context: NetContext): Value {
  const { fullName } = type;
  if (isNumberType(fullName)) return toNumber(value, fullName, provider, context);
  if (fullName === 'System.Boolean') return booleanOf(value, context);
  if (fullName === 'System.String')
    return formattedText(value, '', cultureOfProvider(provider, context), context);
  if (fullName === 'System.DateTime' && typeof value === 'string')
    return parseDateTime(value, provider, 0, context);
  if (context.types.of(value) === type) return value;
  throw netError(
    'System.InvalidCastException',
    `Invalid cast from '${typeText(context.types.of(value).fullName)}' to '${typeText(fullName)}'.`,
  );
}

const codeNames =
  'Empty Object DBNull Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime  String'.split(
    ' ',
  );

/** The type that a TypeCode means. */
function typeOfCode(code: Value | undefined, context: NetContext): NetType {
  return context.types.find(`System.${codeNames[enumNumber(code)] ?? 'Object'}`) ?? typeOf(code);
}

/** System.Convert. */
export const convertType = (): NetType => {
  const builder = new TypeBuilder('System.Convert', (value) => value);
  for (const [name, type] of numberNames) {
    builder
      .staticMethod(`${type} To${name}(System.Object value)`, ([value = null], context) =>
        toNumber(value, type, null, context),
      )
      .staticMethod(
        `${type} To${name}(System.Object value, System.IFormatProvider provider)`,
        ([value = null, provider = null], context) => toNumber(value, type, provider, context),
      );
    if (widths.has(type)) {
      builder.staticMethod(`${type} To${name}(string value, int fromBase)`, ([value, base]) =>
        fromBase(text(value), int(base), type),
      );
    }
  }
  for (const type of ['byte', 'short', 'int', 'long']) {
    builder.staticMethod(`string ToString(${type} value, int toBase)`, ([value = 0, base]) =>
      toBase(value, int(base)),
    );
  }
  return builder
    .staticProperty('System.Object DBNull', () => dbNull)
    .staticMethod('bool IsDBNull(System.Object value)', ([value]) => value === dbNull)
    .staticMethod('System.TypeCode GetTypeCode(System.Object value)', ([value = null], context) => {
      if (isNull(value)) return new EnumValue('System.TypeCode', 0n);
      const method = findMethod(context.types.of(value), 'gettypecode', context.types);
      return method?.overloads[0]?.invoke(value, [], context) ?? new EnumValue('System.TypeCode', 1n);
    })
    .staticMethods(
      [
        'System.Object ChangeType(System.Object value, System.TypeCode typeCode)',
        'System.Object ChangeType(System.Object value, System.TypeCode typeCode, System.IFormatProvider provider)',
      ],
      ([value = null, code, provider = null], context) =>
        changeType(value, typeOfCode(code, context), provider, context),
    )
    .staticMethod(
      'int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut)',
      ([value, from, length, target, at]) => {
        const encoded = Buffer.from(bytes(value).slice(int(from), int(from) + int(length))).toString(
          'base64',
        );
        if (target instanceof NetArray)
          for (let index = 0; index < encoded.length; index++)
            target.items[int(at) + index] = new Char(encoded.charCodeAt(index));
        return encoded.length;
      },
    )
    .staticMethod(
      'byte[] FromBase64CharArray(char[] inArray, int offset, int length)',
      ([value, from, length]) =>
        byteArray(fromBase64(charsOf(value).slice(int(from), int(from) + int(length)))),
    )
    .staticMethod(
      'System.Object ChangeType(System.Object value, type conversionType)',
      ([value = null, type], context) => changeType(value, typeOf(type), null, context),
    )
    .staticMethod(
      'System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)',
      ([value = null, type, provider = null], context) => changeType(value, typeOf(type), provider, context),
    )
    .staticMethod('byte[] FromBase64String(string s)', ([value]) =>
      byteArray(fromBase64(required(value, 's'))),
    )
    .staticMethod('byte[] FromHexString(string s)', ([value]) => {
      if (!/^(?:[0-9a-f]{2})*$/i.test(text(value)))
        throw netError(
          'System.FormatException',
          'The input is not a valid hex string as it contains a non-hex character.',
        );
      return byteArray(Buffer.from(text(value), 'hex'));
    })
    .staticMethods(
      [
        'string ToBase64String(byte[] inArray)',
        'string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)',
      ],
      ([value, options]) => {
        const encoded = Buffer.from(bytes(value)).toString('base64');
        return options instanceof EnumValue && options.value === 1n
          ? encoded.replaceAll(/(.{76})(?=.)/g, '$1\r\n')
          : encoded;
      },
    )
    .staticMethod('string ToHexString(byte[] inArray)', ([value]) =>
      Buffer.from(bytes(value)).toString('hex').toUpperCase(),
    )
    .staticMethod('string ToHexStringLower(byte[] inArray)', ([value]) =>
      Buffer.from(bytes(value)).toString('hex'),
    )
    .staticMethods(
      [
        'bool ToBoolean(System.Object value)',
        'bool ToBoolean(System.Object value, System.IFormatProvider provider)',
      ],
      ([value = null], context) => booleanOf(value, context),
    )
    .staticMethods(
      [
        'char ToChar(System.Object value)',
        'char ToChar(System.Object value, System.IFormatProvider provider)',
      ],
      ([value = null], context) => {
        if (value instanceof Char) return value;
        if (typeof value === 'string') {
          if (value.length !== 1)
            throw netError('System.FormatException', 'String must be exactly one character long.');
          return new Char(value.charCodeAt(0));
        }
        const code = toNumber(value, 'System.UInt16', null, context);
        return new Char(int(code));
      },
    )
    .staticMethods(
      [
        'datetime ToDateTime(System.Object value)',
        'datetime ToDateTime(System.Object value, System.IFormatProvider provider)',
      ],
      ([value = null, provider = null], context) =>
        typeof value === 'string' ? parseDateTime(value, provider, 0, context) : value,
    )
    .staticMethod('string ToString(System.Object value)', ([value = null], context) =>
      cultureText(value, context),
    )
    .staticMethod(
      'string ToString(System.Object value, System.IFormatProvider provider)',
      ([value = null, provider], context) =>
        formattedText(value, '', cultureOfProvider(provider, context), context),
    )
    .build();
};
