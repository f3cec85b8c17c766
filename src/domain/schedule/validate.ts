import type { ScheduleRemark } from './scheduleRemark.ts';
import { assertNever } from '../../base/assertNever.ts';
import { isZone } from '../../base/calendar.ts';
import type { BlackoutWindow, Recurrence, SyncSchedule } from './schedule.ts';
import { parseStart, startYears } from './startTime.ts';
import { scheduleWarnings } from './warnings.ts';
import { isWeekday } from './weekday.ts';

/** Problems forbid the schedule; warnings are worth showing. */
export interface ScheduleReview {
  readonly problems: readonly ScheduleRemark[];
  readonly warnings: readonly ScheduleRemark[];
}

/** Ranges of the custom schedule dialog and of the SMS_ST_ classes; Patch Tuesday offsets end before the next one. */
export const scheduleLimits = {
  minutes: { low: 0, high: 59 },
  hours: { low: 0, high: 23 },
  days: { low: 0, high: 31 },
  everyWeeks: { low: 1, high: 4 },
  everyMonths: { low: 1, high: 12 },
  monthDay: { low: 0, high: 31 },
  weekOrder: { low: 0, high: 4 },
  offsetDays: { low: 0, high: 7 },
  patchTuesdayOffsetDays: { low: 0, high: 27 },
  blackouts: { low: 0, high: 50 },
} as const satisfies Record<string, Range>;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** The one check of a schedule behind every door. `now` (ms UTC) is where the runs that are warned about begin, by default its start. */
export function validateSchedule(schedule: SyncSchedule, now?: number): ScheduleReview {
  const problems = [
    ...recurrenceProblems(schedule.recurrence),
    ...startProblems(schedule.start),
    ...zoneProblems(schedule.zone),
    ...blackoutProblems(schedule.blackouts ?? []),
    ...catchUpProblems(schedule.catchUp),
  ];
  return { problems, warnings: problems.length > 0 ? [] : scheduleWarnings(schedule, now) };
}

/** What is wrong with blackout windows, also those of the settings. */
export function blackoutProblems(windows: readonly BlackoutWindow[]): readonly ScheduleRemark[] {
  const { high } = scheduleLimits.blackouts;
  if (windows.length > high)
    return [
      {
        field: 'blackouts',
        message: `There are ${windows.length} blackout windows; at most ${high} are allowed`,
      },
    ];
  const problems = windows.flatMap((window, index) => windowProblems(window, `blackouts.${index}`));
  if (problems.length === 0 && coversWeek(windows))
    return [
      {
        field: 'blackouts',
        message: 'The blackout windows cover the whole week, so no run could ever start',
      },
    ];
  return problems;
}

function recurrenceProblems(recurrence: Recurrence): readonly ScheduleRemark[] {
  const limits = scheduleLimits;
  switch (recurrence.kind) {
    case 'once':
      return [];
    case 'interval': {
      const problems = [
        ...outside('recurrence.minutes', 'The minutes of the interval', recurrence.minutes, limits.minutes),
        ...outside('recurrence.hours', 'The hours of the interval', recurrence.hours, limits.hours),
        ...outside('recurrence.days', 'The days of the interval', recurrence.days, limits.days),
      ];
      if (problems.length > 0 || recurrence.minutes + recurrence.hours + recurrence.days > 0) return problems;
      return [{ field: 'recurrence', message: 'The interval is empty; the shortest is 1 minute' }];
    }
    case 'weekly':
      return [
        ...weekdayProblems(recurrence.weekday),
        ...outside('recurrence.everyWeeks', 'The number of weeks', recurrence.everyWeeks, limits.everyWeeks),
      ];
    case 'monthlyByDate':
      return [
        ...outside(
          'recurrence.monthDay',
          'The day of the month (0 = last day)',
          recurrence.monthDay,
          limits.monthDay,
        ),
        ...everyMonthsProblems(recurrence.everyMonths),
      ];
    case 'monthlyByWeekday':
      return [
        ...weekdayProblems(recurrence.weekday),
        ...outside(
          'recurrence.weekOrder',
          'The week of the month (0 = last)',
          recurrence.weekOrder,
          limits.weekOrder,
        ),
        ...everyMonthsProblems(recurrence.everyMonths),
        ...outside(
          'recurrence.offsetDays',
          'The days after the weekday',
          recurrence.offsetDays,
          limits.offsetDays,
        ),
      ];
    case 'patchTuesday':
      return outside(
        'recurrence.offsetDays',
        'The days after Patch Tuesday',
        recurrence.offsetDays,
        limits.patchTuesdayOffsetDays,
      );
    default:
      return assertNever(recurrence);
  }
}

function everyMonthsProblems(months: number): readonly ScheduleRemark[] {
  return outside('recurrence.everyMonths', 'The number of months', months, scheduleLimits.everyMonths);
}

function weekdayProblems(weekday: number, field = 'recurrence.weekday'): readonly ScheduleRemark[] {
  return isWeekday(weekday)
    ? []
    : [{ field, message: `The day of the week is ${weekday}; allowed are 1 (Sunday) to 7 (Saturday)` }];
}

function startProblems(start: string): readonly ScheduleRemark[] {
  if (parseStart(start)) return [];
  const message = `The start "${start.slice(0, 40)}" is not a date and time of the form yyyy-MM-ddTHH:mm from ${startYears.first} to ${startYears.last}`;
  return [{ field: 'start', message }];
}

function zoneProblems(zone: string): readonly ScheduleRemark[] {
  if (isZone(zone)) return [];
  const message = `The time zone "${zone.slice(0, 40)}" is unknown; use UTC or an IANA name such as Europe/Berlin`;
  return [{ field: 'zone', message }];
}

function catchUpProblems(catchUp: string): readonly ScheduleRemark[] {
  return catchUp === 'once' || catchUp === 'skip'
    ? []
    : [{ field: 'catchUp', message: `Catching up is "${catchUp.slice(0, 40)}"; allowed are once and skip` }];
}

function windowProblems({ weekdays, start, end }: BlackoutWindow, field: string): readonly ScheduleRemark[] {
  return [
    ...(weekdays.length === 0
      ? [{ field: `${field}.weekdays`, message: 'The blackout window names no day of the week' }]
      : []),
    ...weekdays.flatMap((weekday) => weekdayProblems(weekday, `${field}.weekdays`)),
    ...outside(`${field}.start`, 'The start of the blackout window in minutes of the day', start, {
      low: 0,
      high: 1439,
    }),
    ...outside(`${field}.end`, 'The end of the blackout window in minutes of the day', end, {
      low: 0,
      high: 1440,
    }),
  ];
}

function coversWeek(windows: readonly BlackoutWindow[]): boolean {
  const minutesAWeek = 7 * 1440;
  const covered = new Uint8Array(minutesAWeek);
  for (const { weekdays, start, end } of windows) {
    for (const weekday of weekdays) {
      const from = (weekday - 1) * 1440 + start;
      const length = end > start ? end - start : end + 1440 - start;
      for (let minute = from; minute < from + length; minute++) covered[minute % minutesAWeek] = 1;
    }
  }
  return !covered.includes(0);
}

function outside(
  field: string,
  what: string,
  value: number,
  { low, high }: Range,
): readonly ScheduleRemark[] {
  if (Number.isInteger(value) && value >= low && value <= high) return [];
  return [{ field, message: `${what} must be a whole number from ${low} to ${high}, not ${value}` }];
}
