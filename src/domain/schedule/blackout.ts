import { dayOfWeek, momentAt, wallMinute, type WallMinute } from '../../base/calendar.ts';
import type { BlackoutWindow } from './schedule.ts';

/** Windows and the zone whose wall clock they are read on. */
export interface Blackouts {
  readonly windows: readonly BlackoutWindow[];
  readonly zone: string;
}

const minutesADay = 1440;
const longestBlackout = 8 * minutesADay * 60_000;

/** Whether a window passes midnight: one that ends at or before its start does, so equal ends mean 24 hours. */
export function passesMidnight({ start, end }: BlackoutWindow): boolean {
  return end <= start;
}

/** Whether a clock in the zone shows a time inside a window; a window's end is outside. */
export function isBlackedOut(moment: number, { windows, zone }: Blackouts): boolean {
  return windows.length > 0 && containing(wallMinute(moment, zone), windows) !== undefined;
}

/** The first moment from the given one on that lies in no window; undefined when the windows leave no time free. */
export function firstAllowed(moment: number, { windows, zone }: Blackouts): number | undefined {
  if (windows.length === 0) return moment;
  for (let at = moment; at - moment <= longestBlackout;) {
    const wall = wallMinute(at, zone);
    const window = containing(wall, windows);
    if (!window) return at;
    const byClock = momentAt(window.end, zone).moment;
    // On the second pass of a repeated hour the end by the clock lies behind us: then what is left of the window counts.
    at = byClock > at ? byClock : Math.floor(at / 60_000) * 60_000 + minutesUntil(window.end, wall) * 60_000;
  }
  return undefined;
}

/** A moment at or before the start of the unbroken row of windows that the given moment lies in; the moment itself outside. */
export function blackedOutSince(moment: number, { windows, zone }: Blackouts): number {
  let at = moment;
  while (moment - at <= longestBlackout) {
    const window = containing(wallMinute(at, zone), windows);
    if (!window) break;
    at = Math.min(momentAt(window.start, zone).moment, at) - 1;
  }
  return at + (at < moment ? 1 : 0);
}

/** The window around a wall time, with the days it begins and ends on; the one that ends last where several overlap. */
function containing(
  { day, minute }: WallMinute,
  windows: readonly BlackoutWindow[],
): { readonly start: WallMinute; readonly end: WallMinute } | undefined {
  let found: { start: WallMinute; end: WallMinute } | undefined;
  for (const window of windows) {
    const wraps = passesMidnight(window);
    for (const began of wraps ? [day, day - 1] : [day]) {
      if (!window.weekdays.some((weekday) => weekday === dayOfWeek(began))) continue;
      const inside =
        began === day ? minute >= window.start && (wraps || minute < window.end) : minute < window.end;
      const end = { day: wraps ? began + 1 : began, minute: window.end };
      if (inside && (!found || minutesUntil(end, found.end) > 0))
        found = { start: { day: began, minute: window.start }, end };
    }
  }
  return found;
}

function minutesUntil(later: WallMinute, earlier: WallMinute): number {
  return (later.day - earlier.day) * minutesADay + later.minute - earlier.minute;
}
