/** Ticks (100 ns) of a day and of the smaller units, one after the other. */
export const ticksPer = {
  day: 864_000_000_000n,
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: 10_000n,
  microsecond: 10n,
} as const;

/** The units by which members of dates and durations are named, as `AddDays` and `FromDays`. */
export const namedUnits = [
  ['Days', ticksPer.day],
  ['Hours', ticksPer.hour],
  ['Milliseconds', ticksPer.millisecond],
  ['Minutes', ticksPer.minute],
  ['Seconds', ticksPer.second],
] as const;

/** Ticks from 0001-01-01 to 1970-01-01, where JavaScript's time begins. */
export const unixEpochTicks = 621_355_968_000_000_000n;

/** Ticks from 0001-01-01 to 1601-01-01, where the times of files of Windows begin. */
export const fileTimeEpochTicks = 504_911_232_000_000_000n;

/** A date and time by its parts. Month and day count from 1, `fraction` is in ticks within the second, `dayOfWeek` 0 is Sunday. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
  readonly dayOfWeek: number;
  readonly dayOfYear: number;
}

/** Whether a year of the Gregorian calendar has 366 days. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 0001-01-01 to a date of the Gregorian calendar, which must exist. */
export function daysOfDate(year: number, month: number, day: number): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return days + day - 1;
}

/** Whether there is such a date between 0001 and 9999. */
export function isDate(year: number, month: number, day: number): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** Ticks of a date and a time that exist. */
export function ticksOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  fraction = 0,
): bigint {
  return (
    BigInt(daysOfDate(year, month, day)) * ticksPer.day +
    BigInt(hour * 3600 + minute * 60 + second) * ticksPer.second +
    BigInt(fraction)
  );
}

/** The parts of a date given in ticks. */
export function partsOf(ticks: bigint): DateParts {
  const days = Number(ticks / ticksPer.day);
  const within = Number(ticks % ticksPer.day);
  const seconds = Math.floor(within / 10_000_000);
  // 1970-01-01 is day 719162; JavaScript's Date knows the Gregorian calendar of these years.
  const date = new Date((days - 719_162) * 86_400_000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: within % 10_000_000,
    dayOfWeek: (days + 1) % 7,
    dayOfYear: days - daysOfDate(year, 1, 1) + 1,
  };
}

/** Ticks of a time in milliseconds since 1970, as the clock tells it. */
export function ticksOfUnix(milliseconds: number): bigint {
  return BigInt(Math.floor(milliseconds)) * ticksPer.millisecond + unixEpochTicks;
}

/** Milliseconds since 1970 of a time in ticks, rounded down. */
export function unixOfTicks(ticks: bigint): number {
  const since = ticks - unixEpochTicks;
  return Math.floor(Number(since / ticksPer.millisecond));
}
