import { cultureOf, type Culture } from '../../text/culture.ts';
import { changedCulture, cultureOfProvider } from '../../text/provider.ts';
import { CultureInfo } from '../../values/cultureInfo.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { Char } from '../../values/number.ts';
import type { Value } from '../../values/value.ts';
import { char, enumNumber, int, netError, required, stringArray } from '../arguments.ts';
import { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { Calendar } from './calendarTypes.ts';
import { lowerText, upperText } from './caseText.ts';
import { cultureInfoOf, languageIds, part } from './cultureTypes.ts';

const of = (self: CultureInfo): Culture => changedCulture(cultureOf(self.name), self.changes);

type Properties = readonly (readonly [string, (self: CultureInfo) => Value])[];

const sizes = (self: CultureInfo) => new NetArray([...of(self).numbers.groupSizes], 'System.Int32');

/** Declares properties that can be set of a part that was made to be changed, and what makes such ones. */
function changeable(builder: TypeBuilder<CultureInfo>, properties: Properties): TypeBuilder<CultureInfo> {
  const { fullName } = builder;
  for (const [declaration, get] of properties) {
    const name = declaration.slice(declaration.lastIndexOf(' ') + 1);
    const isFixed =
      /^(?:IsReadOnly|RFC1123Pattern|SortableDateTimePattern|UniversalSortableDateTimePattern|NativeCalendarName)$/.test(
        name,
      );
    const read = (self: CultureInfo) => self.changes?.get(name) ?? get(self);
    if (isFixed) builder.property(declaration, read);
    else
      builder.property(declaration, read, ({ changes }, value) => {
        if (changes === null) throw netError('System.InvalidOperationException', 'Instance is read-only.');
        changes.set(name, value);
      });
  }
  return builder
    .method('System.Object Clone()', ({ name, changes }) => new CultureInfo(name, fullName, new Map(changes)))
    .method('System.Object GetFormat(type formatType)', (self, [type]) =>
      type instanceof NetType && type.fullName === fullName ? self : null,
    )
    .staticMethod(
      `${fullName} ReadOnly(${fullName} ${fullName.includes('Number') ? 'nfi' : 'dtfi'})`,
      ([given]) => cultureInfoOf(given),
    )
    .staticMethod(
      `${fullName} GetInstance(System.IFormatProvider ${fullName.includes('Number') ? 'formatProvider' : 'provider'})`,
      ([provider], context) => part(cultureOfProvider(provider, context).name, fullName),
    )
    .constructs('()', () => new CultureInfo('', fullName, new Map()));
}

/** The properties of a NumberFormatInfo as declarations, each with how it is read. */
const numberProperties: Properties = [
  ['int CurrencyDecimalDigits', (self) => of(self).numbers.currencyDigits],
  ['string CurrencyDecimalSeparator', (self) => of(self).numbers.decimal],
  ['bool IsReadOnly', ({ changes }) => changes === null],
  ['int[] CurrencyGroupSizes', (self) => sizes(self)],
  ['int[] NumberGroupSizes', (self) => sizes(self)],
  ['int[] PercentGroupSizes', (self) => sizes(self)],
  ['string CurrencyGroupSeparator', (self) => of(self).numbers.group],
  ['string CurrencySymbol', (self) => of(self).numbers.currencySymbol],
  ['string NaNSymbol', (self) => of(self).numbers.notANumber],
  ['int CurrencyNegativePattern', (self) => (of(self).name === '' ? 0 : 1)],
  ['int NumberNegativePattern', () => 1],
  ['int PercentPositivePattern', (self) => (of(self).name === '' ? 0 : 1)],
  ['int PercentNegativePattern', (self) => (of(self).name === '' ? 0 : 1)],
  ['string NegativeInfinitySymbol', (self) => of(self).numbers.negativeInfinity],
  ['string NegativeSign', (self) => of(self).numbers.negativeSign],
  ['int NumberDecimalDigits', (self) => of(self).numbers.decimalDigits],
  ['string NumberDecimalSeparator', (self) => of(self).numbers.decimal],
  ['string NumberGroupSeparator', (self) => of(self).numbers.group],
  ['int CurrencyPositivePattern', () => 0],
  ['string PositiveInfinitySymbol', (self) => of(self).numbers.positiveInfinity],
  ['string PositiveSign', () => '+'],
  ['int PercentDecimalDigits', (self) => of(self).numbers.percentDigits],
  ['string PercentDecimalSeparator', (self) => of(self).numbers.decimal],
  ['string PercentGroupSeparator', (self) => of(self).numbers.group],
  ['string PercentSymbol', () => '%'],
  ['string PerMilleSymbol', () => '‰'],
  ['string[] NativeDigits', () => stringArray(Array.from({ length: 10 }, (_, digit) => String(digit)))],
  [
    'System.Globalization.DigitShapes DigitSubstitution',
    () => new EnumValue('System.Globalization.DigitShapes', 1n),
  ],
];

/** The same of a DateTimeFormatInfo. */
const dateProperties: Properties = [
  ['string AMDesignator', (self) => of(self).dates.am],
  ['System.Globalization.Calendar Calendar', () => new Calendar()],
  ['string DateSeparator', (self) => of(self).dates.dateSeparator],
  [
    'System.DayOfWeek FirstDayOfWeek',
    (self) => new EnumValue('System.DayOfWeek', BigInt(of(self).dates.firstDayOfWeek)),
  ],
  ['string FullDateTimePattern', (self) => `${of(self).dates.longDate} ${of(self).dates.longTime}`],
  ['string LongDatePattern', (self) => of(self).dates.longDate],
  ['string LongTimePattern', (self) => of(self).dates.longTime],
  ['string MonthDayPattern', (self) => of(self).dates.monthDay],
  ['string PMDesignator', (self) => of(self).dates.pm],
  ['string RFC1123Pattern', () => "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['string ShortDatePattern', (self) => of(self).dates.shortDate],
  ['string ShortTimePattern', (self) => of(self).dates.shortTime],
  ['string SortableDateTimePattern', () => "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['string TimeSeparator', (self) => of(self).dates.timeSeparator],
  ['string UniversalSortableDateTimePattern', () => "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
  ['string YearMonthPattern', (self) => of(self).dates.yearMonth],
  ['string[] AbbreviatedDayNames', (self) => stringArray(of(self).dates.shortDays)],
  ['string[] DayNames', (self) => stringArray(of(self).dates.days)],
  ['string[] AbbreviatedMonthNames', (self) => stringArray([...of(self).dates.shortMonths, ''])],
  ['string[] MonthNames', (self) => stringArray([...of(self).dates.months, ''])],
  ['string[] ShortestDayNames', (self) => stringArray(of(self).dates.days.map((name) => name.slice(0, 2)))],
  [
    'System.Globalization.CalendarWeekRule CalendarWeekRule',
    (self) =>
      new EnumValue('System.Globalization.CalendarWeekRule', /^(?:en-US)?$/.test(self.name) ? 0n : 2n),
  ],
  ['string[] AbbreviatedMonthGenitiveNames', (self) => stringArray([...of(self).dates.shortMonths, ''])],
  ['string[] MonthGenitiveNames', (self) => stringArray([...of(self).dates.months, ''])],
  ['string NativeCalendarName', () => 'Gregorian Calendar'],
  ['bool IsReadOnly', ({ changes }) => changes === null],
];

/** NumberFormatInfo, DateTimeFormatInfo and TextInfo of a culture. */
export const cultureParts: readonly (readonly [string, () => NetType])[] = [
  [
    'System.Globalization.NumberFormatInfo',
    () =>
      changeable(
        new TypeBuilder('System.Globalization.NumberFormatInfo', cultureInfoOf, {
          interfaces: ['System.IFormatProvider', 'System.ICloneable'],
        }),
        numberProperties,
      )
        .staticProperty('System.Globalization.NumberFormatInfo InvariantInfo', () =>
          part('', 'System.Globalization.NumberFormatInfo'),
        )
        .staticProperty('System.Globalization.NumberFormatInfo CurrentInfo', ({ culture }) =>
          part(culture, 'System.Globalization.NumberFormatInfo'),
        )
        .build(),
  ],
  [
    'System.Globalization.DateTimeFormatInfo',
    () =>
      changeable(
        new TypeBuilder('System.Globalization.DateTimeFormatInfo', cultureInfoOf, {
          interfaces: ['System.IFormatProvider', 'System.ICloneable'],
        }),
        dateProperties,
      )
        .method(
          'string GetDayName(System.DayOfWeek dayofweek)',
          (self, [day]) => of(self).dates.days[enumNumber(day)] ?? '',
        )
        .method(
          'string GetAbbreviatedDayName(System.DayOfWeek dayofweek)',
          (self, [day]) => of(self).dates.shortDays[enumNumber(day)] ?? '',
        )
        .method('string GetShortestDayName(System.DayOfWeek dayOfWeek)', (self, [day]) =>
          (of(self).dates.days[enumNumber(day)] ?? '').slice(0, 2),
        )
        .method(
          'string GetMonthName(int month)',
          (self, [month]) => of(self).dates.months[int(month) - 1] ?? '',
        )
        .method(
          'string GetAbbreviatedMonthName(int month)',
          (self, [month]) => of(self).dates.shortMonths[int(month) - 1] ?? '',
        )
        .staticProperty('System.Globalization.DateTimeFormatInfo InvariantInfo', () =>
          part('', 'System.Globalization.DateTimeFormatInfo'),
        )
        .staticProperty('System.Globalization.DateTimeFormatInfo CurrentInfo', ({ culture }) =>
          part(culture, 'System.Globalization.DateTimeFormatInfo'),
        )
        .build(),
  ],
  [
    'System.Globalization.TextInfo',
    () =>
      new TypeBuilder('System.Globalization.TextInfo', cultureInfoOf)
        .property('string CultureName', ({ name }) => name)
        .property('string ListSeparator', ({ name }) =>
          of(new CultureInfo(name)).numbers.decimal === ',' ? ';' : ',',
        )
        .property('bool IsRightToLeft', () => false)
        .property('int ANSICodePage', () => 1252)
        .property('int OEMCodePage', ({ name }) => (name === 'en-US' || name === '' ? 437 : 850))
        .property('int LCID', ({ name }) => languageIds.get(name) ?? 4096)
        .property('bool IsReadOnly', () => false)
        .methods(
          ['char ToLower(char c)'],
          ({ name }, [value]) => new Char(lowerText(char(value), name).charCodeAt(0)),
        )
        .methods(
          ['char ToUpper(char c)'],
          ({ name }, [value]) => new Char(upperText(char(value), name).charCodeAt(0)),
        )
        .method('string ToLower(string str)', ({ name }, [value]) => lowerText(required(value, 'str'), name))
        .method('string ToUpper(string str)', ({ name }, [value]) => upperText(required(value, 'str'), name))
        .method('string ToString()', ({ name }) => `TextInfo - ${name}`)
        .method('string ToTitleCase(string str)', (_, [value]) =>
          required(value, 'str').replaceAll(/[\p{L}\p{M}\p{Nd}']+/gu, (word) =>
            /^\p{Lu}{2,}$/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
          ),
        )
        .build(),
  ],
];
