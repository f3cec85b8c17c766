import { compareText, type TextComparison } from '../../text/compareText.ts';
import { formattedText } from '../../text/cultureText.ts';
import { formatComposite } from '../../text/formatComposite.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { cultureText } from '../../text/cultureText.ts';
import { CultureInfo } from '../../values/cultureInfo.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { isNull, type Value } from '../../values/value.ts';
import {
  argumentNull,
  bool,
  flagBits,
  int,
  items,
  negative,
  required,
  text,
  tooGreat,
} from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { comparisonOf } from './textComparison.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

function compare(left: Value | undefined, right: Value | undefined, how: TextComparison): number {
  if (left === null || right === null) return Number(right === null) - Number(left === null);
  return Math.sign(compareText(required(left, 'strA'), required(right, 'strB'), how));
}

/** The difference of the first units that differ. */
function byUnits(left: Value | undefined, right: Value | undefined): number {
  if (left === null || right === null) return Number(right === null) - Number(left === null);
  const [a, b] = [text(left), text(right)];
  if (a === '' || b === '') return (a.charCodeAt(0) || 0) - (b.charCodeAt(0) || 0);
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) return a.charCodeAt(index) - b.charCodeAt(index);
  }
  return a.length - b.length;
}

/** A part of a text; null of null. */
function partOf(value: Value | undefined, at: Value | undefined, length: Value | undefined): string | null {
  return value === null ? null : text(value).slice(int(at), int(at) + int(length));
}

function format(
  provider: Value | undefined,
  pattern: Value | undefined,
  args: readonly Value[],
  context: NetContext,
): string {
  const culture = cultureOfProvider(provider, context);
  const made = formatComposite(required(pattern, 'format'), args, (value, spec) =>
    formattedText(value, spec, culture, context),
  );
  context.allow('characters', made.length);
  return made;
}

function all(args: Value | undefined): readonly Value[] {
  if (isNull(args ?? null)) throw argumentNull('args');
  return items(args);
}

const joined = (separator: Value | undefined, values: readonly Value[], context: NetContext) => {
  const made = values
    .map((value) => cultureText(value, context))
    .join(typeof separator === 'string' ? separator : cultureText(separator ?? null, context));
  context.allow('characters', made.length);
  return made;
};

