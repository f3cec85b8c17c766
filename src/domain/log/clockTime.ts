/** Date and time of day as a log line shows them. */
export interface ClockTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const millisecondsAMinute = 60_000;

/** What a clock with this bias (minutes that UTC is ahead of it) shows at a moment (ms UTC). */
export function clockTime(moment: number, bias: number): ClockTime {
  const date = new Date(moment - bias * millisecondsAMinute);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The moment (ms UTC) a clock with this bias shows a time; undefined when there is no such day or time. */
export function momentOf(time: ClockTime, bias: number): number | undefined {
  const { year, month, day, hour, minute, second, millisecond } = time;
  // Date.UTC takes years below 100 for those of the 20th century.
  if (year < 100 || hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const date = new Date(local);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return local + bias * millisecondsAMinute;
}

/** `HH:MM:SS.mmm`. */
export function writeTimeOfDay({ hour, minute, second, millisecond }: ClockTime): string {
  return `${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}.${digits(millisecond, 3)}`;
}

/** A bias with its sign and at least `length` digits: `+480`, `-60`. */
export function writeBias(bias: number, length: number): string {
  return `${bias < 0 ? '-' : '+'}${digits(Math.abs(bias), length)}`;
}

/** A whole number with leading zeros. */
export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** Milliseconds of the digits after the decimal point, of whatever precision; 0 without any. */
export function millisecondsOf(fraction: string | undefined): number {
  return Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
}
