import { compareText } from '../../text/compareText.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { Char } from '../../values/number.ts';
import { isNull, type Value } from '../../values/value.ts';
import {
  bool,
  char,
  charsOf,
  emptyText,
  flagBits,
  int,
  items,
  netError,
  negative,
  outOfRange,
  required,
  stringArray,
  text,
  tooGreat,
  wrongSelf,
} from '../arguments.ts';
import { compareTo } from '../compareTo.ts';
import type { NetContext } from '../netType.ts';
import { addStringSearch } from './stringSearch.ts';
import { addStringStatics } from './stringStatics.ts';
import { lowerText, upperText } from './caseText.ts';
import { comparisonOf } from './textComparison.ts';
import { TypeBuilder } from '../typeBuilder.ts';

function stringOf(value: Value): string {
  if (typeof value === 'string') return value;
  throw wrongSelf('System.String');
}

function trimmed(self: string, chars: string, start: boolean, end: boolean): string {
  const blank = (at: number) => (chars === '' ? /\s/.test(self.charAt(at)) : chars.includes(self.charAt(at)));
  let from = 0;
  let to = self.length;
  while (start && from < to && blank(from)) from++;
  while (end && to > from && blank(to - 1)) to--;
  return self.slice(from, to);
}

function substring(self: string, start: number, length: number | undefined): string {
  if (start < 0) throw negative('startIndex', start);
  if (start > self.length)
    throw outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
  if (length === undefined) return self.slice(start);
  if (length < 0) throw negative('length', length);
  if (start + length > self.length) {
    throw outOfRange('Index and length must refer to a location within the string.', 'length');
  }
  return self.slice(start, start + length);
}

/** The same with the errors of ToCharArray. */
function part(self: string, start: number, length: number): string {
  if (length < 0) throw negative('length', length);
  if (start < 0) throw negative('startIndex', start);
  if (start > self.length - length) throw tooGreat('startIndex', start, self.length - length);
  return self.slice(start, start + length);
}

function pad(self: string, width: number, filler: string, left: boolean, context: NetContext): string {
  if (width < 0) throw negative('totalWidth', width);
  context.allow('characters', width);
  return left ? self.padStart(width, filler) : self.padEnd(width, filler);
}

/** Parts between separators (at blanks where there are none), at most `count`, trimmed or without empty ones as the options say. */
function splitText(self: string, separators: readonly string[], count: number, options: number): NetArray {
  if (count < 0) throw negative('count', count);
  const [removeEmpty, trim] = [(options & 1) !== 0, (options & 2) !== 0];
  if (count === 0) return stringArray([]);
  const used = separators.filter((separator) => separator !== '');
  const parts: string[] = [];
  let from = 0;
  const keep = (part: string) => {
    const shown = trim ? part.trim() : part;
    if (!(removeEmpty && shown === '')) parts.push(shown);
  };
  for (let at = 0; at < self.length && parts.length < count - 1;) {
    const found =
      used.length === 0 && separators.length === 0
        ? /\s/.test(self.charAt(at))
          ? ' '
          : undefined
        : used.find((separator) => self.startsWith(separator, at));
    if (found === undefined) at++;
    else {
      keep(self.slice(from, at));
      at += found.length;
      from = at;
    }
  }
  if (removeEmpty && count > 1 && parts.length === count - 1) {
    // What is left is one part, but for separators at its start.
    for (let skipped = true; skipped;) {
      const found = used.find((separator) => self.startsWith(separator, from));
      skipped = found !== undefined;
      from += found?.length ?? 0;
    }
  }
  keep(self.slice(from));
  return stringArray(parts);
}

