import type { Culture } from '../../text/culture.ts';
import type { Value } from '../../values/value.ts';
import { items, text } from '../arguments.ts';

/** The letters of the standard formats of dates, in the order in which GetDateTimeFormats has them. */
export const standardLetters = 'dDfFgGmMoOrRstTuUyY';

/** The formats that ParseExact was given: one, or an array of them. */
export function formatList(value: Value | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : items(value).map((item) => text(item));
}

/** The formats that a letter stands for in a culture: the one it is written by, and the others that are read. */
export function formatsOf(letter: string, { name, dates }: Culture): readonly string[] {
  const short = name === 'en-US' ? [dates.shortDate, 'MMM d, yyyy', 'M/d/yy'] : [dates.shortDate];
  const long = name === 'en-US' ? [dates.longDate, 'MMMM d, yyyy'] : [dates.longDate];
  switch (letter) {
    case 'd':
      return short;
    case 'D':
      return long;
    case 'f':
      return long.map((date) => `${date} ${dates.shortTime}`);
    case 'F':
    case 'U':
      return long.map((date) => `${date} ${dates.longTime}`);
    case 'g':
      return short.map((date) => `${date} ${dates.shortTime}`);
    case 'G':
      return short.map((date) => `${date} ${dates.longTime}`);
    default:
      return [letter];
  }
}
