import type { ScheduleForm, WindowRow } from './form.ts';

/** Parts of a blackout window that can be wrong. */
export type WindowPart = 'days' | 'start' | 'end';

/** Name of an input of a blackout window, by the place of its row. */
export function windowInput(row: number, part: WindowPart): string {
  return `window-${row}-${part}`;
}

/** The input that a remark of the validator is about; undefined where it is about none that is shown. */
export function inputOfRemark(field: string, form: ScheduleForm): string | undefined {
  const window = /^(settings\.)?blackouts\.(\d+)(?:\.(weekdays|start|end))?$/.exec(field);
  if (window !== null) {
    const row = rowOf(form, window[1] === undefined ? 'schedule' : 'all', Number(window[2]));
    const part = window[3] === 'start' || window[3] === 'end' ? window[3] : 'days';
    return row === undefined ? undefined : windowInput(row, part);
  }
  if (/^(?:settings\.)?blackouts$/.test(field)) return 'addWindow';
  if (field === 'start') return 'startDate';
  if (field === 'zone') return 'zone';
  if (field === 'catchUp') return 'catchUp';
  const { mode, pattern } = form.values;
  return mode === 'simple' ? 'simpleCount' : recurrenceInputs[pattern]?.[field];
}

const recurrenceInputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  interval: {
    recurrence: 'intervalDays',
    'recurrence.days': 'intervalDays',
    'recurrence.hours': 'intervalHours',
    'recurrence.minutes': 'intervalMinutes',
  },
  weekly: { 'recurrence.weekday': 'weekday', 'recurrence.everyWeeks': 'everyWeeks' },
  monthlyByDate: { 'recurrence.monthDay': 'monthDay', 'recurrence.everyMonths': 'dateMonths' },
  monthlyByWeekday: {
    'recurrence.weekday': 'orderWeekday',
    'recurrence.weekOrder': 'weekOrder',
    'recurrence.everyMonths': 'orderMonths',
    'recurrence.offsetDays': 'orderOffset',
  },
  patchTuesday: { 'recurrence.offsetDays': 'patchOffset' },
};

/** The place of the n-th row of a scope among all rows. */
function rowOf({ windows }: ScheduleForm, scope: WindowRow['scope'], index: number): number | undefined {
  const places = windows.flatMap((window, place) => (window.scope === scope ? [place] : []));
  return places[index];
}
