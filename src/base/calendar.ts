import { DateTime, IANAZone } from 'luxon';

/** A moment as a wall clock in some zone shows it. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** What a clock in the zone (IANA name or `UTC`) shows at a moment (ms since 1970 UTC). */
export function wallTime(moment: number, zone: string): WallTime {
  const { year, month, day, hour, minute, second, millisecond } = DateTime.fromMillis(moment, { zone });
  return { year, month, day, hour, minute, second, millisecond };
}

/** Zones change their clocks on the quarter hour at the finest. */
const quarterHour = 900_000;
/** The last answer of `biasMinutes`: the lines of a log are asked about one after another. */
let lastBias = { quarter: Number.NaN, zone: '', minutes: 0 };

/** Minutes that UTC is ahead of the zone's clock at a moment: 480 for US Pacific standard time, −60 for Central Europe in winter. */
export function biasMinutes(moment: number, zone: string): number {
  const quarter = Math.floor(moment / quarterHour);
  if (quarter !== lastBias.quarter || zone !== lastBias.zone) {
    const minutes = -DateTime.fromMillis(moment, { zone }).offset;
    lastBias = { quarter, zone, minutes: minutes === 0 ? 0 : minutes };
  }
  return lastBias.minutes;
}

/** Zones that were found; there are some hundred. */
const knownZones = new Set<string>();

/** Whether the text names a zone of the IANA database (or `UTC`); plain offsets such as `+01:00` are not names. */
export function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  const isKnown = /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
  if (isKnown) knownZones.add(zone);
  return isKnown;
}

/** A day as its number since 1970-01-01 and the minute of that day, as a wall clock shows them. */
export interface WallMinute {
  readonly day: number;
  readonly minute: number;
}

/** The moment a wall clock shows a time, and whether the clock skips it (`gap`) or shows it twice (`overlap`). */
export interface ClockMoment {
  readonly moment: number;
  readonly clock: 'exact' | 'gap' | 'overlap';
}

const millisecondsADay = 86_400_000;
const millisecondsAMinute = 60_000;

/** Number of a day since 1970-01-01; month 1–12. Days and months beyond their range run on into the neighbors. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / millisecondsADay);
}

/** Year, month (1–12) and day of a day number. */
export function dateOfDay(day: number): Pick<WallTime, 'year' | 'month' | 'day'> {
  const date = new Date(day * millisecondsADay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Day of the week of a day number: 1 = Sunday … 7 = Saturday. */
export function dayOfWeek(day: number): number {
  return ((((day + 4) % 7) + 7) % 7) + 1;
}

/** Days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** Day and minute that a clock in the zone shows at a moment; seconds are cut. */
export function wallMinute(moment: number, zone: string): WallMinute {
  const local = moment + offsetMilliseconds(moment, zone);
  const day = Math.floor(local / millisecondsADay);
  return { day, minute: Math.floor((local - day * millisecondsADay) / millisecondsAMinute) };
}

/**
 * When a clock in the zone shows a time. A time it skips stands for the first moment after the gap, one it shows twice for
 * the first of both. Throws a RangeError for an unknown zone.
 */
export function momentAt({ day, minute }: WallMinute, zone: string): ClockMoment {
  const local = day * millisecondsADay + minute * millisecondsAMinute;
  // No zone is a day from UTC or more, and none changes its clock twice within two days: these are the only offsets.
  const before = offsetMilliseconds(local - millisecondsADay, zone);
  const after = offsetMilliseconds(local + millisecondsADay, zone);
  if (before === after) return { moment: local - before, clock: 'exact' };
  const moments = [local - before, local - after]
    .filter((moment) => moment + offsetMilliseconds(moment, zone) === local)
    .sort((a, b) => a - b);
  const [first] = moments;
  if (first !== undefined) return { moment: first, clock: moments.length > 1 ? 'overlap' : 'exact' };
  return { moment: firstAfterGap(local, zone, { low: local - after, high: local - before }), clock: 'gap' };
}

/** The first moment whose wall time is not before `local`; the clock jumps over it between `low` and `high`. */
function firstAfterGap(local: number, zone: string, { low, high }: { low: number; high: number }): number {
  let before = low;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetMilliseconds(middle, zone) < local) before = middle;
    else after = middle;
  }
  return after;
}

function offsetMilliseconds(moment: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const offset = IANAZone.create(zone).offset(moment);
  if (Number.isNaN(offset)) throw new RangeError(`Unknown time zone ${zone}`);
  return Math.round(offset * millisecondsAMinute);
}
