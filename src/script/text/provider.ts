import type { NetContext } from '../types/netType.ts';
import { CultureInfo } from '../values/cultureInfo.ts';
import { EnumValue } from '../values/enumValue.ts';
import { NetArray } from '../values/netArray.ts';
import type { Value } from '../values/value.ts';
import { cultureOf, type Culture } from './culture.ts';

/** The culture of an IFormatProvider: null is the current one. */
export function cultureOfProvider(provider: Value | undefined, context: NetContext): Culture {
  if (!(provider instanceof CultureInfo)) return cultureOf(context.culture);
  return changedCulture(cultureOf(provider.name), provider.changes);
}

/** A culture with what a NumberFormatInfo or DateTimeFormatInfo was set to. */
export function changedCulture(culture: Culture, changes: ReadonlyMap<string, Value> | null): Culture {
  if (changes === null || changes.size === 0) return culture;
  const numbers: Record<string, unknown> = {};
  const dates: Record<string, unknown> = {};
  for (const [name, value] of changes) {
    const number = numberFields.get(name);
    const date = dateFields.get(name);
    const plain =
      value instanceof NetArray ? value.items : value instanceof EnumValue ? Number(value.value) : value;
    if (number !== undefined) numbers[number] = plain;
    if (date !== undefined) dates[date] = plain;
  }
  return {
    name: culture.name,
    numbers: { ...culture.numbers, ...numbers },
    dates: { ...culture.dates, ...dates },
  };
}

const numberFields: ReadonlyMap<string, keyof Culture['numbers']> = new Map([
  ['NumberDecimalSeparator', 'decimal'],
  ['NumberGroupSeparator', 'group'],
  ['NumberGroupSizes', 'groupSizes'],
  ['NumberDecimalDigits', 'decimalDigits'],
  ['CurrencySymbol', 'currencySymbol'],
  ['CurrencyDecimalDigits', 'currencyDigits'],
  ['PercentDecimalDigits', 'percentDigits'],
  ['NegativeSign', 'negativeSign'],
  ['NaNSymbol', 'notANumber'],
  ['PositiveInfinitySymbol', 'positiveInfinity'],
  ['NegativeInfinitySymbol', 'negativeInfinity'],
]);

const dateFields: ReadonlyMap<string, keyof Culture['dates']> = new Map([
  ['AMDesignator', 'am'],
  ['PMDesignator', 'pm'],
  ['DateSeparator', 'dateSeparator'],
  ['TimeSeparator', 'timeSeparator'],
  ['FirstDayOfWeek', 'firstDayOfWeek'],
  ['LongDatePattern', 'longDate'],
  ['LongTimePattern', 'longTime'],
  ['ShortDatePattern', 'shortDate'],
  ['ShortTimePattern', 'shortTime'],
  ['MonthDayPattern', 'monthDay'],
  ['YearMonthPattern', 'yearMonth'],
  ['DayNames', 'days'],
  ['MonthNames', 'months'],
  ['AbbreviatedDayNames', 'shortDays'],
  ['AbbreviatedMonthNames', 'shortMonths'],
]);
