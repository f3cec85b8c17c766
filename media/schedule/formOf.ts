import type { ScheduleConfiguration } from '../../src/contract/scheduleConfiguration.ts';
import type { BlackoutWindow, Recurrence, SyncSchedule } from '../../src/domain/schedule/schedule.ts';
import { type FieldName, initialValues, type ScheduleForm, type WindowRow } from './form.ts';

type Values = Partial<Record<FieldName, string>>;

/** The form that shows a configuration; where there is no schedule, with what a first one would begin with. */
export function formOf(configuration: ScheduleConfiguration, suggestion: SyncSchedule): ScheduleForm {
  const { schedule, blackouts, alertOnFailure } = configuration;
  const shown = schedule ?? suggestion;
  const [startDate = '', startTime = ''] = shown.start.split('T');
  const isUtc = shown.zone === 'UTC';
  return {
    enabled: schedule !== null,
    alertOnFailure,
    values: {
      ...initialValues,
      ...recurrenceValues(shown.recurrence),
      ...{ startDate, startTime },
      clock: isUtc ? 'utc' : 'zone',
      zone: isUtc ? suggestion.zone : shown.zone,
      catchUp: shown.catchUp,
    },
    windows: [
      ...blackouts.map((window) => rowOf(window, 'all')),
      ...(schedule?.blackouts ?? []).map((window) => rowOf(window, 'schedule')),
    ],
  };
}

function recurrenceValues(recurrence: Recurrence): Values {
  const { kind } = recurrence;
  switch (kind) {
    case 'once':
      return { mode: 'custom', pattern: kind };
    case 'interval':
      return intervalValues(recurrence);
    case 'weekly':
      return {
        ...{ mode: 'custom', pattern: kind },
        weekday: String(recurrence.weekday),
        everyWeeks: String(recurrence.everyWeeks),
      };
    case 'monthlyByDate':
      return {
        ...{ mode: 'custom', pattern: kind },
        monthDay: String(recurrence.monthDay),
        dateMonths: String(recurrence.everyMonths),
      };
    case 'monthlyByWeekday':
      return {
        ...{ mode: 'custom', pattern: kind },
        orderWeekday: String(recurrence.weekday),
        weekOrder: String(recurrence.weekOrder),
        orderMonths: String(recurrence.everyMonths),
        orderOffset: String(recurrence.offsetDays),
      };
    case 'patchTuesday':
      return { mode: 'custom', pattern: kind, patchOffset: String(recurrence.offsetDays) };
  }
}

/** Whole days or whole hours are a simple schedule. */
function intervalValues({ days, hours, minutes }: Extract<Recurrence, { kind: 'interval' }>): Values {
  const parts = {
    intervalDays: String(days),
    intervalHours: String(hours),
    intervalMinutes: String(minutes),
  };
  if (minutes > 0) return { ...parts, mode: 'custom', pattern: 'interval' };
  return hours === 0
    ? { ...parts, mode: 'simple', simpleCount: String(days), simpleUnit: 'days' }
    : { ...parts, mode: 'simple', simpleCount: String(days * 24 + hours), simpleUnit: 'hours' };
}

function rowOf({ weekdays, start, end }: BlackoutWindow, scope: WindowRow['scope']): WindowRow {
  return {
    days: [...weekdays].sort((one, other) => one - other),
    start: clockText(start),
    end: clockText(end % 1440),
    scope,
  };
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