/** Format, Join, Compare, IsNullOrEmpty and the like. */
export function addStringStatics(builder: TypeBuilder<string>): void {
  builder
    .staticProperty('string Empty', () => '')
    .staticMethod('int Compare(string strA, string strB)', ([left, right], context) =>
      compare(left, right, { ignoreCase: false, culture: context.culture }),
    )
    .staticMethod(
      'int Compare(string strA, string strB, bool ignoreCase)',
      ([left, right, ignore], context) =>
        compare(left, right, { ignoreCase: bool(ignore), culture: context.culture }),
    )
    .staticMethod(
      'int Compare(string strA, string strB, System.StringComparison comparisonType)',
      ([left, right, how], context) => compare(left, right, comparisonOf(how, context)),
    )
    .staticMethod(
      'int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)',
      ([left, right, ignore, culture], context) =>
        compare(left, right, { ignoreCase: bool(ignore), culture: cultureOfProvider(culture, context).name }),
    )
    .staticMethods(
      [
        'int Compare(string strA, int indexA, string strB, int indexB, int length)',
        'int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)',
        'int Compare(string strA, int indexA, string strB, int indexB, int length, System.StringComparison comparisonType)',
      ],
      ([left, leftAt, right, rightAt, length, how], context) => {
        return compare(
          partOf(left, leftAt, length),
          partOf(right, rightAt, length),
          how instanceof EnumValue
            ? comparisonOf(how, context)
            : { ignoreCase: how === true, culture: context.culture },
        );
      },
    )
    .staticMethods(
      [
        'int Compare(string strA, string strB, cultureinfo culture, System.Globalization.CompareOptions options)',
        'int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, cultureinfo culture)',
        'int Compare(string strA, int indexA, string strB, int indexB, int length, cultureinfo culture, System.Globalization.CompareOptions options)',
      ],
      (args, context) => {
        const [left = null, right = null]: readonly Value[] =
          args.length === 4 ? args : [partOf(args[0], args[1], args[4]), partOf(args[2], args[3], args[4])];
        const [first = null, second = null] = args.slice(-2);
        const culture = first instanceof CultureInfo ? first : second;
        const how = first instanceof CultureInfo ? second : first;
        return compare(left, right, {
          ignoreCase: how === true || (flagBits(how) & (1 | 0x10000000)) !== 0,
          culture: (flagBits(how) & 0x50000000) === 0 ? cultureOfProvider(culture, context).name : null,
        });
      },
    )
    // Which texts .NET keeps is its own affair: those of a script are not among them.
    .staticMethod('string IsInterned(string str)', () => null)
    .staticMethod('string Intern(string str)', ([value]) => required(value, 'str'))
    .staticMethod('int CompareOrdinal(string strA, string strB)', ([left, right]) => byUnits(left, right))
    .staticMethod(
      'int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)',
      ([left, leftAt, right, rightAt, length]) => {
        return byUnits(partOf(left, leftAt, length), partOf(right, rightAt, length));
      },
    )
    .staticMethod('string Concat(System.Object arg0)', ([value = null], context) =>
      cultureText(value, context),
    )
    .staticMethods(
      [
        'string Concat(System.Object arg0, System.Object arg1)',
        'string Concat(System.Object arg0, System.Object arg1, System.Object arg2)',
        'string Concat(string str0, string str1)',
        'string Concat(string str0, string str1, string str2)',
        'string Concat(string str0, string str1, string str2, string str3)',
      ],
      (values, context) => joined('', values, context),
    )
    .staticMethods(
      ['string Concat(params System.Object[] args)', 'string Concat(params string[] values)'],
      ([values], context) => joined('', all(values), context),
    )
    .staticMethod('string Copy(string str)', ([value]) => required(value, 'str'))
    .staticMethods(['bool Equals(string a, string b)'], ([left, right]) => left === right)
    .staticMethod(
      'bool Equals(string a, string b, System.StringComparison comparisonType)',
      ([left, right, how], context) =>
        isNull(left ?? null) || isNull(right ?? null)
          ? isNull(left ?? null) && isNull(right ?? null)
          : compare(left, right, comparisonOf(how, context)) === 0,
    )
    .staticMethods(
      [
        'string Format(string format, System.Object arg0)',
        'string Format(string format, System.Object arg0, System.Object arg1)',
        'string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)',
      ],
      ([pattern, ...args], context) => format(null, pattern, args, context),
    )
    .staticMethod('string Format(string format, params System.Object[] args)', ([pattern, args], context) =>
      format(null, pattern, all(args), context),
    )
    .staticMethods(
      [
        'string Format(System.IFormatProvider provider, string format, System.Object arg0)',
        'string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)',
        'string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)',
      ],
      ([provider, pattern, ...args], context) => format(provider, pattern, args, context),
    )
    .staticMethod(
      'string Format(System.IFormatProvider provider, string format, params System.Object[] args)',
      ([provider, pattern, args], context) => format(provider, pattern, all(args), context),
    )
    .staticMethod('bool IsNullOrEmpty(string value)', ([value]) => value === null || value === '')
    .staticMethod(
      'bool IsNullOrWhiteSpace(string value)',
      ([value]) => typeof value !== 'string' || value.trim() === '',
    )
    .staticMethods(
      [
        'string Join(string separator, System.Collections.Generic.IEnumerable[string] values)',
        // Stands for that of any type of items.
        'string Join(string separator, System.Collections.IList values)',
        'string Join(string separator, params string[] value)',
        'string Join(string separator, params System.Object[] values)',
        'string Join(char separator, params string[] value)',
        'string Join(char separator, params System.Object[] values)',
      ],
      ([separator, values], context) => {
        if (isNull(values ?? null)) throw argumentNull('values');
        return joined(separator, items(values), context);
      },
    )
    .staticMethods(
      [
        'string Join(char separator, string[] value, int startIndex, int count)',
        'string Join(string separator, string[] value, int startIndex, int count)',
      ],
      ([separator, values, start, count], context) => {
        if (isNull(values ?? null)) throw argumentNull('value');
        const [all, from, size] = [items(values), int(start), int(count)];
        if (from < 0) throw negative('startIndex', from);
        if (size < 0) throw negative('count', size);
        if (from > all.length - size) throw tooGreat('startIndex', from, all.length - size);
        return joined(separator, all.slice(from, from + size), context);
      },
    );
}