function replaceAll(self: string, old: string, by: string, ignoreCase: boolean, context: NetContext): string {
  if (old === '') throw emptyText('oldValue');
  const result = ignoreCase
    ? self.replaceAll(new RegExp(old.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi'), () => by)
    : self.replaceAll(old, () => by);
  context.allow('characters', result.length);
  return result;
}

/** System.String. */
export const stringType = () => {
  const builder = new TypeBuilder('System.String', stringOf, {
    interfaces: [
      'System.IComparable',
      'System.ICloneable',
      'System.IConvertible',
      'System.Collections.IEnumerable',
    ],
  })
    .property('int Length', (self) => self.length)
    .method('System.Object Clone()', (self) => self)
    .method('int CompareTo(string strB)', (self, [other]) => compareWith(self, other ?? null))
    .method(
      'int CompareTo(System.Object value)',
      compareTo('String', (other) => typeof other === 'string', compareWith),
    )
    .method('bool Equals(System.Object obj)', (self, [other]) => self === other)
    .method('bool Equals(string value)', (self, [other]) => self === other)
    .method(
      'bool Equals(string value, System.StringComparison comparisonType)',
      (self, [other, how], context) =>
        typeof other === 'string' && compareText(self, other, comparisonOf(how, context)) === 0,
    )
    .method(
      'System.CharEnumerator GetEnumerator()',
      (self) => new Enumerator('System.CharEnumerator', () => charArray(self).items),
    )
    .method('System.TypeCode GetTypeCode()', () => new EnumValue('System.TypeCode', 18n))
    .method('string Insert(int startIndex, string value)', (self, [start, value]) => {
      const at = int(start);
      if (at < 0 || at > self.length) {
        throw tooGreat('startIndex', at >>> 0, self.length);
      }
      return self.slice(0, at) + required(value, 'value') + self.slice(at);
    })
    .methods(
      ['bool IsNormalized()', 'bool IsNormalized(System.Text.NormalizationForm normalizationForm)'],
      (self, [form]) => self.normalize(normalForm(form)) === self,
    )
    .methods(
      ['string Normalize()', 'string Normalize(System.Text.NormalizationForm normalizationForm)'],
      (self, [form]) => self.normalize(normalForm(form)),
    )
    .methods(
      ['string PadLeft(int totalWidth)', 'string PadLeft(int totalWidth, char paddingChar)'],
      (self, [width, filler], context) =>
        pad(self, int(width), filler === undefined ? ' ' : char(filler), true, context),
    )
    .methods(
      ['string PadRight(int totalWidth)', 'string PadRight(int totalWidth, char paddingChar)'],
      (self, [width, filler], context) =>
        pad(self, int(width), filler === undefined ? ' ' : char(filler), false, context),
    )
    .method(
      'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)',
      (self, [from, target, at, count]) => {
        if (!(target instanceof NetArray)) return null;
        if (int(count) < 0) throw negative('count', int(count));
        if (int(from) > self.length - int(count))
          throw tooGreat('sourceIndex', int(from), self.length - int(count));
        const room = target.items.length - int(count);
        if (int(at) > room) throw tooGreat('destinationIndex', int(at), room);
        for (let index = 0; index < int(count); index++)
          target.items[int(at) + index] = new Char(self.charCodeAt(int(from) + index));
        return null;
      },
    )
    .methods(
      ['string Remove(int startIndex)', 'string Remove(int startIndex, int count)'],
      (self, [start, count]) => {
        const from = int(start);
        if (from < 0) throw outOfRange('StartIndex cannot be less than zero.', 'startIndex');
        const length = count === undefined ? self.length - from : int(count);
        if (count === undefined && from > self.length)
          throw outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
        if (length < 0) throw negative('count', length);
        if (from + length > self.length) throw tooGreat('count', length, self.length - from);
        return self.slice(0, from) + self.slice(from + length);
      },
    )
    .method(
      'string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)',
      (self, [old, by, ignore], context) => replaceAll(self, text(old), text(by), bool(ignore), context),
    )
    .method(
      'string Replace(string oldValue, string newValue, System.StringComparison comparisonType)',
      (self, [old, by, how], context) =>
        replaceAll(self, text(old), text(by), comparisonOf(how, context).ignoreCase, context),
    )
    .method('string Replace(char oldChar, char newChar)', (self, [old, by]) =>
      self.replaceAll(char(old), () => char(by)),
    )
    .method('string Replace(string oldValue, string newValue)', (self, [old, by], context) =>
      replaceAll(self, required(old, 'oldValue'), text(by), false, context),
    )
    .method('string ReplaceLineEndings()', (self) =>
      self.replaceAll(/\r\n|[\n\r\f\u0085\u2028\u2029]/g, '\n'),
    )
    .method('string ReplaceLineEndings(string replacementText)', (self, [by]) =>
      self.replaceAll(/\r\n|[\n\r\f\u0085\u2028\u2029]/g, () => text(by)),
    )
    .methods(
      [
        'string[] Split(params char[] separator)',
        'string[] Split(char[] separator, System.StringSplitOptions options)',
      ],
      (self, [separator, options]) =>
        splitText(self, Array.from(charsOf(separator)), 2147483647, flagBits(options)),
    )
    .method(
      'string[] Split(char separator, System.StringSplitOptions options = 0)',
      (self, [separator, options]) => splitText(self, [char(separator)], 2147483647, flagBits(options)),
    )
    .method(
      'string[] Split(char separator, int count, System.StringSplitOptions options = 0)',
      (self, [separator, count, options]) =>
        splitText(self, [char(separator)], int(count), flagBits(options)),
    )
    .methods(
      [
        'string[] Split(char[] separator, int count)',
        'string[] Split(char[] separator, int count, System.StringSplitOptions options)',
      ],
      (self, [separator, count, options]) =>
        splitText(self, Array.from(charsOf(separator)), int(count), flagBits(options)),
    )
    .method(
      'string[] Split(string separator, System.StringSplitOptions options = 0)',
      (self, [separator, options]) =>
        splitText(self, text(separator) === '' ? ['\0\0'] : [text(separator)], 2147483647, flagBits(options)),
    )
    .method(
      'string[] Split(string separator, int count, System.StringSplitOptions options = 0)',
      (self, [separator, count, options]) =>
        splitText(self, [text(separator)], int(count), flagBits(options)),
    )
    .method(
      'string[] Split(string[] separator, System.StringSplitOptions options)',
      (self, [separators, options]) =>
        splitText(
          self,
          items(separators).map((item) => text(item)),
          2147483647,
          flagBits(options),
        ),
    )
    .method(
      'string[] Split(string[] separator, int count, System.StringSplitOptions options)',
      (self, [separators, count, options]) =>
        splitText(
          self,
          items(separators).map((item) => text(item)),
          int(count),
          flagBits(options),
        ),
    )
    .methods(
      ['string Substring(int startIndex)', 'string Substring(int startIndex, int length)'],
      (self, [start, length]) => substring(self, int(start), length === undefined ? undefined : int(length)),
    )
    .methods(
      ['char[] ToCharArray()', 'char[] ToCharArray(int startIndex, int length)'],
      (self, [start, length]) => charArray(start === undefined ? self : part(self, int(start), int(length))),
    )
    .method('string ToLower()', (self, _, context) => lowerText(self, context.culture))
    .method('string ToLower(cultureinfo culture)', (self, [culture], context) =>
      lowerText(self, cultureOfProvider(culture ?? null, context).name),
    )
    .method('string ToLowerInvariant()', (self) => lowerText(self, ''))
    .methods(['string ToString()', 'string ToString(System.IFormatProvider provider)'], (self) => self)
    .method('string ToUpper()', (self, _, context) => upperText(self, context.culture))
    .method('string ToUpper(cultureinfo culture)', (self, [culture], context) =>
      upperText(self, cultureOfProvider(culture ?? null, context).name),
    )
    .method('string ToUpperInvariant()', (self) => upperText(self, ''))
    .methods(['string Trim()', 'string Trim(params char[] trimChars)'], (self, [chars]) =>
      trimmed(self, charsOf(chars), true, true),
    )
    .method('string Trim(char trimChar)', (self, [one]) => trimmed(self, char(one), true, true))
    .methods(['string TrimEnd()', 'string TrimEnd(params char[] trimChars)'], (self, [chars]) =>
      trimmed(self, charsOf(chars), false, true),
    )
    .method('string TrimEnd(char trimChar)', (self, [one]) => trimmed(self, char(one), false, true))
    .methods(['string TrimStart()', 'string TrimStart(params char[] trimChars)'], (self, [chars]) =>
      trimmed(self, charsOf(chars), true, false),
    )
    .method('string TrimStart(char trimChar)', (self, [one]) => trimmed(self, char(one), true, false))
    .method('char get_Chars(int index)', (self, [index]) => {
      const code = self.charCodeAt(int(index));
      if (Number.isNaN(code))
        throw netError('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
      return new Char(code);
    })
    .constructs('(char[] value)', ([value]) => charsOf(value))
    .constructs('(char[] value, int startIndex, int length)', ([value, start, length]) =>
      charsOf(value).slice(int(start), int(start) + int(length)),
    )
    .constructs('(char c, int count)', ([one, count], context) => {
      if (int(count) < 0) throw negative('count', int(count));
      context.allow('characters', int(count));
      return char(one).repeat(int(count));
    });
  addStringSearch(builder);
  addStringStatics(builder);
  return builder.build();
};

const forms: ReadonlyMap<number, string> = new Map([
  [1, 'NFC'],
  [2, 'NFD'],
  [5, 'NFKC'],
  [6, 'NFKD'],
]);

/** The name that the standard has for a NormalizationForm; form C where none is given. */
function normalForm(form: Value | undefined): string {
  return (form instanceof EnumValue ? forms.get(Number(form.value)) : undefined) ?? 'NFC';
}

function compareWith(self: string, other: Value): number {
  if (isNull(other)) return 1;
  return Math.sign(compareText(self, stringOf(other), { ignoreCase: false, culture: '' }));
}

function charArray(self: string): NetArray {
  return new NetArray(
    Array.from({ length: self.length }, (_, index) => new Char(self.charCodeAt(index))),
    'System.Char',
  );
}
