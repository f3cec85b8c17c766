/** Day of the week as schedule tokens count: 1 = Sunday … 7 = Saturday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** How a schedule repeats. Weeks 1–4, months 1–12; `monthDay` 0 = last day; `weekOrder` 0 = last. */
export type Recurrence =
  | { readonly kind: 'once' }
  | { readonly kind: 'interval'; readonly minutes: number; readonly hours: number; readonly days: number }
  | { readonly kind: 'weekly'; readonly weekday: Weekday; readonly everyWeeks: number }
  | { readonly kind: 'monthlyByDate'; readonly monthDay: number; readonly everyMonths: number }
  | {
      readonly kind: 'monthlyByWeekday';
      readonly weekday: Weekday;
      readonly weekOrder: number;
      readonly everyMonths: number;
      readonly offsetDays: number;
    }
  | { readonly kind: 'patchTuesday'; readonly offsetDays: number };

/** A weekly window in which no scheduled run starts; `start`/`end` are minutes of the day, end may pass midnight. */
export interface BlackoutWindow {
  readonly weekdays: readonly Weekday[];
  readonly start: number;
  readonly end: number;
}

/** When a site synchronizes by itself. Wall-clock times are those of `zone` (IANA name or `UTC`). */
export interface SyncSchedule {
  readonly recurrence: Recurrence;
  /** First moment, as a wall clock in `zone` shows it: `yyyy-MM-ddTHH:mm`. */
  readonly start: string;
  readonly zone: string;
  readonly blackouts?: readonly BlackoutWindow[];
  /** What becomes of runs missed while nothing was running: one at the next chance, or none. */
  readonly catchUp: 'once' | 'skip';
}
