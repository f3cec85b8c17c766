import { NetException, NetThrow } from '../values/netException.ts';
import { partsOf, ticksPer, type DateParts } from '../values/calendar.ts';
import { invariantCulture, type Culture } from './culture.ts';

/** What of a date a format can show. */
export interface DateToFormat {
  /** What the clock shows. */
  readonly ticks: bigint;
  readonly kind: 'Unspecified' | 'Utc' | 'Local' | 'Offset';
  /** Of the clock from UTC, in ticks. */
  readonly offset: bigint;
}

/** FormatException of a format that is none. */
function badDateFormat(): NetThrow {
  return new NetThrow(
    new NetException('System.FormatException', 'Input string was not in a correct format.'),
  );
}

/** Patterns that a letter stands for in every culture. */
export const fixedPatterns: ReadonlyMap<string, string> = new Map([
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['O', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
]);

/** A date by a format as .NET's ToString takes it: `d`, `s`, `yyyy-MM-dd`; the empty one is `G`. Throws FormatException. */
export function formatDate(date: DateToFormat, format: string, culture: Culture): string {
  const single = format.length === 1 ? format : format === '' ? 'G' : null;
  if (single === null) return formatPattern(date, format, culture);
  const fixed = fixedPatterns.get(single);
  if (fixed !== undefined) {
    const asUtc = date.kind === 'Offset' && /[rRu]/.test(single);
    return formatPattern(
      asUtc ? { ...date, ticks: date.ticks - date.offset } : date,
      fixed,
      invariantCulture,
    );
  }
  switch (single) {
    case 'U':
      if (date.kind === 'Offset') throw badDateFormat();
      return formatPattern(
        { ...date, ticks: date.kind === 'Utc' ? date.ticks : date.ticks - date.offset, kind: 'Utc' },
        `${culture.dates.longDate} ${culture.dates.longTime}`,
        culture,
      );
    case 'G':
      if (format === '' && date.kind === 'Offset') {
        const { shortDate, longTime } = culture.dates;
        return formatPattern(date, `${shortDate} ${longTime} zzz`, culture);
      }
      break;
  }
  const pattern = standardPattern(single, culture);
  if (pattern === null) throw badDateFormat();
  return formatPattern(date, pattern, culture);
}

/** The pattern that a letter stands for in a culture; null where it stands for none. */
export function standardPattern(letter: string, { dates }: Culture): string | null {
  switch (letter) {
    case 'd':
      return dates.shortDate;
    case 'D':
      return dates.longDate;
    case 'f':
      return `${dates.longDate} ${dates.shortTime}`;
    case 'F':
      return `${dates.longDate} ${dates.longTime}`;
    case 'g':
      return `${dates.shortDate} ${dates.shortTime}`;
    case 'G':
      return `${dates.shortDate} ${dates.longTime}`;
    case 'm':
    case 'M':
      return dates.monthDay;
    case 't':
      return dates.shortTime;
    case 'T':
      return dates.longTime;
    case 'y':
    case 'Y':
      return dates.yearMonth;
    default:
      return null;
  }
}

/** What a culture calls the years since Christ. */
function eraName(culture: string): string {
  const parts = new Intl.DateTimeFormat(culture, { era: 'short' }).formatToParts(0);
  return parts.find(({ type }) => type === 'era')?.value ?? 'A.D.';
}

function offsetText(offset: bigint, letters: number): string {
  const sign = offset < 0n ? '-' : '+';
  const minutes = Number((offset < 0n ? -offset : offset) / ticksPer.minute);
  const hours = Math.floor(minutes / 60);
  if (letters === 1) return `${sign}${hours}`;
  const two = String(hours).padStart(2, '0');
  return letters === 2 ? `${sign}${two}` : `${sign}${two}:${String(minutes % 60).padStart(2, '0')}`;
}

function fractionText(fraction: number, letters: number, trim: boolean): string {
  if (letters > 7) throw badDateFormat();
  const text = String(fraction).padStart(7, '0').slice(0, letters);
  return trim ? text.replace(/0+$/, '') : text;
}

/** Whether a pattern has the day of the month, so that the month takes its genitive form. */
const hasDay = (pattern: string) => /(?<!d)d{1,2}(?!d)/.test(pattern.replaceAll(/'[^']*'|"[^"]*"|\\./g, ''));

function formatPattern(date: DateToFormat, pattern: string, culture: Culture): string {
  const parts = partsOf(date.ticks);
  let result = '';
  for (let index = 0; index < pattern.length;) {
    const letter = pattern.charAt(index);
    let count = 1;
    while (pattern.charAt(index + count) === letter) count++;
    switch (letter) {
      case "'":
      case '"': {
        let end = index + 1;
        while (end < pattern.length && pattern.charAt(end) !== letter) {
          if (pattern.charAt(end) === '\\') end++;
          result += pattern.charAt(end);
          end++;
        }
        if (end >= pattern.length) throw badDateFormat();
        index = end + 1;
        continue;
      }
      case '\\':
        if (index + 1 >= pattern.length) throw badDateFormat();
        result += pattern.charAt(index + 1);
        index += 2;
        continue;
      case '%':
        if (index + 1 >= pattern.length || pattern.charAt(index + 1) === '%') throw badDateFormat();
        index++;
        continue;
      case '.':
        // A fraction that is left out takes the point before it along.
        if (pattern.charAt(index + 1) === 'F' && count === 1) {
          const letters = /^F+/.exec(pattern.slice(index + 1))?.[0].length ?? 0;
          const text = fractionText(parts.fraction, letters, true);
          result += text === '' ? '' : `.${text}`;
          index += 1 + letters;
          continue;
        }
        result += letter.repeat(count);
        break;
      default:
        result += fieldText(letter, count, parts, date, pattern, culture) ?? letter.repeat(count);
    }
    index += count;
  }
  return result;
}

/** The text of a field of a pattern; null for a letter that means nothing. */
function fieldText(
  letter: string,
  count: number,
  parts: DateParts,
  date: DateToFormat,
  pattern: string,
  culture: Culture,
): string | null {
  const { dates } = culture;
  const number = (value: number) => String(value).padStart(Math.min(count, 2), '0');
  switch (letter) {
    case 'd':
      if (count <= 2) return number(parts.day);
      return (count === 3 ? dates.shortDays : dates.days)[parts.dayOfWeek] ?? '';
    case 'M':
      if (count <= 2) return number(parts.month);
      if (count === 3) return dates.shortMonths[parts.month - 1] ?? '';
      return (hasDay(pattern) ? dates.genitiveMonths : dates.months)[parts.month - 1] ?? '';
    case 'y':
      return count <= 2 ? number(parts.year % 100) : String(parts.year).padStart(count, '0');
    case 'h':
      return number(parts.hour % 12 === 0 ? 12 : parts.hour % 12);
    case 'H':
      return number(parts.hour);
    case 'm':
      return number(parts.minute);
    case 's':
      return number(parts.second);
    case 'f':
      return fractionText(parts.fraction, count, false);
    case 'F':
      return fractionText(parts.fraction, count, true);
    case 't': {
      const text = parts.hour < 12 ? dates.am : dates.pm;
      return count === 1 ? text.slice(0, 1) : text;
    }
    case 'z':
      return offsetText(date.offset, count);
    case 'K':
      return zoneText(date).repeat(count);
    case 'g':
      return culture.name === '' ? 'A.D.' : eraName(culture.name);
    case '/':
      return dates.dateSeparator.repeat(count);
    case ':':
      return dates.timeSeparator.repeat(count);
    default:
      return null;
  }
}

function zoneText({ kind, offset }: DateToFormat): string {
  if (kind === 'Utc') return 'Z';
  return kind === 'Unspecified' ? '' : offsetText(offset, 3);
}
