import { cultureOf } from '../../text/culture.ts';
import { dateToFormat } from '../../text/dateToFormat.ts';
import { formatDate } from '../../text/formatDate.ts';
import type { NetContext } from '../../types/netType.ts';
import { toUniversal } from '../../text/localDate.ts';
import { daysOfDate, partsOf, unixEpochTicks, ticksPer } from '../../values/calendar.ts';
import type { DateTime } from '../../values/dateTime.ts';

/** What letters of -UFormat show, as patterns of .NET. */
const patterns: ReadonlyMap<string, string> = new Map([
  ['A', 'dddd'],
  ['a', 'ddd'],
  ['B', 'MMMM'],
  ['b', 'MMM'],
  ['h', 'MMM'],
  ['c', 'ddd dd MMM yyyy HH:mm:ss'],
  ['D', 'MM/dd/yy'],
  ['d', 'dd'],
  ['F', 'yyyy-MM-dd'],
  ['H', 'HH'],
  ['I', 'hh'],
  ['M', 'mm'],
  ['m', 'MM'],
  ['p', 'tt'],
  ['R', 'HH:mm'],
  ['r', 'hh:mm:ss tt'],
  ['S', 'ss'],
  ['T', 'HH:mm:ss'],
  ['X', 'HH:mm:ss'],
  ['x', 'MM/dd/yy'],
  ['Y', 'yyyy'],
  ['y', 'yy'],
  ['Z', 'zz'],
]);

/** A date by a format of UNIX (`+%Y-%m-%d`), as Get-Date -UFormat shows it. */
export function unixFormat(date: DateTime, format: string, context: NetContext): string {
  const text = format.startsWith('+') ? format.slice(1) : format;
  return text.replaceAll(/%(.)/gs, (_, letter: string) => letterText(date, letter, context));
}

function letterText(date: DateTime, letter: string, context: NetContext): string {
  const { year, month, day, dayOfWeek, hour } = partsOf(date.ticks);
  const padded = (value: number, width: number, fill = '0') => String(value).padStart(width, fill);
  const dayOfYear = daysOfDate(year, month, day) - daysOfDate(year, 1, 1) + 1;
  switch (letter) {
    case 'C':
      return padded(Math.floor(year / 100), 2);
    case 'e':
      return padded(day, 2, ' ');
    case 'G':
      return padded(isoWeek(date.ticks).year, 4);
    case 'g':
      return padded(isoWeek(date.ticks).year % 100, 2);
    case 'j':
      return padded(dayOfYear, 3);
    case 'k':
      return padded(hour, 2, ' ');
    case 'l':
      return padded(hour % 12 === 0 ? 12 : hour % 12, 2, ' ');
    case 'n':
      return '\n';
    case 's':
      return String((toUniversal(date, context.timeZone).ticks - unixEpochTicks) / ticksPer.second);
    case 't':
      return '\t';
    case 'U':
    case 'W':
      return String(Math.floor(dayOfYear / 7));
    case 'u':
      return String(dayOfWeek === 0 ? 7 : dayOfWeek);
    case 'V':
    case 'v':
      return padded(isoWeek(date.ticks).week, 2);
    case 'w':
      return String(dayOfWeek);
    case '%':
      return '%';
    default: {
      const pattern = patterns.get(letter);
      if (pattern === undefined) return letter;
      const single = pattern.length === 1 ? `%${pattern}` : pattern;
      return formatDate(dateToFormat(date, context.timeZone), single, cultureOf(context.culture));
    }
  }
}

/** Week of ISO 8601: the first has the first Thursday of its year. */
function isoWeek(ticks: bigint): { readonly year: number; readonly week: number } {
  const { dayOfWeek } = partsOf(ticks);
  const thursday = partsOf(ticks + BigInt(4 - (dayOfWeek === 0 ? 7 : dayOfWeek)) * ticksPer.day);
  const days = daysOfDate(thursday.year, thursday.month, thursday.day) - daysOfDate(thursday.year, 1, 1);
  return { year: thursday.year, week: Math.floor(days / 7) + 1 };
}
