import {
  dateOfDay,
  dayNumber,
  dayOfWeek,
  daysInMonth,
  momentAt,
  wallMinute,
  type ClockMoment,
  type WallMinute,
} from '../../base/calendar.ts';
import { assertNever } from '../../base/assertNever.ts';
import { SyncError } from '../errors/syncError.ts';
import { patchTuesdayRelease } from './patchTuesday.ts';
import type { Recurrence, SyncSchedule, Weekday } from './schedule.ts';
import { parseStart } from './startTime.ts';

/** The times of a schedule by number, before blackout windows: `at` grows with the index and is undefined where a month lacks the day. */
export interface Occurrences {
  /** How many there are. */
  readonly count: number;
  at(index: number): ClockMoment | undefined;
  /** An index whose time, and that of all before it, is not after the moment; 0 at least. */
  indexBefore(moment: number): number;
}

/**
 * The times of a schedule. Intervals count elapsed time from the start; weeks and months count from the first fitting day on
 * or after the start. Months without the day (29–31) are left out: Configuration Manager documents only 0 = last day.
 * Rejects with `invalidRequest` what could never be computed.
 */
export function occurrences({ recurrence, start, zone }: SyncSchedule): Occurrences {
  const first = parseStart(start);
  if (!first)
    throw new SyncError('invalidRequest', `The start "${start}" is not of the form yyyy-MM-ddTHH:mm`);
  switch (recurrence.kind) {
    case 'once':
      return { count: 1, at: () => momentAt(first, zone), indexBefore: () => 0 };
    case 'interval':
      return everyInterval(recurrence, momentAt(first, zone).moment);
    case 'weekly':
      return everyWeeks(recurrence, first, zone);
    case 'monthlyByDate':
    case 'monthlyByWeekday':
    case 'patchTuesday':
      return everyMonths(recurrence, first, zone);
    default:
      return assertNever(recurrence);
  }
}

type Monthly = Extract<Recurrence, { kind: 'monthlyByDate' | 'monthlyByWeekday' | 'patchTuesday' }>;

function everyInterval(
  { minutes, hours, days }: Extract<Recurrence, { kind: 'interval' }>,
  start: number,
): Occurrences {
  const period = ((days * 24 + hours) * 60 + minutes) * 60_000;
  requirePositive(period, 'The interval');
  return {
    count: Infinity,
    at: (index) => ({ moment: start + index * period, clock: 'exact' }),
    indexBefore: (moment) => Math.max(0, Math.floor((moment - start) / period)),
  };
}

function everyWeeks(
  { weekday, everyWeeks: weeks }: Extract<Recurrence, { kind: 'weekly' }>,
  { day, minute }: WallMinute,
  zone: string,
): Occurrences {
  requirePositive(weeks, 'The number of weeks');
  const firstDay = day + ((weekday - dayOfWeek(day) + 7) % 7);
  return {
    count: Infinity,
    at: (index) => momentAt({ day: firstDay + index * 7 * weeks, minute }, zone),
    indexBefore: (moment) =>
      Math.max(0, Math.floor((wallMinute(moment, zone).day - firstDay) / (7 * weeks)) - 1),
  };
}

function everyMonths(recurrence: Monthly, start: WallMinute, zone: string): Occurrences {
  const months = recurrence.kind === 'patchTuesday' ? 1 : recurrence.everyMonths;
  requirePositive(months, 'The number of months');
  const startMonth = monthOfDay(start.day);
  // Offset days can carry the run of an earlier month past the start; a date that exists comes within two months.
  const candidates = [-2, -1, 0, 1, 2].map((offset) => startMonth + offset);
  const firstMonth = candidates.find((month) => (dayInMonth(recurrence, month, zone) ?? -1) >= start.day);
  if (firstMonth === undefined) throw new SyncError('invalidRequest', 'The schedule never falls on any day');
  return {
    count: Infinity,
    at: (index) => {
      const day = dayInMonth(recurrence, firstMonth + index * months, zone);
      return day === undefined ? undefined : momentAt({ day, minute: start.minute }, zone);
    },
    indexBefore: (moment) =>
      Math.max(0, Math.floor((monthOfDay(wallMinute(moment, zone).day) - 2 - firstMonth) / months)),
  };
}

/** The day on which a monthly recurrence falls for a month counted from year 0; undefined where the month lacks it. */
function dayInMonth(recurrence: Monthly, monthIndex: number, zone: string): number | undefined {
  const year = Math.floor(monthIndex / 12);
  const month = (monthIndex % 12) + 1;
  switch (recurrence.kind) {
    case 'monthlyByDate': {
      const days = daysInMonth(year, month);
      const { monthDay } = recurrence;
      return monthDay > days ? undefined : dayNumber(year, month, monthDay === 0 ? days : monthDay);
    }
    case 'monthlyByWeekday':
      return weekdayInMonth({ year, month }, recurrence) + recurrence.offsetDays;
    case 'patchTuesday':
      return wallMinute(patchTuesdayRelease(year, month), zone).day + recurrence.offsetDays;
    default:
      return assertNever(recurrence);
  }
}

/** Day number of the first … fourth (1–4) or last (0) such weekday of a month. */
function weekdayInMonth(
  { year, month }: { readonly year: number; readonly month: number },
  { weekday, weekOrder }: { readonly weekday: Weekday; readonly weekOrder: number },
): number {
  if (weekOrder === 0) {
    const last = dayNumber(year, month + 1, 0);
    return last - ((dayOfWeek(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - dayOfWeek(first) + 7) % 7) + (weekOrder - 1) * 7;
}

function monthOfDay(day: number): number {
  const { year, month } = dateOfDay(day);
  return year * 12 + month - 1;
}

function requirePositive(value: number, what: string): void {
  if (!(value > 0) || !Number.isFinite(value))
    throw new SyncError('invalidRequest', `${what} of a schedule must be above zero`);
}
