import * as l10n from '@vscode/l10n';
import type { ScheduleConfiguration } from '../../src/contract/scheduleConfiguration.ts';
import type { BlackoutWindow, Recurrence, Weekday } from '../../src/domain/schedule/schedule.ts';
import type { FieldName, ScheduleForm, WindowRow } from './form.ts';
import { windowInput } from './inputOfRemark.ts';

/** Something that an input lacks before the service can be asked about the schedule. */
export interface InputProblem {
  /** Name of the input. */
  readonly input: string;
  readonly message: string;
}

/** What a filled-in form says, or what has to be filled in first. Whether it makes sense is for the service to say. */
export type FormReading =
  | { readonly configuration: ScheduleConfiguration; readonly problems?: undefined }
  | { readonly configuration?: undefined; readonly problems: readonly InputProblem[] };

/** Reads a form. Parts that are not shown are not read. */
export function configurationOf(form: ScheduleForm): FormReading {
  const problems: InputProblem[] = [];
  const need = (input: string, message: string): void => {
    problems.push({ input, message });
  };
  const windows = form.windows.map((row, index) => ({
    scope: row.scope,
    window: windowOf(row, index, need),
  }));
  const within = (scope: WindowRow['scope']): readonly BlackoutWindow[] =>
    windows.flatMap((row) => (row.scope === scope ? [row.window] : []));
  const own = within('schedule');
  const { values } = form;
  const schedule = form.enabled
    ? {
        recurrence: recurrenceOf(form, need),
        start: startOf(form, need),
        zone: values.clock === 'utc' ? 'UTC' : values.zone.trim(),
        catchUp: values.catchUp === 'skip' ? ('skip' as const) : ('once' as const),
        ...(own.length === 0 ? {} : { blackouts: own }),
      }
    : null;
  if (form.enabled && schedule?.zone === '') need('zone', l10n.t('Enter a time zone such as Europe/Berlin'));
  if (problems.length > 0) return { problems };
  return { configuration: { schedule, blackouts: within('all'), alertOnFailure: form.alertOnFailure } };
}

type Need = (input: string, message: string) => void;

function recurrenceOf({ values }: ScheduleForm, need: Need): Recurrence {
  const number = (name: FieldName): number => {
    const text = values[name].trim();
    const value = Number(text);
    if (text !== '' && Number.isFinite(value)) return value;
    need(name, l10n.t('Enter a whole number'));
    return 0;
  };
  if (values.mode === 'simple') {
    const count = number('simpleCount');
    return values.simpleUnit === 'hours'
      ? { kind: 'interval', days: Math.floor(count / 24), hours: count % 24, minutes: 0 }
      : { kind: 'interval', days: count, hours: 0, minutes: 0 };
  }
  switch (values.pattern) {
    case 'once':
      return { kind: 'once' };
    case 'weekly':
      return { kind: 'weekly', weekday: weekdayOf(values.weekday), everyWeeks: number('everyWeeks') };
    case 'monthlyByDate':
      return {
        kind: 'monthlyByDate',
        monthDay: number('monthDay'),
        everyMonths: number('dateMonths'),
      };
    case 'monthlyByWeekday':
      return {
        kind: 'monthlyByWeekday',
        weekday: weekdayOf(values.orderWeekday),
        weekOrder: number('weekOrder'),
        everyMonths: number('orderMonths'),
        offsetDays: number('orderOffset'),
      };
    case 'interval':
      return {
        kind: 'interval',
        days: number('intervalDays'),
        hours: number('intervalHours'),
        minutes: number('intervalMinutes'),
      };
    default:
      return { kind: 'patchTuesday', offsetDays: number('patchOffset') };
  }
}

function startOf({ values }: ScheduleForm, need: Need): string {
  if (values.startDate === '') need('startDate', l10n.t('Enter a date'));
  if (values.startTime === '') need('startTime', l10n.t('Enter a time'));
  return `${values.startDate}T${values.startTime.slice(0, 5)}`;
}

/** Until 00:00 means until the day ends. */
function windowOf({ days, start, end }: WindowRow, index: number, need: Need): BlackoutWindow {
  if (start === '') need(windowInput(index, 'start'), l10n.t('Enter the time at which the window begins'));
  if (end === '') need(windowInput(index, 'end'), l10n.t('Enter the time at which the window ends'));
  const until = minuteOf(end);
  return {
    weekdays: weekdays.filter((weekday) => days.includes(weekday)),
    start: minuteOf(start),
    end: until === 0 ? 1440 : until,
  };
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function weekdayOf(text: string): Weekday {
  return weekdays.find((weekday) => String(weekday) === text) ?? 1;
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
