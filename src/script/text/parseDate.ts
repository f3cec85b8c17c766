import { isDate, partsOf, ticksOf, ticksPer } from '../values/calendar.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Culture } from './culture.ts';

/** A date as a text says it: what a clock shows, and how far that clock is from UTC (ticks) where the text says so. */
export interface ParsedDate {
  readonly ticks: bigint;
  readonly offset: bigint | null;
  /** Whether the text gives a date, not a time of today alone. */
  readonly hasDate: boolean;
}

/** FormatException of a text that is no date. */
export function notDate(text: string, reason = ''): NetThrow {
  return new NetThrow(
    new NetException(
      'System.FormatException',
      reason === ''
        ? `String '${text}' was not recognized as a valid DateTime.`
        : `The string '${text}' was not recognized as a valid DateTime. ${reason}`,
    ),
  );
}

/** FormatException of a text whose day of the week is not that of its date. */
export function wrongWeekday(text: string): NetThrow {
  return new NetThrow(
    new NetException(
      'System.FormatException',
      `String '${text}' was not recognized as a valid DateTime because the day of week was incorrect.`,
    ),
  );
}

/** FormatException of a text with a date or a time that there is not. */
export function notInCalendar(text: string): NetThrow {
  return new NetThrow(
    new NetException(
      'System.FormatException',
      `The DateTime represented by the string '${text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`,
    ),
  );
}

interface Time {
  readonly ticks: bigint;
  readonly offset: bigint | null;
  /** What of the text is not the time. */
  readonly rest: string;
}

/** Stands where a text says AM or PM, right after the digits. */
const periodMark = '\u{1}';

/** A time: with minutes, or an hour alone that AM or PM follows. */
const timePattern =
  /(?:^|(?<=[\sT,]))T?(\d{1,2})(?:(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)\u{1}?|\u{1})\s*(Z|GMT|UTC|[+-]\d{1,2}(?::?\d{2})?)?(?=$|[\s,])/iu;

/** Takes the time out of a text; undefined for one that no clock shows. */
function timeOf(text: string, { dates }: Culture): Time | undefined {
  let period = '';
  const marked = text.replace(periodPattern(dates.am, dates.pm), (_, digits: string, found: string) => {
    period = /^p/i.test(found) || found.toLowerCase() === dates.pm.toLowerCase() ? 'pm' : 'am';
    return digits + periodMark;
  });
  const plain = marked.replace(/(\d)T(\d)/i, '$1 T$2');
  const match = timePattern.exec(plain);
  if (match === null) return period === '' ? { ticks: 0n, offset: null, rest: text } : undefined;
  const [all, hourText = '0', minuteText = '0', secondText = '0', fractionText = '', zone = ''] = match;
  let hour = Number(hourText);
  if (period !== '') {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (period === 'pm' ? 12 : 0);
  }
  const [minute, second] = [Number(minuteText), Number(secondText)];
  if (hour > 23 || minute > 59 || second > 59) throw notInCalendar(text);
  const fraction = BigInt(Math.round(Number(`0.${fractionText === '' ? '0' : fractionText}`) * 1e7));
  const ticks =
    BigInt(hour) * ticksPer.hour +
    BigInt(minute) * ticksPer.minute +
    BigInt(second) * ticksPer.second +
    fraction;
  const rest = `${plain.slice(0, match.index)} ${plain.slice(match.index + all.length)}`;
  return { ticks, offset: zoneOffset(zone), rest };
}

function periodPattern(am: string, pm: string): RegExp {
  const names = [am, pm].filter((name) => name !== '').map((name) => name.replaceAll('.', '\\.'));
  return new RegExp(`(\\d)\\s*(${[...names, 'am', 'pm', 'a', 'p'].join('|')})\\b\\.?`, 'iu');
}

/** What a zone is ahead of UTC; null for none. */
export function zoneOffset(zone: string): bigint | null {
  if (zone === '') return null;
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0n;
  const ticks = BigInt(match[2] ?? '0') * ticksPer.hour + BigInt(match[3] ?? '0') * ticksPer.minute;
  return match[1] === '-' ? -ticks : ticks;
}

/** A year of two digits is between 1950 and 2049. */
export function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

/** Whether a culture puts the day before the month, or the year before both. */
function dateOrder({ dates }: Culture): 'mdy' | 'dmy' | 'ymd' {
  const first = /[dMy]/.exec(dates.shortDate)?.[0];
  return first === 'y' ? 'ymd' : first === 'd' ? 'dmy' : 'mdy';
}

