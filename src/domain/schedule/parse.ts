import { dayNumber, daysInMonth, wallMinute } from '../../base/calendar.ts';
import { SyncError } from '../errors/syncError.ts';
import type { Recurrence, SyncSchedule } from './schedule.ts';
import { formatStart, parseStart } from './startTime.ts';
import { minuteOfDay } from './timeOfDay.ts';
import { validateSchedule } from './validate.ts';
import { weekdayFromName } from './weekday.ts';

/** What a schedule option of the command line says: how it repeats, and at what minute of the day where that is part of it. */
export interface RecurrenceText {
  readonly recurrence: Recurrence;
  readonly minute?: number;
}

/** The ways to say in one text how a schedule repeats. */
export interface RecurrenceWays {
  readonly every?: string | undefined;
  readonly weekly?: string | undefined;
  readonly monthly?: string | undefined;
  readonly patchTuesday?: string | undefined;
}

const ways = [
  ['every', parseEvery],
  ['weekly', parseWeekly],
  ['monthly', parseMonthly],
  ['patchTuesday', parsePatchTuesday],
] as const;

/** What was given of the ways; each is read when it is called for, and rejects with `invalidRequest` then. */
export function givenRecurrences(given: RecurrenceWays): readonly (() => RecurrenceText)[] {
  return ways.flatMap(([name, parse]) => {
    const text = given[name];
    return text === undefined ? [] : [() => parse(text)];
  });
}

