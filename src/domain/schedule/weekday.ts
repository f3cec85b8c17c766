import type { Weekday } from './schedule.ts';

/** Days of the week in the order of schedule tokens, Sunday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

const names: Readonly<Record<Weekday, string>> = {
  1: 'Sunday',
  2: 'Monday',
  3: 'Tuesday',
  4: 'Wednesday',
  5: 'Thursday',
  6: 'Friday',
  7: 'Saturday',
};

/** English name of a day of the week. */
export function weekdayName(weekday: Weekday): string {
  return names[weekday];
}

/** First three letters of the English name. */
export function shortWeekdayName(weekday: Weekday): string {
  return names[weekday].slice(0, 3);
}

/** Whether the number is a day of the week, 1 = Sunday … 7 = Saturday. */
export function isWeekday(value: number): value is Weekday {
  return Number.isInteger(value) && value >= 1 && value <= 7;
}

/** The day that an English name or its first letters (at least three) mean, in any case. */
export function weekdayFromName(text: string): Weekday | undefined {
  const start = text.toLowerCase();
  if (start.length < 3) return undefined;
  return weekdays.find((weekday) => names[weekday].toLowerCase().startsWith(start));
}
