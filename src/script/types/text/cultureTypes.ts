import { cultureOf, findCulture, type Culture } from '../../text/culture.ts';
import { CultureInfo, invariantCultureInfo } from '../../values/cultureInfo.ts';
import { isLeapYear, daysInMonth, partsOf, ticksOf, ticksPer } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { enumNumber, instanceOf, int, netError, required, stringArray, text } from '../arguments.ts';
import { addMonths, dateOf, weekday } from '../time/dateType.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const cultureInfoOf = instanceOf(CultureInfo, 'CultureInfo');

function named(value: Value | undefined): CultureInfo {
  const name = required(value, 'name');
  const found = /^[a-z]{0,8}(?:-[a-z0-9]{1,8})*$/i.test(name) ? findCulture(name) : undefined;
  if (found === undefined) {
    throw netError(
      'System.Globalization.CultureNotFoundException',
      `Culture is not supported. (Parameter 'name')\n${name} is an invalid culture identifier.`,
    );
  }
  return new CultureInfo(found.name);
}

/** The culture of a number of Windows. */
function numbered(id: number): CultureInfo {
  for (const [name, known] of languageIds) if (known === id) return new CultureInfo(name);
  throw netError(
    'System.Globalization.CultureNotFoundException',
    `Culture is not supported. (Parameter 'culture')\n${id} (0x${id.toString(16).padStart(4, '0')}) is an invalid culture identifier.`,
  );
}

function displayName({ name }: CultureInfo, locale: string, type: 'full' | 'native' = 'full'): string {
  if (name === '') return 'Invariant Language (Invariant Country)';
  return (
    new Intl.DisplayNames([type === 'native' ? name : locale === '' ? 'en' : locale], {
      type: 'language',
      languageDisplay: 'standard',
    }).of(name) ?? name
  );
}

const part = (name: string, typeName: string) => new CultureInfo(name, typeName);

/** System.Globalization.CultureInfo. */
export const cultureInfoType = () =>
  new TypeBuilder('System.Globalization.CultureInfo', cultureInfoOf, {
    interfaces: ['System.IFormatProvider', 'System.ICloneable'],
    defaultDisplay: ['LCID', 'Name', 'DisplayName'],
  })
    .property('System.Globalization.CultureInfo Parent', ({ name }) =>
      name.includes('-') ? new CultureInfo(name.slice(0, name.lastIndexOf('-'))) : invariantCultureInfo,
    )
    .property('int LCID', ({ name }) => languageIds.get(name) ?? 4096)
    .property('string Name', ({ name }) => name)
    .property('string IetfLanguageTag', ({ name }) => name)
    .property('string DisplayName', (self, context) => displayName(self, context.culture))
    .property('string NativeName', (self) => displayName(self, '', 'native'))
    .property('string EnglishName', (self) => displayName(self, 'en'))
    .property('string TwoLetterISOLanguageName', ({ name }) =>
      name === '' ? 'iv' : (name.split('-')[0] ?? ''),
    )
    .property(
      'string ThreeLetterISOLanguageName',
      ({ name }) => threeLetters.get(name.split('-')[0] ?? '') ?? 'ivl',
    )
    .property('bool IsNeutralCulture', ({ name }) => name !== '' && !name.includes('-'))
    .property('bool IsReadOnly', () => false)
    .property('System.Globalization.TextInfo TextInfo', ({ name }) =>
      part(name, 'System.Globalization.TextInfo'),
    )
    .property('System.Globalization.NumberFormatInfo NumberFormat', ({ name }) =>
      part(name, 'System.Globalization.NumberFormatInfo'),
    )
    .property('System.Globalization.DateTimeFormatInfo DateTimeFormat', ({ name }) =>
      part(name, 'System.Globalization.DateTimeFormatInfo'),
    )
    .property('System.Globalization.CompareInfo CompareInfo', ({ name }) =>
      part(name, 'System.Globalization.CompareInfo'),
    )
    .property('System.Globalization.Calendar Calendar', () => new Calendar())
    .method(
      'bool Equals(System.Object value)',
      (self, [other]) => other instanceof CultureInfo && other.name === self.name,
    )
    .method('string ToString()', ({ name }) => name)
    .staticProperty('cultureinfo CurrentCulture', ({ culture }) => new CultureInfo(culture))
    .staticProperty('cultureinfo CurrentUICulture', ({ culture }) => new CultureInfo(culture))
    .staticProperty('cultureinfo InvariantCulture', () => invariantCultureInfo)
    .staticProperty('cultureinfo InstalledUICulture', () => invariantCultureInfo)
    .staticMethods(
      ['cultureinfo GetCultureInfo(string name)', 'cultureinfo CreateSpecificCulture(string name)'],
      ([name]) => named(name),
    )
    .constructs('(string name)', ([name]) => named(name))
    .constructs('(int culture)', ([id]) => numbered(int(id)))
    .constructs('(string name, bool useUserOverride)', ([name]) => named(name))
    .build();

