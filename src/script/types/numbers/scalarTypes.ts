import { compareTo } from '../compareTo.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { Char, Double } from '../../values/number.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { SwitchParameter } from '../../values/switchParameter.ts';
import type { Value } from '../../values/value.ts';
import {
  bool,
  char,
  instanceOf,
  int,
  netError,
  outOfRange,
  required,
  text,
  wrongSelf,
} from '../arguments.ts';
import { storeFound } from '../tryParse.ts';
import { unicodeCategory } from '../text/unicodeCategory.ts';
import { TypeBuilder } from '../typeBuilder.ts';

function boolOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongSelf('System.Boolean');
}

/** The character of a code point. */
function fromUtf32(code: number): string {
  if (code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code);
  throw outOfRange(
    'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
    'utf32',
  );
}

/** `true` or `false` as Boolean.Parse reads them; undefined for another text. */
export function parseBoolean(value: string): boolean | undefined {
  const plain = value.trim().toLowerCase();
  return plain === 'true' ? true : plain === 'false' ? false : undefined;
}

/** System.Boolean. */
export const booleanType = () =>
  new TypeBuilder('System.Boolean', boolOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IConvertible'],
  })
    .method(
      'int CompareTo(System.Object obj)',
      compareTo(
        'Boolean',
        (other) => typeof other === 'boolean',
        (self: boolean, other) => Number(self) - Number(other),
      ),
    )
    .method('int CompareTo(bool value)', (self, [other]) => Number(self) - Number(bool(other)))
    .method('bool Equals(System.Object obj)', (self, [other]) => self === other)
    .method('System.TypeCode GetTypeCode()', () => new EnumValue('System.TypeCode', 3n))
    .methods(['string ToString()', 'string ToString(System.IFormatProvider provider)'], (self) =>
      self ? 'True' : 'False',
    )
    .staticProperty('string FalseString', () => 'False')
    .staticProperty('string TrueString', () => 'True')
    .staticMethod('bool Parse(string value)', ([value]) => {
      const parsed = parseBoolean(required(value, 'value'));
      if (parsed === undefined) {
        throw netError(
          'System.FormatException',
          `String '${text(value)}' was not recognized as a valid Boolean.`,
        );
      }
      return parsed;
    })
    .staticMethod('bool TryParse(string value, ref bool result)', ([value, target]) => {
      const parsed = typeof value === 'string' ? parseBoolean(value) : undefined;
      return storeFound(parsed, target, false);
    })
    .build();

function charOf(value: Value): string {
  return char(value);
}

const one = (value: string) => new Char(value.charCodeAt(0));

/** What a test of a char is about. */
const tests: readonly (readonly [string, RegExp])[] = [
  ['IsControl', /\p{Cc}/u],
  ['IsDigit', /\p{Nd}/u],
  ['IsLetter', /\p{L}/u],
  ['IsLetterOrDigit', /[\p{L}\p{Nd}]/u],
  ['IsLower', /\p{Ll}/u],
  ['IsNumber', /\p{N}/u],
  ['IsPunctuation', /\p{P}/u],
  ['IsSeparator', /\p{Z}/u],
  ['IsSurrogate', /\p{Cs}/u],
  ['IsSymbol', /\p{S}/u],
  ['IsUpper', /\p{Lu}/u],
  ['IsWhiteSpace', /[\s\u0085]/u],
  ['IsAscii', /[\u0000-\u007f]/u],
  ['IsAsciiLetter', /[A-Za-z]/],
  ['IsAsciiDigit', /[0-9]/],
  ['IsAsciiLetterOrDigit', /[0-9A-Za-z]/],
  ['IsAsciiLetterLower', /[a-z]/],
  ['IsAsciiLetterUpper', /[A-Z]/],
  ['IsAsciiHexDigit', /[0-9A-Fa-f]/],
  ['IsAsciiHexDigitLower', /[0-9a-f]/],
  ['IsAsciiHexDigitUpper', /[0-9A-F]/],
  ['IsHighSurrogate', /[\ud800-\udbff]/],
  ['IsLowSurrogate', /[\udc00-\udfff]/],
];