const foreignSign = /[^\p{L}\p{M}\d\s,./:-]|^\s*-/u;

interface Words {
  readonly month: number | null;
  readonly weekday: number | null;
  readonly unknownAt: number | null;
}

function readWords(text: string, original: string, { dates, name }: Culture): Words {
  let month: number | null = null;
  let weekday: number | null = null;
  const same = (names: readonly string[], word: string) =>
    names.findIndex((name) => name.toLowerCase().replace(/\.$/, '') === word);
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const lower = word.toLowerCase();
    const asMonth = [dates.months, dates.genitiveMonths, dates.shortMonths].map((names) =>
      same(names, lower),
    );
    const asDay = Math.max(same(dates.days, lower), same(dates.shortDays, lower));
    const found = Math.max(...asMonth);
    if (found >= 0) month = found + 1;
    else if (asDay >= 0) weekday = asDay;
    else if (!/^(?:gmt|utc|z|t|de|of)$/.test(lower) && (name === '' || !/^[ap]$/.test(lower)))
      return { month, weekday, unknownAt: original.indexOf(word) };
  }
  return { month, weekday, unknownAt: null };
}

/** Reads a date as DateTime.Parse does in a culture; `today` (ticks) fills what the text leaves out. Throws FormatException. */
export function parseDate(text: string, culture: Culture, today: bigint): ParsedDate {
  const bare = text.trim().replaceAll(/[\u202f\u00a0]/g, ' ');
  if (bare === '' || bare.length > 200) throw notDate(text);
  const unknown = readWords(
    bare.replace(periodPattern(culture.dates.am, culture.dates.pm), '$1').replaceAll(/\dT\d/gi, ' '),
    text,
    culture,
  );
  if (unknown.unknownAt !== null) {
    // A sign that no date has is met first, and nothing is said of it.
    if (foreignSign.test(text.slice(0, unknown.unknownAt))) throw notDate(text);
    throw notDate(text, `There is an unknown word starting at index '${unknown.unknownAt}'.`);
  }
  const time = timeOf(bare, culture);
  if (time === undefined) throw notDate(text);
  const date = dateOf(time.rest, unknown, culture, today);
  if (date === undefined) throw notDate(text);
  if (date === null) {
    if (time.rest === bare) throw notDate(text);
    return { ticks: today - (today % ticksPer.day) + time.ticks, offset: time.offset, hasDate: false };
  }
  if (unknown.weekday !== null && partsOf(date).dayOfWeek !== unknown.weekday) {
    throw wrongWeekday(text);
  }
  return { ticks: date + time.ticks, offset: time.offset, hasDate: true };
}

/** The date in what is left of a text; null for none there, undefined for one that does not exist. */
function dateOf(text: string, words: Words, culture: Culture, today: bigint): bigint | null | undefined {
  if (/[^\p{L}\p{M}\d\s,./:\u5e74\u6708\u65e5-]/u.test(text)) return undefined;
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length === 0 && words.month === null) return null;
  const parts =
    words.month === null ? byNumbers(numbers, culture, today) : byMonth(numbers, words.month, today);
  if (parts === undefined) return undefined;
  const [year, month, day] = parts;
  return isDate(year, month, day) ? ticksOf(year, month, day) : undefined;
}

type Ymd = readonly [number, number, number];

function byMonth(numbers: readonly string[], month: number, today: bigint): Ymd | undefined {
  const [first, second] = numbers;
  if (numbers.length > 2) return undefined;
  const current = partsOf(today).year;
  if (first === undefined) return [current, month, 1];
  if (second === undefined) {
    return first.length > 2 ? [Number(first), month, 1] : [current, month, Number(first)];
  }
  return first.length > 2 ? [Number(first), month, Number(second)] : [fullYear(second), month, Number(first)];
}

function byNumbers(numbers: readonly string[], culture: Culture, today: bigint): Ymd | undefined {
  const order = dateOrder(culture);
  const [first = '', second = '', third = ''] = numbers;
  if (numbers.length === 2) {
    if (first.length > 2) return [Number(first), Number(second), 1];
    if (second.length > 2) return [Number(second), Number(first), 1];
    const { year } = partsOf(today);
    return order === 'dmy' ? [year, Number(second), Number(first)] : [year, Number(first), Number(second)];
  }
  if (numbers.length !== 3) return undefined;
  if (first.length > 2 || (order === 'ymd' && third.length <= 2)) {
    return [fullYear(first), Number(second), Number(third)];
  }
  const year = fullYear(third);
  return order === 'dmy' ? [year, Number(second), Number(first)] : [year, Number(first), Number(second)];
}
