import { isDate, partsOf, ticksOf, ticksPer } from '../values/calendar.ts';
import type { Culture } from './culture.ts';
import { fixedPatterns, standardPattern } from './formatDate.ts';
import { fullYear, notInCalendar, wrongWeekday, zoneOffset, type ParsedDate } from './parseDate.ts';

/** What was read of a date. */
interface Fields {
  year: number | null;
  month: number | null;
  day: number | null;
  weekday: number | null;
  hour: number;
  minute: number;
  second: number;
  fraction: bigint;
  pm: boolean | null;
  twelve: boolean;
  offset: bigint | null;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next characters that fit a pattern; undefined where they do not. */
  take(pattern: RegExp): string | undefined {
    const found = new RegExp(pattern.source, 'iuy');
    found.lastIndex = this.#at;
    const match = found.exec(this.#text)?.[0];
    if (match !== undefined) this.#at += match.length;
    return match;
  }

  literal(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  blanks(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  /** The longest of names that comes next; its index, -1 for none. */
  name(names: readonly string[]): number {
    const rest = this.#text.slice(this.#at).toLowerCase();
    let best = -1;
    for (const [index, name] of names.entries()) {
      const longer = best === -1 || name.length > (names[best]?.length ?? 0);
      if (name !== '' && rest.startsWith(name.toLowerCase()) && longer) best = index;
    }
    if (best >= 0) this.#at += names[best]?.length ?? 0;
    return best;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }
}

/**
 * Reads a date that is written exactly as a pattern says, as DateTime.ParseExact does; undefined for another text. Throws FormatException for a date
 * or a time of day that there is not. */
export function parseDateExact(
  text: string,
  format: string,
  culture: Culture,
  today: bigint,
  allowBlanks = false,
): ParsedDate | undefined {
  const pattern =
    format.length === 1 ? (fixedPatterns.get(format) ?? standardPattern(format, culture)) : format;
  if (pattern === null || pattern === '') return undefined;
  const reader = new Reader(text);
  const fields: Fields = {
    ...{ year: null, month: null, day: null, weekday: null, hour: 0, minute: 0, second: 0 },
    ...{ fraction: 0n, pm: null, twelve: false, offset: null },
  };
  if (allowBlanks) reader.blanks();
  if (!readAll(reader, pattern, fields, culture, allowBlanks)) return undefined;
  if (allowBlanks) reader.blanks();
  if (!reader.atEnd) return undefined;
  if (/^[uRr]$/.test(format)) fields.offset = 0n;
  return dateOfFields(fields, today, text);
}

function readAll(
  reader: Reader,
  pattern: string,
  fields: Fields,
  culture: Culture,
  blanks: boolean,
): boolean {
  for (let index = 0; index < pattern.length;) {
    const letter = pattern.charAt(index);
    let count = 1;
    while (pattern.charAt(index + count) === letter) count++;
    if (blanks && /\s/.test(letter)) {
      reader.blanks();
      index += count;
    } else if (letter === "'" || letter === '"') {
      const end = pattern.indexOf(letter, index + 1);
      if (end === -1 || !reader.literal(pattern.slice(index + 1, end))) return false;
      index = end + 1;
    } else if (letter === '\\') {
      if (!reader.literal(pattern.charAt(index + 1))) return false;
      index += 2;
    } else if (letter === '%') index++;
    else {
      if (!readField(reader, letter, count, fields, culture)) return false;
      index += count;
    }
  }
  return true;
}

function readField(
  reader: Reader,
  letter: string,
  count: number,
  fields: Fields,
  { dates }: Culture,
): boolean {
  const digits = () => {
    const found = reader.take(count === 1 ? /\d{1,2}/ : /\d{2}/);
    return found === undefined ? null : Number(found);
  };
  switch (letter) {
    case 'Z':
      fields.offset = 0n;
      return reader.literal('Z'.repeat(count));
    case 'y': {
      const found = reader.take(
        count <= 2 ? (count === 1 ? /\d{1,2}/ : /\d{2}/) : new RegExp(`\\d{${count}}`),
      );
      if (found !== undefined) fields.year = fullYear(found);
      return found !== undefined;
    }
    case 'M': {
      if (count <= 2) fields.month = digits();
      else {
        const index = reader.name(count === 3 ? dates.shortMonths : dates.genitiveMonths);
        fields.month = index < 0 ? null : index + 1;
      }
      return fields.month !== null;
    }
    case 'd': {
      if (count <= 2) {
        fields.day = digits();
        return fields.day !== null;
      }
      fields.weekday = reader.name(count === 3 ? dates.shortDays : dates.days);
      return fields.weekday >= 0;
    }
    case 'h':
    case 'H': {
      const hour = digits();
      fields.twelve = letter === 'h';
      fields.hour = hour ?? 0;
      return hour !== null;
    }
    case 'm': {
      const minute = digits();
      fields.minute = minute ?? 0;
      return minute !== null;
    }
    case 's': {
      const second = digits();
      fields.second = second ?? 0;
      return second !== null;
    }
    case 'f':
    case 'F': {
      const found = reader.take(new RegExp(letter === 'f' ? `\\d{${count}}` : `\\d{0,${count}}`));
      fields.fraction = BigInt((found ?? '').padEnd(7, '0').slice(0, 7));
      return found !== undefined;
    }
    case 't': {
      const index = reader.name(
        count === 1 ? [dates.am.slice(0, 1), dates.pm.slice(0, 1)] : [dates.am, dates.pm],
      );
      fields.pm = index === 1;
      return index >= 0;
    }
    case 'K':
    case 'z': {
      const found = reader.take(letter === 'K' ? /Z|[+-]\d{1,2}:?\d{2}|/ : /Z|[+-]\d{1,2}(?::?\d{2})?/);
      fields.offset = zoneOffset(found ?? '');
      return found !== undefined;
    }
    case '/':
      return reader.literal(dates.dateSeparator.repeat(count));
    case ':':
      return reader.literal(dates.timeSeparator.repeat(count));
    default:
      return reader.literal(letter.repeat(count));
  }
}

function dateOfFields(fields: Fields, today: bigint, text: string): ParsedDate | undefined {
  let { hour } = fields;
  if (fields.twelve) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (fields.pm === true ? 12 : 0);
  }
  if (hour > 23 || fields.minute > 59 || fields.second > 59) throw notInCalendar(text);
  const hasDate = fields.year !== null || fields.month !== null || fields.day !== null;
  const now = partsOf(today);
  const [year, month, day] = hasDate
    ? [fields.year ?? now.year, fields.month ?? 1, fields.day ?? 1]
    : [now.year, now.month, now.day];
  if (!isDate(year, month, day)) throw notInCalendar(text);
  const date = ticksOf(year, month, day);
  if (fields.weekday !== null && partsOf(date).dayOfWeek !== fields.weekday) throw wrongWeekday(text);
  const time =
    BigInt(hour) * ticksPer.hour +
    BigInt(fields.minute) * ticksPer.minute +
    BigInt(fields.second) * ticksPer.second;
  return { ticks: date + time + fields.fraction, offset: fields.offset, hasDate };
}
