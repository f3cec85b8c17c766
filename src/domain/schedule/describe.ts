import { assertNever } from '../../base/assertNever.ts';
import { wallMinute } from '../../base/calendar.ts';
import { passesMidnight } from './blackout.ts';
import { nextRuns, type ScheduledRun } from './nextRuns.ts';
import type { BlackoutWindow, Recurrence, SyncSchedule } from './schedule.ts';
import { formatDay, formatStart } from './startTime.ts';
import { formatMinuteOfDay } from './timeOfDay.ts';
import { releaseMissedBy } from './warnings.ts';
import { shortWeekdayName, weekdayName, weekdays } from './weekday.ts';

/** A run of the preview: its moment (ms UTC) and what is special about it, in plain words. */
export interface RunPreview {
  readonly moment: number;
  readonly notes: readonly string[];
}

/** A schedule in plain words: “Every 2 weeks on Tuesday at 02:00 (Europe/Berlin)”; `clock` says by whose clock, where that is not its zone's name. */
export function describeSchedule(schedule: SyncSchedule, clock = schedule.zone): string {
  const { recurrence, start, blackouts = [] } = schedule;
  const [day = start, time = ''] = start.split('T');
  const base = describeRecurrence(recurrence, { day, time });
  const windows = blackouts.map(describeBlackout);
  const except = windows.length === 0 ? '' : `, except ${windows.join('; ')}`;
  return `${base} (${clock})${except}`;
}

/** A blackout window in plain words and as `parseBlackout` reads it: `Mon-Fri 08:00-18:00`, `daily 22:00-06:00`. */
export function describeBlackout(window: BlackoutWindow): string {
  const days = weekdays.filter((weekday) => window.weekdays.includes(weekday));
  const end = passesMidnight(window) && window.end === 0 ? 1440 : window.end;
  return `${describeDays(days)} ${formatMinuteOfDay(window.start)}-${formatMinuteOfDay(end)}`;
}

/** The next runs with notes on daylight saving, blackout windows and runs before the Patch Tuesday release. */
export function previewRuns(schedule: SyncSchedule, after: number, count: number): readonly RunPreview[] {
  return nextRuns(schedule, after, count).map((run) => ({
    moment: run.moment,
    notes: runNotes(schedule, run),
  }));
}

/** What is special about a run, one sentence each; times are those of the schedule's zone. */
export function runNotes(schedule: SyncSchedule, run: ScheduledRun): readonly string[] {
  const { zone } = schedule;
  const at = (moment: number): string => formatMinuteOfDay(wallMinute(moment, zone).minute);
  const notes: string[] = [];
  const wanted = (schedule.start.split('T')[1] ?? '').slice(0, 5);
  const day = formatDay(wallMinute(run.nominal, zone).day);
  if (run.clock === 'gap')
    notes.push(`Clocks go forward: ${wanted} does not exist on ${day}, so it runs at ${at(run.nominal)}`);
  if (run.clock === 'overlap')
    notes.push(`Clocks go back: ${wanted} occurs twice on ${day}; it runs the first time only`);
  if (run.moment !== run.nominal)
    notes.push(
      `Moved from ${formatStart(wallMinute(run.nominal, zone)).replace('T', ' ')} to the end of a blackout window`,
    );
  const release = releaseMissedBy(schedule, run);
  if (release !== undefined)
    notes.push(
      `Before the Patch Tuesday release at ${formatStart(wallMinute(release, zone)).replace('T', ' ')}`,
    );
  return notes;
}

function describeRecurrence(recurrence: Recurrence, { day, time }: { day: string; time: string }): string {
  switch (recurrence.kind) {
    case 'once':
      return `Once, on ${day} at ${time}`;
    case 'interval': {
      const { days, hours, minutes } = recurrence;
      const parts = [counted(days, 'day'), counted(hours, 'hour'), counted(minutes, 'minute')].filter(
        Boolean,
      );
      const [only = ''] = parts;
      const length = parts.length === 1 ? only.replace(/^1 /, '') : parts.join(' ');
      return `Every ${length}, counted from ${day} ${time}`;
    }
    case 'weekly':
      return `${every(recurrence.everyWeeks, 'week')} on ${weekdayName(recurrence.weekday)} at ${time}`;
    case 'monthlyByDate': {
      const which = recurrence.monthDay === 0 ? 'the last day' : `day ${recurrence.monthDay}`;
      return `${every(recurrence.everyMonths, 'month')} on ${which} at ${time}`;
    }
    case 'monthlyByWeekday': {
      const order = ['last', 'first', 'second', 'third', 'fourth'][recurrence.weekOrder] ?? '';
      const weekday = `the ${order} ${weekdayName(recurrence.weekday)}`;
      const { offsetDays } = recurrence;
      const which = offsetDays === 0 ? `on ${weekday}` : `${counted(offsetDays, 'day')} after ${weekday}`;
      return `${every(recurrence.everyMonths, 'month')} ${which} at ${time}`;
    }
    case 'patchTuesday': {
      const { offsetDays } = recurrence;
      const which =
        offsetDays === 0 ? 'on Patch Tuesday' : `${counted(offsetDays, 'day')} after Patch Tuesday`;
      return `Every month ${which} at ${time}`;
    }
    default:
      return assertNever(recurrence);
  }
}

/** `Mon-Fri`, `Sat,Sun`, `daily`: rows of three days and more become a range, read from Monday on. */
function describeDays(days: readonly (typeof weekdays)[number][]): string {
  if (days.length === 7) return 'daily';
  const fromMonday = [...days].sort((a, b) => ((a + 5) % 7) - ((b + 5) % 7));
  const rows: (typeof weekdays)[number][][] = [];
  for (const day of fromMonday) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last !== undefined && (last % 7) + 1 === day) row.push(day);
    else rows.push([day]);
  }
  return rows
    .flatMap((row) => {
      const names = row.map(shortWeekdayName);
      return names.length > 2 ? [`${names[0]}-${names.at(-1)}`] : names;
    })
    .join(',');
}

function every(count: number, unit: string): string {
  return count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`;
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