/** ISO 639-2 of languages. */
const threeLetters: ReadonlyMap<string, string> = new Map(
  'en:eng de:deu fr:fra es:spa it:ita ja:jpn nl:nld pt:por ru:rus zh:zho ko:kor pl:pol sv:swe da:dan fi:fin nb:nob cs:ces tr:tur'
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(3)]),
);

const languageIds: ReadonlyMap<string, number> = new Map([
  ['', 127],
  ['en-US', 1033],
  ['en-GB', 2057],
  ['de-DE', 1031],
  ['fr-FR', 1036],
  ['es-ES', 3082],
  ['it-IT', 1040],
  ['ja-JP', 1041],
  ['nl-NL', 1043],
  ['pt-BR', 1046],
  ['en', 9],
  ['de', 7],
  ['fr', 12],
]);

const of = (self: CultureInfo): Culture => cultureOf(self.name);

/** NumberFormatInfo, DateTimeFormatInfo and TextInfo of a culture. */
export const cultureParts: readonly (readonly [string, () => NetType])[] = [
  [
    'System.Globalization.NumberFormatInfo',
    () =>
      new TypeBuilder('System.Globalization.NumberFormatInfo', cultureInfoOf, {
        interfaces: ['System.IFormatProvider'],
      })
        .property('int CurrencyDecimalDigits', (self) => of(self).numbers.currencyDigits)
        .property('string CurrencySymbol', (self) => of(self).numbers.currencySymbol)
        .property('int NumberDecimalDigits', (self) => of(self).numbers.decimalDigits)
        .property('string NumberDecimalSeparator', (self) => of(self).numbers.decimal)
        .property('string NumberGroupSeparator', (self) => of(self).numbers.group)
        .property(
          'int[] NumberGroupSizes',
          (self) => new NetArray([...of(self).numbers.groupSizes], 'System.Int32'),
        )
        .property('string CurrencyDecimalSeparator', (self) => of(self).numbers.decimal)
        .property('string CurrencyGroupSeparator', (self) => of(self).numbers.group)
        .property('string NegativeSign', (self) => of(self).numbers.negativeSign)
        .property('string PositiveSign', () => '+')
        .property('string NaNSymbol', (self) => of(self).numbers.notANumber)
        .property('string PercentSymbol', () => '%')
        .property('string PositiveInfinitySymbol', (self) => of(self).numbers.positiveInfinity)
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
      new TypeBuilder('System.Globalization.DateTimeFormatInfo', cultureInfoOf, {
        interfaces: ['System.IFormatProvider'],
      })
        .property('string AMDesignator', (self) => of(self).dates.am)
        .property('System.Globalization.Calendar Calendar', () => new Calendar())
        .property('string DateSeparator', (self) => of(self).dates.dateSeparator)
        .property(
          'System.DayOfWeek FirstDayOfWeek',
          (self) => new EnumValue('System.DayOfWeek', BigInt(of(self).dates.firstDayOfWeek)),
        )
        .property(
          'string FullDateTimePattern',
          (self) => `${of(self).dates.longDate} ${of(self).dates.longTime}`,
        )
        .property('string LongDatePattern', (self) => of(self).dates.longDate)
        .property('string LongTimePattern', (self) => of(self).dates.longTime)
        .property('string MonthDayPattern', (self) => of(self).dates.monthDay)
        .property('string PMDesignator', (self) => of(self).dates.pm)
        .property('string RFC1123Pattern', () => "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'")
        .property('string ShortDatePattern', (self) => of(self).dates.shortDate)
        .property('string ShortTimePattern', (self) => of(self).dates.shortTime)
        .property('string SortableDateTimePattern', () => "yyyy'-'MM'-'dd'T'HH':'mm':'ss")
        .property('string TimeSeparator', (self) => of(self).dates.timeSeparator)
        .property('string UniversalSortableDateTimePattern', () => "yyyy'-'MM'-'dd HH':'mm':'ss'Z'")
        .property('string YearMonthPattern', (self) => of(self).dates.yearMonth)
        .property('string[] AbbreviatedDayNames', (self) => stringArray(of(self).dates.shortDays))
        .property('string[] DayNames', (self) => stringArray(of(self).dates.days))
        .property('string[] AbbreviatedMonthNames', (self) =>
          stringArray([...of(self).dates.shortMonths, '']),
        )
        .property('string[] MonthNames', (self) => stringArray([...of(self).dates.months, '']))
        .method(
          'string GetDayName(System.DayOfWeek dayofweek)',
          (self, [day]) => of(self).dates.days[enumNumber(day)] ?? '',
        )
        .method(
          'string GetAbbreviatedDayName(System.DayOfWeek dayofweek)',
          (self, [day]) => of(self).dates.shortDays[enumNumber(day)] ?? '',
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
        .method('string ToLower(string str)', (_, [value]) => text(value).toLowerCase())
        .method('string ToUpper(string str)', (_, [value]) => text(value).toUpperCase())
        .method('string ToTitleCase(string str)', (_, [value]) =>
          required(value, 'str').replaceAll(/[\p{L}\p{M}\p{Nd}']+/gu, (word) =>
            /^\p{Lu}{2,}$/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
          ),
        )
        .build(),
  ],
];

/** System.Globalization.GregorianCalendar. */
class Calendar extends NetObject {
  readonly typeName = 'System.Globalization.GregorianCalendar';
}

/** Number of the week that a day is in: the first week begins as the rule says, weeks on the day given. */
function weekOfYear(ticks: bigint, rule: number, firstDay: number): number {
  const { dayOfYear, dayOfWeek, year } = partsOf(ticks);
  const firstOfYear = (((dayOfWeek - (dayOfYear - 1)) % 7) + 7) % 7;
  const offset = (firstOfYear - firstDay + 7) % 7;
  if (rule === 0) return Math.floor((dayOfYear - 1 + offset) / 7) + 1;
  const needed = rule === 1 ? 7 : 4;
  const skipped = 7 - offset >= needed ? 0 : 1;
  const week = Math.floor((dayOfYear - 1 + offset) / 7) + 1 - skipped;
  if (week < 1) return weekOfYear(ticksOf(year - 1, 12, 31), rule, firstDay);
  if (rule === 2 && week > 52) {
    const nextFirst = (firstOfYear + (isLeapYear(year) ? 366 : 365)) % 7;
    const left = 7 - ((nextFirst - firstDay + 7) % 7);
    const untilNext = (isLeapYear(year) ? 366 : 365) - dayOfYear;
    if (left >= needed && left < 7 && untilNext < 7 - left) return week;
  }
  return week;
}

/** The calendar of all cultures here, and the weeks of ISO 8601. */
export const calendarTypes: readonly (readonly [string, () => NetType])[] = [
  [
    'System.Globalization.GregorianCalendar',
    () =>
      new TypeBuilder('System.Globalization.GregorianCalendar', (value) => value)
        .method(
          'int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)',
          (_, [date, rule, day]) => weekOfYear(dateOf(date).ticks, enumNumber(rule), enumNumber(day)),
        )
        .method('datetime AddDays(datetime time, int days)', (_, [date, count]) =>
          later(dateOf(date), int(count)),
        )
        .method('datetime AddMonths(datetime time, int months)', (_, [date, count]) =>
          addMonths(dateOf(date), int(count)),
        )
        .method('datetime AddWeeks(datetime time, int weeks)', (_, [date, count]) =>
          later(dateOf(date), int(count) * 7),
        )
        .method('datetime AddYears(datetime time, int years)', (_, [date, count]) =>
          addMonths(dateOf(date), int(count) * 12),
        )
        .method('int GetDayOfMonth(datetime time)', (_, [date]) => partsOf(dateOf(date).ticks).day)
        .method('System.DayOfWeek GetDayOfWeek(datetime time)', (_, [date]) => weekday(dateOf(date).ticks))
        .method('int GetDayOfYear(datetime time)', (_, [date]) => partsOf(dateOf(date).ticks).dayOfYear)
        .method('int GetMonth(datetime time)', (_, [date]) => partsOf(dateOf(date).ticks).month)
        .method('int GetYear(datetime time)', (_, [date]) => partsOf(dateOf(date).ticks).year)
        .method('int GetDaysInYear(int year)', (_, [year]) => (isLeapYear(int(year)) ? 366 : 365))
        .method('int GetMonthsInYear(int year)', () => 12)
        .method(
          'bool IsLeapDay(int year, int month, int day)',
          (_, [year, month, day]) => isLeapYear(int(year)) && int(month) === 2 && int(day) === 29,
        )
        .method('int GetDaysInMonth(int year, int month)', (_, [year, month]) =>
          daysInMonth(int(year), int(month)),
        )
        .method('bool IsLeapYear(int year)', (_, [year]) => isLeapYear(int(year)))
        .constructs('()', () => new Calendar())
        .build(),
  ],
  [
    'System.Globalization.ISOWeek',
    () =>
      new TypeBuilder('System.Globalization.ISOWeek', (value) => value)
        .staticMethod('int GetWeekOfYear(datetime date)', ([date]) => isoWeek(dateOf(date).ticks).week)
        .staticMethod('int GetWeeksInYear(int year)', ([year]) => isoWeek(ticksOf(int(year), 12, 28)).week)
        .staticMethod('int GetYear(datetime date)', ([date]) => isoWeek(dateOf(date).ticks).year)
        .staticMethod(
          'datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)',
          ([year, week, day]) => {
            const fourth = ticksOf(int(year), 1, 4);
            const monday = fourth - BigInt((partsOf(fourth).dayOfWeek + 6) % 7) * ticksPer.day;
            return new DateTime(
              monday + BigInt((int(week) - 1) * 7 + ((enumNumber(day) + 6) % 7)) * ticksPer.day,
            );
          },
        )
        .build(),
  ],
];

const later = ({ ticks, kind }: DateTime, days: number) =>
  new DateTime(ticks + BigInt(days) * ticksPer.day, kind);

/** A day belongs to the week, and the year, of its Thursday. */
function isoWeek(ticks: bigint): { readonly week: number; readonly year: number } {
  const { dayOfWeek } = partsOf(ticks);
  const thursday = partsOf(ticks + BigInt(3 - ((dayOfWeek + 6) % 7)) * ticksPer.day);
  return { week: Math.floor((thursday.dayOfYear - 1) / 7) + 1, year: thursday.year };
}