/** Reads `--every`: `7d`, `12h`, `30m`, `1d12h`, `90m`. Rejects with `invalidRequest`. */
export function parseEvery(text: string): RecurrenceText {
  const match = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?$/i.exec(text.trim());
  const [days, hours, minutes] = [1, 2, 3].map((group) => Number(match?.[group] ?? 0));
  const total = ((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
  if (!match || total < 1 || total >= 32 * 1440)
    throw refusal(
      '--every',
      text,
      'an interval such as 7d, 12h, 30m or 1d12h, from 1 minute to less than 32 days',
    );
  return {
    recurrence: {
      kind: 'interval',
      days: Math.floor(total / 1440),
      hours: Math.floor(total / 60) % 24,
      minutes: total % 60,
    },
  };
}

/** Reads `--weekly`: `Tue@02:00`, every second week `Tue/2@02:00`. Rejects with `invalidRequest`. */
export function parseWeekly(text: string): RecurrenceText {
  const match = /^([a-z]+)(?:\/(\d))?@(\S+)$/i.exec(text.trim());
  const weekday = weekdayFromName(match?.[1] ?? '');
  const everyWeeks = Number(match?.[2] ?? 1);
  const minute = minuteOfDay(match?.[3] ?? '');
  if (weekday === undefined || minute === undefined || everyWeeks < 1 || everyWeeks > 4)
    throw refusal('--weekly', text, 'DAY@HH:mm such as Tue@02:00, or DAY/N@HH:mm for every N weeks (1 to 4)');
  return { recurrence: { kind: 'weekly', weekday, everyWeeks }, minute };
}

/**
 * Reads `--monthly`: `15@02:00`, `last@02:00`, `2Tue+1@02:00` (second Tuesday plus 1 day), `LastFri@22:00`; `/N` before the @
 * means every N months. Rejects with `invalidRequest`.
 */
export function parseMonthly(text: string): RecurrenceText {
  const match = /^([^@/+]+)(?:\+(\d{1,2}))?(?:\/(\d{1,2}))?@(\S+)$/.exec(text.trim());
  const everyMonths = Number(match?.[3] ?? 1);
  const minute = minuteOfDay(match?.[4] ?? '');
  const recurrence = monthlyRecurrence(match?.[1] ?? '', match?.[2], everyMonths);
  if (!recurrence || minute === undefined || everyMonths < 1 || everyMonths > 12)
    throw refusal(
      '--monthly',
      text,
      '15@02:00 (a day, 1 to 31), last@02:00, 2Tue@02:00 (1 to 4 or Last), 2Tue+1@02:00 (plus 0 to 7 days), each with /N before the @ for every N months (1 to 12)',
    );
  return { recurrence, minute };
}

/** Reads `--patch-tuesday`: `+1@02:00`, the day itself `+0@20:00` or `@20:00`. Rejects with `invalidRequest`. */
export function parsePatchTuesday(text: string): RecurrenceText {
  const match = /^(?:\+?(\d{1,2}))?@(\S+)$/.exec(text.trim());
  const offsetDays = Number(match?.[1] ?? 0);
  const minute = minuteOfDay(match?.[2] ?? '');
  if (minute === undefined || offsetDays > 27)
    throw refusal('--patch-tuesday', text, '+N@HH:mm, N days (0 to 27) after the release, such as +1@02:00');
  return { recurrence: { kind: 'patchTuesday', offsetDays }, minute };
}

/** What a schedule needs besides its recurrence. */
export interface ScheduleOptions {
  /** IANA zone or `UTC`. */
  readonly zone: string;
  /** ms UTC: where the schedule starts without `start`. */
  readonly now: number;
  /** `yyyy-MM-ddTHH:mm`, `yyyy-MM-dd` or `HH:mm`. */
  readonly start?: string;
  readonly catchUp?: SyncSchedule['catchUp'];
  readonly blackouts?: SyncSchedule['blackouts'];
}

/** A checked schedule: starts at `start`, else today at the recurrence's own time, else now. Rejects with `invalidRequest`. */
export function scheduleFromText(text: RecurrenceText, options: ScheduleOptions): SyncSchedule {
  const { zone, blackouts } = options;
  const base = { recurrence: text.recurrence, zone, catchUp: options.catchUp ?? 'once' } as const;
  const windows = blackouts && blackouts.length > 0 ? { blackouts } : {};
  // A start that is always valid first, so that a bad zone is reported as such.
  const check = validateSchedule({ ...base, ...windows, start: '2000-01-01T00:00' }).problems[0];
  if (check) throw new SyncError('invalidRequest', check.message);
  return { ...base, ...windows, start: startOf(text, options) };
}

function startOf({ minute }: RecurrenceText, { start, now, zone }: ScheduleOptions): string {
  const today = wallMinute(now, zone);
  if (start === undefined) return formatStart(minute === undefined ? today : { day: today.day, minute });
  const [, date, time] = /^(?:(\d{4}-\d{2}-\d{2})(?:[T ]|$))?(\d{1,2}:\d{2})?$/.exec(start.trim()) ?? [];
  const atMinute = time === undefined ? (minute ?? 0) : minuteOfDay(time);
  const day = date === undefined ? today.day : dayOf(date);
  if (day === undefined || atMinute === undefined || (date === undefined && time === undefined))
    throw refusal('--start', start, 'yyyy-MM-ddTHH:mm, yyyy-MM-dd or HH:mm, from 1970 to 2199');
  if (minute !== undefined && atMinute !== minute)
    throw refusal('--start', start, 'a date, because the time of day is already given after the @');
  const found = formatStart({ day, minute: atMinute });
  if (!parseStart(found)) throw refusal('--start', start, 'a date from 1970 to 2199');
  return found;
}

function dayOf(date: string): number | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayNumber(year, month, day)
    : undefined;
}

function monthlyRecurrence(
  which: string,
  offset: string | undefined,
  everyMonths: number,
): Recurrence | undefined {
  if (/^last$/i.test(which))
    return offset === undefined ? { kind: 'monthlyByDate', monthDay: 0, everyMonths } : undefined;
  if (/^\d{1,2}$/.test(which)) {
    const monthDay = Number(which);
    if (offset !== undefined || monthDay < 1 || monthDay > 31) return undefined;
    return { kind: 'monthlyByDate', monthDay, everyMonths };
  }
  const match = /^([1-4]|last|first|second|third|fourth)\s*([a-z]+)$/i.exec(which);
  const weekday = weekdayFromName(match?.[2] ?? '');
  const offsetDays = Number(offset ?? 0);
  if (!match || weekday === undefined || offsetDays > 7) return undefined;
  const order = (match[1] ?? '').toLowerCase();
  const named = ['last', 'first', 'second', 'third', 'fourth'].indexOf(order);
  const weekOrder = named >= 0 ? named : Number(order);
  return { kind: 'monthlyByWeekday', weekday, weekOrder, everyMonths, offsetDays };
}

function refusal(option: string, text: string, allowed: string): SyncError {
  return new SyncError(
    'invalidRequest',
    `"${text.slice(0, 60)}" is no value for ${option}; allowed is ${allowed}`,
  );
}
