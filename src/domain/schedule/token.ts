import { daysInMonth } from '../../base/calendar.ts';
import { SyncError } from '../errors/syncError.ts';
import type { Weekday } from './schedule.ts';
import { isWeekday } from './weekday.ts';

/** How a token repeats; the kinds carry the names of the SMS_ST_ classes. */
export type TokenRecurrence =
  | { readonly kind: 'NonRecurring' }
  | {
      readonly kind: 'RecurInterval';
      readonly minutes: number;
      readonly hours: number;
      readonly days: number;
    }
  | { readonly kind: 'RecurWeekly'; readonly day: Weekday; readonly weeks: number }
  | {
      readonly kind: 'RecurMonthlyByWeekday';
      readonly day: Weekday;
      readonly months: number;
      readonly weekOrder: number;
    }
  | { readonly kind: 'RecurMonthlyByDate'; readonly monthDay: number; readonly months: number }
  | {
      readonly kind: 'RecurMonthlyByWeekdayBase';
      readonly day: Weekday;
      readonly months: number;
      readonly weekOrder: number;
      readonly offsetDay: number;
    };

/** A Configuration Manager schedule token with everything its 64 bits hold (configmgr-sync.md §2.1). */
export interface ScheduleToken {
  /** Wall clock; month 1–12, year 1970–2033. */
  readonly start: {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
  };
  /** Used by maintenance windows; kept, without meaning for a synchronization. */
  readonly duration: { readonly days: number; readonly hours: number; readonly minutes: number };
  /** Whether the start is UTC instead of local time. */
  readonly isGmt: boolean;
  readonly recurrence: TokenRecurrence;
}

/** Years that the six bits of a token reach. */
export const tokenYears = { first: 1970, last: 2033 } as const;

const kinds = {
  NonRecurring: 1,
  RecurInterval: 2,
  RecurWeekly: 3,
  RecurMonthlyByWeekday: 4,
  RecurMonthlyByDate: 5,
  RecurMonthlyByWeekdayBase: 6,
} as const satisfies Record<TokenRecurrence['kind'], number>;

/** Reads tokens of 16 hexadecimal digits each, one after another. Rejects with `invalidRequest`, naming the token and the part. */
export function readTokens(text: string): readonly ScheduleToken[] {
  const digits = text.trim();
  if (!/^(?:[0-9a-f]{16})+$/i.test(digits))
    throw new SyncError(
      'invalidRequest',
      `The schedule token "${shortened(digits)}" is not made of 16 hexadecimal digits (or a multiple of 16)`,
    );
  if (digits.length > 16 * 256)
    throw new SyncError('limitExceeded', 'More than 256 schedule tokens in a row');
  return (digits.match(/.{16}/g) ?? []).map(readToken);
}

/** Writes one token as 16 hexadecimal digits, upper case. Rejects with `invalidRequest` what the bits cannot hold. */
export function writeToken(token: ScheduleToken): string {
  const { start, duration, isGmt, recurrence } = token;
  const fault = faultOf(token);
  if (fault !== undefined) throw new SyncError('invalidRequest', `No schedule token can have ${fault}`);
  const first =
    start.minute * 2 ** 26 +
    start.hour * 2 ** 21 +
    start.day * 2 ** 16 +
    start.month * 2 ** 12 +
    (start.year - tokenYears.first) * 2 ** 6 +
    duration.minutes;
  const second =
    duration.hours * 2 ** 27 +
    duration.days * 2 ** 22 +
    kinds[recurrence.kind] * 2 ** 19 +
    recurrenceBits(recurrence) +
    (isGmt ? 1 : 0);
  return hexadecimal(first) + hexadecimal(second);
}

function recurrenceBits(recurrence: TokenRecurrence): number {
  switch (recurrence.kind) {
    case 'NonRecurring':
      return 0;
    case 'RecurInterval':
      return (recurrence.minutes << 13) | (recurrence.hours << 8) | (recurrence.days << 3);
    case 'RecurWeekly':
      return (recurrence.day << 16) | (recurrence.weeks << 13);
    case 'RecurMonthlyByDate':
      return (recurrence.monthDay << 14) | (recurrence.months << 10);
    case 'RecurMonthlyByWeekday':
      return (recurrence.day << 16) | (recurrence.months << 12) | (recurrence.weekOrder << 9);
    case 'RecurMonthlyByWeekdayBase':
      return (
        (recurrence.day << 16) |
        (recurrence.months << 12) |
        (recurrence.weekOrder << 9) |
        (recurrence.offsetDay << 6)
      );
  }
}

