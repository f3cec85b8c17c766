import { dateOfDay, dayNumber, daysInMonth, type WallMinute } from '../../base/calendar.ts';
import { formatMinuteOfDay, minuteOfDay } from './timeOfDay.ts';

/** First and last year in which a schedule can start. */
export const startYears = { first: 1970, last: 2199 } as const;

/** Day and minute of a start text `yyyy-MM-ddTHH:mm`; undefined when it is no such text or no such date. */
export function parseStart(text: string): WallMinute | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const minute = minuteOfDay(match[4] ?? '');
  if (minute === undefined || year < startYears.first || year > startYears.last) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { day: dayNumber(year, month, day), minute };
}

/** The start text of a day and minute. */
export function formatStart({ day, minute }: WallMinute): string {
  return `${formatDay(day)}T${formatMinuteOfDay(minute)}`;
}

/** A day number as `yyyy-MM-dd`. */
export function formatDay(dayOfEpoch: number): string {
  const { year, month, day } = dateOfDay(dayOfEpoch);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
