/** The inputs of the form that hold a text or a choice, by their names in `schedule.html`. */
export const fieldNames = [
  'mode',
  'simpleCount',
  'simpleUnit',
  'pattern',
  'weekday',
  'everyWeeks',
  'monthDay',
  'dateMonths',
  'weekOrder',
  'orderWeekday',
  'orderMonths',
  'orderOffset',
  'intervalDays',
  'intervalHours',
  'intervalMinutes',
  'patchOffset',
  'startDate',
  'startTime',
  'clock',
  'zone',
  'catchUp',
] as const;

/** Name of an input. */
export type FieldName = (typeof fieldNames)[number];

/** One blackout window as it is edited. */
export interface WindowRow {
  /** 1 = Sunday … 7 = Saturday. */
  readonly days: readonly number[];
  /** `HH:mm`. */
  readonly start: string;
  readonly end: string;
  /** Whether it also holds for retries (a setting), or is part of the schedule. */
  readonly scope: 'all' | 'schedule';
}

/** The form as it is filled in; texts as typed. */
export interface ScheduleForm {
  readonly enabled: boolean;
  readonly alertOnFailure: boolean;
  readonly values: Readonly<Record<FieldName, string>>;
  readonly windows: readonly WindowRow[];
}

/** What stands in inputs that a schedule says nothing about. */
export const initialValues: Readonly<Record<FieldName, string>> = {
  mode: 'simple',
  simpleCount: '7',
  simpleUnit: 'days',
  pattern: 'patchTuesday',
  weekday: '3',
  everyWeeks: '1',
  monthDay: '1',
  dateMonths: '1',
  weekOrder: '2',
  orderWeekday: '3',
  orderMonths: '1',
  orderOffset: '0',
  intervalDays: '1',
  intervalHours: '0',
  intervalMinutes: '0',
  patchOffset: '1',
  startDate: '',
  startTime: '',
  clock: 'zone',
  zone: 'UTC',
  catchUp: 'once',
};