function readToken(digits: string): ScheduleToken {
  const first = Number.parseInt(digits.slice(0, 8), 16);
  const second = Number.parseInt(digits.slice(8), 16);
  const token = {
    start: {
      year: tokenYears.first + bits(first, 6, 6),
      month: bits(first, 12, 4),
      day: bits(first, 16, 5),
      hour: bits(first, 21, 5),
      minute: bits(first, 26, 6),
    },
    duration: { days: bits(second, 22, 5), hours: bits(second, 27, 5), minutes: bits(first, 0, 6) },
    isGmt: bits(second, 0, 1) === 1,
    recurrence: readRecurrence(digits, second),
  };
  const fault = faultOf(token);
  if (fault !== undefined) throw new SyncError('invalidRequest', `The schedule token ${digits} has ${fault}`);
  return token;
}

function readRecurrence(digits: string, word: number): TokenRecurrence {
  const kind = bits(word, 19, 3);
  switch (kind) {
    case kinds.NonRecurring:
      return { kind: 'NonRecurring' };
    case kinds.RecurInterval:
      return {
        kind: 'RecurInterval',
        minutes: bits(word, 13, 6),
        hours: bits(word, 8, 5),
        days: bits(word, 3, 5),
      };
    case kinds.RecurWeekly:
      return { kind: 'RecurWeekly', day: readDay(digits, word), weeks: bits(word, 13, 3) };
    case kinds.RecurMonthlyByDate:
      return { kind: 'RecurMonthlyByDate', monthDay: bits(word, 14, 5), months: bits(word, 10, 4) };
    case kinds.RecurMonthlyByWeekday:
    case kinds.RecurMonthlyByWeekdayBase: {
      const base = { day: readDay(digits, word), months: bits(word, 12, 4), weekOrder: bits(word, 9, 3) };
      return kind === kinds.RecurMonthlyByWeekday
        ? { kind: 'RecurMonthlyByWeekday', ...base }
        : { kind: 'RecurMonthlyByWeekdayBase', ...base, offsetDay: bits(word, 6, 3) };
    }
    default:
      throw new SyncError(
        'invalidRequest',
        `The schedule token ${digits} is of the unknown kind ${kind}; known are 1 to 6`,
      );
  }
}

function readDay(digits: string, word: number): Weekday {
  const day = bits(word, 16, 3);
  if (isWeekday(day)) return day;
  throw new SyncError(
    'invalidRequest',
    `The schedule token ${digits} has day of the week ${day}, allowed are 1 (Sunday) to 7 (Saturday)`,
  );
}

/** What is outside the ranges of the SMS_ST_ classes, as the end of a sentence; undefined when all is well. */
function faultOf({ start, duration, recurrence }: ScheduleToken): string | undefined {
  const ranges: [string, number, number, number][] = [
    ['start year', start.year, tokenYears.first, tokenYears.last],
    ['start month', start.month, 1, 12],
    ['start day', start.day, 1, daysInMonth(start.year, start.month)],
    ['start hour', start.hour, 0, 23],
    ['start minute', start.minute, 0, 59],
    ['duration days', duration.days, 0, 31],
    ['duration hours', duration.hours, 0, 23],
    ['duration minutes', duration.minutes, 0, 59],
    ...recurrenceRanges(recurrence),
  ];
  const fault = ranges.find(
    ([, value, low, high]) => !Number.isInteger(value) || value < low || value > high,
  );
  return fault && `${fault[0]} ${fault[1]}, allowed are ${fault[2]} to ${fault[3]}`;
}

function recurrenceRanges(recurrence: TokenRecurrence): [string, number, number, number][] {
  switch (recurrence.kind) {
    case 'NonRecurring':
      return [];
    case 'RecurInterval':
      return [
        ['interval minutes', recurrence.minutes, 0, 59],
        ['interval hours', recurrence.hours, 0, 23],
        ['interval days', recurrence.days, 0, 31],
      ];
    case 'RecurWeekly':
      return [['number of weeks', recurrence.weeks, 1, 4]];
    case 'RecurMonthlyByDate':
      return [
        ['day of the month', recurrence.monthDay, 0, 31],
        ['number of months', recurrence.months, 1, 12],
      ];
    case 'RecurMonthlyByWeekday':
    case 'RecurMonthlyByWeekdayBase':
      return [
        ['number of months', recurrence.months, 1, 12],
        ['week order', recurrence.weekOrder, 0, 4],
        ...(recurrence.kind === 'RecurMonthlyByWeekdayBase'
          ? [['offset days', recurrence.offsetDay, 0, 7] satisfies [string, number, number, number]]
          : []),
      ];
  }
}

function bits(word: number, low: number, count: number): number {
  return (word >>> low) & ((1 << count) - 1);
}

function hexadecimal(word: number): string {
  return word.toString(16).toUpperCase().padStart(8, '0');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