/** System.Char. */
export const charType = () => {
  const builder = new TypeBuilder('System.Char', charOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IConvertible', 'System.IFormattable'],
  })
    .method(
      'int CompareTo(System.Object value)',
      compareTo(
        'Char',
        (other) => other instanceof Char,
        (self: string, other) => self.charCodeAt(0) - other.code,
      ),
    )
    .method('int CompareTo(char value)', (self, [other]) => self.charCodeAt(0) - char(other).charCodeAt(0))
    .method(
      'bool Equals(System.Object obj)',
      (self, [other]) => other instanceof Char && self === char(other),
    )
    .method('int GetHashCode()', (self) => self.charCodeAt(0) | (self.charCodeAt(0) << 16))
    .method('System.TypeCode GetTypeCode()', () => new EnumValue('System.TypeCode', 4n))
    .methods(['string ToString()', 'string ToString(System.IFormatProvider provider)'], (self) => self)
    .staticProperty('char MaxValue', () => new Char(65535))
    .staticProperty('char MinValue', () => new Char(0))
    .staticMethod(
      'double GetNumericValue(char c)',
      ([value]) => new Double(/\d/.test(char(value)) ? Number(char(value)) : -1),
    )
    .staticMethod('System.Globalization.UnicodeCategory GetUnicodeCategory(char c)', ([value]) =>
      unicodeCategory(char(value)),
    )
    .staticMethod('char Parse(string s)', ([value]) => {
      if (required(value, 's').length !== 1)
        throw netError('System.FormatException', 'String must be exactly one character long.');
      return one(text(value));
    })
    .staticMethod('string ConvertFromUtf32(int utf32)', ([value]) => fromUtf32(int(value)))
    .staticMethod(
      'int ConvertToUtf32(string s, int index)',
      ([value, index]) => text(value).codePointAt(int(index)) ?? 0,
    )
    .staticMethod('string ToString(char c)', ([value]) => char(value))
    .staticMethod(
      'bool IsBetween(char c, char minInclusive, char maxInclusive)',
      ([value, low, high]) => char(value) >= char(low) && char(value) <= char(high),
    )
    .staticMethod('bool IsSurrogatePair(char highSurrogate, char lowSurrogate)', ([high, low]) =>
      /^[\ud800-\udbff][\udc00-\udfff]$/.test(`${char(high)}${char(low)}`),
    )
    .staticMethod(
      'int ConvertToUtf32(char highSurrogate, char lowSurrogate)',
      ([high, low]) => `${char(high)}${char(low)}`.codePointAt(0) ?? 0,
    )
    .staticMethod(
      'System.Globalization.UnicodeCategory GetUnicodeCategory(string s, int index)',
      ([value, index]) => unicodeCategory(text(value).charAt(int(index))),
    )
    .staticMethod('double GetNumericValue(string s, int index)', ([value, index]) => {
      const found = text(value).charAt(int(index));
      return new Double(/\d/.test(found) ? Number(found) : -1);
    })
    .staticMethod('bool TryParse(string s, ref char result)', ([value, target]) =>
      storeFound(
        typeof value === 'string' && value.length === 1 ? one(value) : undefined,
        target,
        new Char(0),
      ),
    );
  for (const [name, test] of tests) {
    builder
      .staticMethod(`bool ${name}(char c)`, ([value]) => test.test(char(value)))
      .staticMethod(`bool ${name}(string s, int index)`, ([value, index]) => {
        const at = int(index);
        if (at < 0 || at >= required(value, 's').length)
          throw outOfRange('Specified argument was out of the range of valid values.', 'index');
        return test.test(text(value).charAt(at));
      });
  }
  for (const [name, change] of [
    ['ToLower', (value: string) => value.toLowerCase()],
    ['ToUpper', (value: string) => value.toUpperCase()],
  ] as const) {
    builder
      .staticMethod(`char ${name}(char c)`, ([value]) => one(change(char(value))))
      .staticMethod(`char ${name}(char c, cultureinfo culture)`, ([value, culture], context) => {
        const locale = cultureOfProvider(culture, context).name || 'en';
        const given = char(value);
        return one(name === 'ToUpper' ? given.toLocaleUpperCase(locale) : given.toLocaleLowerCase(locale));
      })
      .staticMethod(`char ${name}Invariant(char c)`, ([value]) => one(change(char(value))));
  }
  return builder.build();
};

const switchOf = instanceOf(SwitchParameter, 'SwitchParameter');

/** System.Management.Automation.SwitchParameter. */
export const switchType = () =>
  new TypeBuilder('System.Management.Automation.SwitchParameter', switchOf, { kind: 'struct' })
    .property('bool IsPresent', (self) => self.isPresent)
    .method('bool Equals(System.Object obj)', (self, [other]) =>
      other instanceof SwitchParameter ? self.isPresent === other.isPresent : self.isPresent === other,
    )
    .method('bool ToBool()', (self) => self.isPresent)
    .method('string ToString()', (self) => (self.isPresent ? 'True' : 'False'))
    .staticProperty('switch Present', () => new SwitchParameter(true))
    .constructs('(bool isPresent)', ([value]) => new SwitchParameter(bool(value)))
    .build();
