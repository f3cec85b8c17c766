import { isLeapYear, daysInMonth, partsOf, ticksOf, ticksPer } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { NetObject } from '../../values/value.ts';
import { enumNumber, int } from '../arguments.ts';
import { addMonths, dateOf, weekday } from '../time/dateType.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** System.Globalization.GregorianCalendar. */
export class Calendar extends NetObject {
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
        .staticMethod('datetime GetYearStart(int year)', ([year]) => new DateTime(firstMonday(int(year))))
        .staticMethod(
          'datetime GetYearEnd(int year)',
          ([year]) => new DateTime(firstMonday(int(year) + 1) - ticksPer.day),
        )
        .staticMethod(
          'datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)',
          ([year, week, day]) =>
            new DateTime(
              firstMonday(int(year)) +
                BigInt((int(week) - 1) * 7 + ((enumNumber(day) + 6) % 7)) * ticksPer.day,
            ),
        )
        .build(),
  ],
];

/** The Monday of the first week of a year. */
function firstMonday(year: number): bigint {
  const fourth = ticksOf(year, 1, 4);
  return fourth - BigInt((partsOf(fourth).dayOfWeek + 6) % 7) * ticksPer.day;
}

const later = ({ ticks, kind }: DateTime, days: number) =>
  new DateTime(ticks + BigInt(days) * ticksPer.day, kind);

/** A day belongs to the week, and the year, of its Thursday. */
function isoWeek(ticks: bigint): { readonly week: number; readonly year: number } {
  const { dayOfWeek } = partsOf(ticks);
  const thursday = partsOf(ticks + BigInt(3 - ((dayOfWeek + 6) % 7)) * ticksPer.day);
  return { week: Math.floor((thursday.dayOfYear - 1) / 7) + 1, year: thursday.year };
}
