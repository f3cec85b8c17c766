import { NetException, NetThrow } from '../values/netException.ts';
import { ticksPer } from '../values/calendar.ts';
import type { Culture } from './culture.ts';

/** FormatException of a format that is none. */
function badFormat(): NetThrow {
  return new NetThrow(
    new NetException('System.FormatException', 'Input string was not in a correct format.'),
  );
}

/** A duration by its parts, all of them positive; `fraction` is in ticks within the second. */
export interface TimeSpanParts {
  readonly negative: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly fraction: number;
}

/** The parts of a duration in ticks. */
export function timeSpanParts(ticks: bigint): TimeSpanParts {
  const size = ticks < 0n ? -ticks : ticks;
  const within = Number(size % ticksPer.day);
  const seconds = Math.floor(within / 10_000_000);
  return {
    negative: ticks < 0n,
    days: Number(size / ticksPer.day),
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction: within % 10_000_000,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** A duration by a format as .NET's ToString takes it: `c`, `g`, `G`, `hh\:mm`; the empty one is `c`. Throws FormatException. */
export function formatTimeSpan(ticks: bigint, format: string, culture: Culture): string {
  const parts = timeSpanParts(ticks);
  const sign = parts.negative ? '-' : '';
  const { days, hours, minutes, seconds, fraction } = parts;
  const ticksText = String(fraction).padStart(7, '0');
  switch (format) {
    case '':
    case 'c':
    case 't':
    case 'T': {
      const day = days === 0 ? '' : `${days}.`;
      const rest = fraction === 0 ? '' : `.${ticksText}`;
      return `${sign}${day}${two(hours)}:${two(minutes)}:${two(seconds)}${rest}`;
    }
    case 'g': {
      const day = days === 0 ? '' : `${days}:`;
      const rest = fraction === 0 ? '' : `${culture.numbers.decimal}${ticksText.replace(/0+$/, '')}`;
      return `${sign}${day}${hours}:${two(minutes)}:${two(seconds)}${rest}`;
    }
    case 'G':
      return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}${culture.numbers.decimal}${ticksText}`;
  }
  if (format.length === 1) throw badFormat();
  return formatPattern(parts, format);
}

function formatPattern(parts: TimeSpanParts, pattern: string): string {
  let result = '';
  for (let index = 0; index < pattern.length;) {
    const letter = pattern.charAt(index);
    let count = 1;
    while (pattern.charAt(index + count) === letter) count++;
    if (letter === '\\') {
      if (index + 1 >= pattern.length) throw badFormat();
      result += pattern.charAt(index + 1);
      index += 2;
    } else if (letter === "'" || letter === '"') {
      const end = pattern.indexOf(letter, index + 1);
      if (end === -1) throw badFormat();
      result += pattern.slice(index + 1, end);
      index = end + 1;
    } else if (letter === '%') index++;
    else {
      result += fieldText(letter, count, parts);
      index += count;
    }
  }
  return result;
}

function fieldText(letter: string, count: number, parts: TimeSpanParts): string {
  const number = (value: number) => {
    if (count > 2) throw badFormat();
    return String(value).padStart(count, '0');
  };
  switch (letter) {
    case 'd':
      if (count > 8) throw badFormat();
      return String(parts.days).padStart(count, '0');
    case 'h':
      return number(parts.hours);
    case 'm':
      return number(parts.minutes);
    case 's':
      return number(parts.seconds);
    case 'f':
    case 'F': {
      if (count > 7) throw badFormat();
      const text = String(parts.fraction).padStart(7, '0').slice(0, count);
      return letter === 'f' ? text : text.replace(/0+$/, '');
    }
    default:
      throw badFormat();
  }
}
