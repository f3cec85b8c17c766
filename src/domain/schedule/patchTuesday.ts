import { dayNumber, dayOfWeek, momentAt } from '../../base/calendar.ts';

/** Moment at which Microsoft releases a month's updates: second Tuesday, 10:00 in Redmond. */
export function patchTuesdayRelease(year: number, month: number): number {
  const first = dayNumber(year, month, 1);
  const secondTuesday = first + ((3 - dayOfWeek(first) + 7) % 7) + 7;
  return momentAt({ day: secondTuesday, minute: 600 }, 'America/Los_Angeles').moment;
}
