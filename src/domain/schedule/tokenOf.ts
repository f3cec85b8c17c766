import { assertNever } from '../../base/assertNever.ts';
import { dateOfDay, dayNumber, dayOfWeek, wallMinute } from '../../base/calendar.ts';
import { SyncError } from '../errors/syncError.ts';
import { patchTuesdayRelease } from './patchTuesday.ts';
import type { Recurrence, SyncSchedule } from './schedule.ts';
import { formatStart, parseStart } from './startTime.ts';
import { readTokens, tokenYears, writeToken, type ScheduleToken, type TokenRecurrence } from './token.ts';
import { validateSchedule } from './validate.ts';

/** A schedule's token, or why it has none. Blackout windows and catch-up are no part of a token and do not hinder one. */
export type TokenResult =
  { readonly token: string; readonly reason?: undefined } | { readonly token: null; readonly reason: string };

/** The zones whose clock is UTC. */
const utcZones: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT']);

/**
 * The Configuration Manager token of a schedule; `localZone` is the zone of the site server, which tokens without the UTC
 * bit are read in. Intervals may mix days, hours and minutes, though the console shows only the largest unit.
 */
export function tokenOf(schedule: SyncSchedule, localZone: string): TokenResult {
  const fault = validateSchedule(schedule).problems[0];
  if (fault) return none(fault.message);
  const isGmt = utcZones.has(schedule.zone);
  if (!isGmt && schedule.zone !== localZone)
    return none(
      `Its zone is ${schedule.zone}; a token knows only UTC and the site server's zone (${localZone})`,
    );
  const start = parseStart(schedule.start);
  if (!start) return none('It has no valid start');
  const date = dateOfDay(start.day);
  if (date.year > tokenYears.last)
    return none(`It starts in ${date.year}; a token reaches from ${tokenYears.first} to ${tokenYears.last}`);
  const recurrence = tokenRecurrence(schedule);
  if (typeof recurrence === 'string') return none(recurrence);
  return {
    token: writeToken({
      start: { ...date, hour: Math.floor(start.minute / 60), minute: start.minute % 60 },
      duration: { days: 0, hours: 0, minutes: 0 },
      isGmt,
      recurrence,
    }),
  };
}

/**
 * The schedule that a token stands for; without the UTC bit its times are those of `localZone`. Durations are not used by a
 * synchronization. Rejects with `invalidRequest` when the text is not exactly one token, or one that never runs.
 */
export function scheduleFromToken(
  text: string,
  localZone: string,
  catchUp: SyncSchedule['catchUp'] = 'once',
): SyncSchedule {
  const [token, ...others] = readTokens(text);
  if (!token || others.length > 0)
    throw new SyncError(
      'invalidRequest',
      `A schedule is one token of 16 digits; there are ${others.length + 1}`,
    );
  const { year, month, day, hour, minute } = token.start;
  const schedule: SyncSchedule = {
    recurrence: recurrenceOf(token),
    start: formatStart({ day: dayNumber(year, month, day), minute: hour * 60 + minute }),
    zone: token.isGmt ? 'UTC' : localZone,
    catchUp,
  };
  const fault = validateSchedule(schedule).problems[0];
  if (fault)
    throw new SyncError(
      'invalidRequest',
      `The schedule token ${text.trim()} cannot be used: ${fault.message}`,
    );
  return schedule;
}

function none(reason: string): TokenResult {
  return { token: null, reason };
}

function tokenRecurrence(schedule: SyncSchedule): TokenRecurrence | string {
  const { recurrence } = schedule;
  switch (recurrence.kind) {
    case 'once':
      return { kind: 'NonRecurring' };
    case 'interval':
      return { ...recurrence, kind: 'RecurInterval' };
    case 'weekly':
      return { kind: 'RecurWeekly', day: recurrence.weekday, weeks: recurrence.everyWeeks };
    case 'monthlyByDate':
      return { kind: 'RecurMonthlyByDate', monthDay: recurrence.monthDay, months: recurrence.everyMonths };
    case 'monthlyByWeekday': {
      const { weekday: day, everyMonths: months, weekOrder, offsetDays: offsetDay } = recurrence;
      return offsetDay === 0
        ? { kind: 'RecurMonthlyByWeekday', day, months, weekOrder }
        : { kind: 'RecurMonthlyByWeekdayBase', day, months, weekOrder, offsetDay };
    }
    case 'patchTuesday': {
      if (recurrence.offsetDays > 7)
        return `A token reaches up to 7 days after a weekday, not ${recurrence.offsetDays}`;
      const { offsetDays: offsetDay } = recurrence;
      if (!isReleasedOnTuesday(schedule))
        return `In ${schedule.zone} the release does not always fall on a Tuesday`;
      return offsetDay === 0
        ? { kind: 'RecurMonthlyByWeekday', day: 3, months: 1, weekOrder: 2 }
        : { kind: 'RecurMonthlyByWeekdayBase', day: 3, months: 1, weekOrder: 2, offsetDay };
    }
    default:
      return assertNever(recurrence);
  }
}

/** Whether the release falls on the second Tuesday by the schedule's own clock, looked at over its first five years. */
function isReleasedOnTuesday({ start, zone }: SyncSchedule): boolean {
  const { year, month } = dateOfDay(parseStart(start)?.day ?? 0);
  return Array.from({ length: 61 }, (_, index) => patchTuesdayRelease(year, month - 1 + index)).every(
    (release) => dayOfWeek(wallMinute(release, zone).day) === 3,
  );
}

function recurrenceOf({ recurrence }: ScheduleToken): Recurrence {
  switch (recurrence.kind) {
    case 'NonRecurring':
      return { kind: 'once' };
    case 'RecurInterval':
      return { ...recurrence, kind: 'interval' };
    case 'RecurWeekly':
      return { kind: 'weekly', weekday: recurrence.day, everyWeeks: recurrence.weeks };
    case 'RecurMonthlyByDate':
      return { kind: 'monthlyByDate', monthDay: recurrence.monthDay, everyMonths: recurrence.months };
    case 'RecurMonthlyByWeekday':
    case 'RecurMonthlyByWeekdayBase':
      return {
        kind: 'monthlyByWeekday',
        weekday: recurrence.day,
        weekOrder: recurrence.weekOrder,
        everyMonths: recurrence.months,
        offsetDays: recurrence.kind === 'RecurMonthlyByWeekdayBase' ? recurrence.offsetDay : 0,
      };
    default:
      return assertNever(recurrence);
  }
}
