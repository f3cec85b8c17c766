import { SyncError } from '../../domain/errors/syncError.ts';

/** Months since January of year 0: arithmetic on months is arithmetic on whole numbers. */
export type CalendarMonth = number;

/** Reads `2026-11`; throws `invalidRequest` for anything else. */
export function calendarMonth(text: string): CalendarMonth {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (match === null) throw new SyncError('invalidRequest', `"${text}" is no month; write it as 2026-11`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** The month of a moment (ms since 1970 UTC). */
export function monthOf(moment: number): CalendarMonth {
  const date = new Date(moment);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `2026-11`. */
export function monthLabel(month: CalendarMonth): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The second Tuesday of the month, 18:00 UTC, in ms: when a month's updates are published. */
export function releaseDay(month: CalendarMonth): number {
  const first = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1, 18));
  const untilTuesday = (9 - first.getUTCDay()) % 7;
  return first.getTime() + (untilTuesday + 7) * 86_400_000;
}
