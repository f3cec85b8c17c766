import type { BlackoutWindow, Recurrence, SyncSchedule, Weekday } from '../domain/schedule/schedule.ts';
import { isRecord } from '../base/isRecord.ts';
import { isListOf, isShortText } from './checks.ts';

/** Everything that the schedule form shows and saves, as one value. */
export interface ScheduleConfiguration {
  /** Null: synchronized by hand only. */
  readonly schedule: SyncSchedule | null;
  /** The setting `schedule.blackouts`: windows for scheduled runs and retries. */
  readonly blackouts: readonly BlackoutWindow[];
  /** The setting `alerts.onFailure`. */
  readonly alertOnFailure: boolean;
}

/** More windows than this are not even looked at. */
const mostWindows = 200;

/** Whether a value from outside has the shape of a configuration; whether it makes sense is for the validator to say. */
export function isScheduleConfiguration(value: unknown): value is ScheduleConfiguration {
  return (
    isRecord(value) &&
    (value['schedule'] === null || isSchedule(value['schedule'])) &&
    isListOf(value['blackouts'], isWindow, mostWindows) &&
    typeof value['alertOnFailure'] === 'boolean'
  );
}

/** Whether two configurations mean the same: a window's weekdays have no order, and 24:00 is 00:00. */
export function isSameConfiguration(a: ScheduleConfiguration, b: ScheduleConfiguration): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

function canonical({ schedule, blackouts, alertOnFailure }: ScheduleConfiguration): unknown {
  return [
    schedule && [
      Object.entries(schedule.recurrence).sort(([one], [other]) => one.localeCompare(other)),
      schedule.start,
      schedule.zone,
      schedule.catchUp,
      (schedule.blackouts ?? []).map(canonicalWindow),
    ],
    blackouts.map(canonicalWindow),
    alertOnFailure,
  ];
}

function canonicalWindow({ weekdays, start, end }: BlackoutWindow): unknown {
  return [[...new Set(weekdays)].sort(), start, end === 0 ? 1440 : end];
}

function isSchedule(value: unknown): value is SyncSchedule {
  if (!isRecord(value)) return false;
  const { recurrence, start, zone, blackouts, catchUp } = value;
  return (
    isRecurrence(recurrence) &&
    isShortText(start) &&
    isShortText(zone) &&
    (blackouts === undefined || isListOf(blackouts, isWindow, mostWindows)) &&
    (catchUp === 'once' || catchUp === 'skip')
  );
}

/** The members of each kind of recurrence besides `kind`; all are numbers. */
const recurrenceMembers: Readonly<Record<Recurrence['kind'], readonly string[]>> = {
  once: [],
  interval: ['minutes', 'hours', 'days'],
  weekly: ['weekday', 'everyWeeks'],
  monthlyByDate: ['monthDay', 'everyMonths'],
  monthlyByWeekday: ['weekday', 'weekOrder', 'everyMonths', 'offsetDays'],
  patchTuesday: ['offsetDays'],
};

function isRecurrence(value: unknown): value is Recurrence {
  if (!isRecord(value)) return false;
  const { kind } = value;
  if (typeof kind !== 'string' || !isRecurrenceKind(kind)) return false;
  return recurrenceMembers[kind].every((name) =>
    name === 'weekday' ? isWeekdayNumber(value[name]) : typeof value[name] === 'number',
  );
}

function isRecurrenceKind(kind: string): kind is Recurrence['kind'] {
  return Object.hasOwn(recurrenceMembers, kind);
}

function isWindow(value: unknown): value is BlackoutWindow {
  return (
    isRecord(value) &&
    isListOf(value['weekdays'], isWeekdayNumber, 7) &&
    typeof value['start'] === 'number' &&
    typeof value['end'] === 'number'
  );
}

function isWeekdayNumber(value: unknown): value is Weekday {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7;
}
