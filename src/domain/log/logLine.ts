import { clockTime, digits, millisecondsOf, momentOf, writeBias, writeTimeOfDay } from './clockTime.ts';
import { foldText } from './foldText.ts';
import { parseLegacyTime } from './legacyTime.ts';

/** One line of a site server's log. `time` ms UTC; `bias` whole minutes that UTC is ahead of the clock that the line shows. */
export interface LogLine {
  readonly text: string;
  readonly component: string;
  readonly time: number;
  readonly bias: number;
  readonly thread: number;
}

/**
 * Writes the site-server ("simple") format, without the line end: `<text>  $$<COMPONENT><MM-DD-YYYY HH:MM:SS.mmm+BBB>
 * <thread=DDDD (0xHHHH)>` (wsyncmgr-log.md §1.1). Line breaks in the text become `~~`.
 */
export function writeLogLine({ text, component, time, bias, thread }: LogLine): string {
  const clock = clockTime(time, bias);
  const date = `${digits(clock.month, 2)}-${digits(clock.day, 2)}-${digits(clock.year, 4)}`;
  const when = `${date} ${writeTimeOfDay(clock)}${writeBias(bias, 2)}`;
  const hex = thread.toString(16).toUpperCase();
  return `${foldText(text)}  $$<${component}><${when}><thread=${thread} (0x${hex})>`;
}

/**
 * Reads a line of the site-server format as it stands, `~` included; undefined when it does not end like one. One or no
 * space before `$$<` is accepted, and the time field of the 1990s.
 */
export function parseLogLine(line: string): LogLine | undefined {
  // The last one: the text may hold what it likes.
  const start = line.lastIndexOf('$$<');
  if (start < 0) return undefined;
  const [, component, when, threadText] = trailer.exec(line.slice(start)) ?? [];
  if (component === undefined || when === undefined || threadText === undefined) return undefined;
  const moment = parseTime(when) ?? parseLegacyTime(when);
  if (moment === undefined) return undefined;
  let end = start;
  while (end > 0 && start - end < 2 && line[end - 1] === ' ') end--;
  return { text: line.slice(0, end), component, ...moment, thread: parseThread(threadText) };
}

const trailer = /^\$\$<([^<>]*)><([^<>]*)><thread=([^<>]*)>\s*$/;
const timeField = /^(\d{1,2})-(\d{1,2})-(\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?([+-]\d{1,4})?$/;

function parseTime(text: string): { readonly time: number; readonly bias: number } | undefined {
  const match = timeField.exec(text);
  if (match === null) return undefined;
  const [, month, day, year, hour, minute, second, fraction, biasText] = match;
  const bias = Number(biasText ?? 0);
  const time = momentOf(
    {
      ...{ year: Number(year), month: Number(month), day: Number(day) },
      ...{ hour: Number(hour), minute: Number(minute), second: Number(second) },
      millisecond: millisecondsOf(fraction),
    },
    bias,
  );
  return time === undefined ? undefined : { time, bias: bias === 0 ? 0 : bias };
}

function parseThread(text: string): number {
  const [, decimal, hex] = /^(\d{1,10})?\s*(?:\(?0x([0-9a-f]{1,8})\)?)?$/i.exec(text.trim()) ?? [];
  if (decimal !== undefined) return Number(decimal);
  return hex === undefined ? 0 : Number.parseInt(hex, 16);
}
