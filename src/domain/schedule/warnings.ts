import { dateOfDay, momentAt, wallMinute } from '../../base/calendar.ts';
import { nextRuns } from './nextRuns.ts';
import { patchTuesdayRelease } from './patchTuesday.ts';
import type { SyncSchedule } from './schedule.ts';
import { formatStart, parseStart } from './startTime.ts';
import type { ScheduleRemark } from './scheduleRemark.ts';

/** What is allowed but probably not meant; looks at the next twelve runs from `now` (default: the start) on. */
export function scheduleWarnings(schedule: SyncSchedule, now?: number): readonly ScheduleRemark[] {
  const from = now ?? startMoment(schedule) - 1;
  return [
    ...earlyRunWarnings(schedule, from),
    ...shortMonthWarnings(schedule),
    ...pastWarnings(schedule, from),
  ];
}

/** The release that a run after the second Tuesday waits for, if it starts before it; ms UTC. */
export function releaseMissedBy(
  { recurrence, zone }: SyncSchedule,
  run: { readonly moment: number; readonly nominal: number },
): number | undefined {
  const followsRelease =
    recurrence.kind === 'patchTuesday' ||
    (recurrence.kind === 'monthlyByWeekday' && recurrence.weekday === 3 && recurrence.weekOrder === 2);
  if (!followsRelease) return undefined;
  const { year, month } = dateOfDay(wallMinute(run.nominal, zone).day - recurrence.offsetDays);
  const release = patchTuesdayRelease(year, month);
  return run.moment < release ? release : undefined;
}

function earlyRunWarnings(schedule: SyncSchedule, from: number): readonly ScheduleRemark[] {
  if (schedule.recurrence.kind !== 'patchTuesday' && schedule.recurrence.kind !== 'monthlyByWeekday')
    return [];
  for (const run of nextRuns(schedule, from, 12)) {
    const release = releaseMissedBy(schedule, run);
    if (release === undefined) continue;
    const at = (moment: number): string => formatStart(wallMinute(moment, schedule.zone)).replace('T', ' ');
    const message = `The run at ${at(run.moment)} falls before the Patch Tuesday release at ${at(release)} (${schedule.zone}): start later in the day or a day later`;
    return [{ field: 'start', message }];
  }
  return [];
}

function shortMonthWarnings({ recurrence }: SyncSchedule): readonly ScheduleRemark[] {
  if (recurrence.kind !== 'monthlyByDate' || recurrence.monthDay < 29) return [];
  const message = `Months without a day ${recurrence.monthDay} are left out; choose the last day of the month to run in each`;
  return [{ field: 'recurrence.monthDay', message }];
}

function pastWarnings(schedule: SyncSchedule, from: number): readonly ScheduleRemark[] {
  return nextRuns(schedule, from, 1).length > 0
    ? []
    : [{ field: 'start', message: 'The only run of this schedule has passed' }];
}

function startMoment({ start, zone }: SyncSchedule): number {
  return momentAt(parseStart(start) ?? { day: 0, minute: 0 }, zone).moment;
}
