import { clockTime, millisecondsOf, momentOf, writeBias, writeTimeOfDay } from './clockTime.ts';

/** One entry of a client log. `time` ms UTC; type 1 information, 2 warning, 3 error (0 success in some logs). */
export interface CmtraceLine {
  readonly text: string;
  readonly component: string;
  readonly context: string;
  readonly time: number;
  readonly bias: number;
  readonly type: number;
  readonly thread: number;
  /** Source file and line, such as `source.cpp:123`. */
  readonly file: string;
}

/** What an entry of the client format begins with. */
export const cmtraceStart = '<![LOG[';
const textEnd = ']LOG]!>';

/** Writes the CCM ("typical") format, without the line end; the text may have line breaks (wsyncmgr-log.md §1.2). */
export function writeCmtraceLine(line: CmtraceLine): string {
  const clock = clockTime(line.time, line.bias);
  const attributes = [
    `time="${writeTimeOfDay(clock)}${writeBias(line.bias, 3)}"`,
    `date="${clock.month}-${clock.day}-${clock.year}"`,
    `component="${attributeText(line.component)}"`,
    `context="${attributeText(line.context)}"`,
    `type="${line.type}"`,
    `thread="${line.thread}"`,
    `file="${attributeText(line.file)}"`,
  ];
  return `${cmtraceStart}${line.text.replaceAll(textEnd, ']LOG] !>')}${textEnd}<${attributes.join(' ')}>`;
}

/** Whether a line ends an entry of the client format. */
export function endsCmtraceLine(line: string): boolean {
  const end = line.lastIndexOf(textEnd);
  return end >= 0 && /^\s*<[^\n]*>\s*$/.test(line.slice(end + textEnd.length));
}

/** Reads an entry of the client format, attributes in any order and case; undefined when it is none or has no readable time. */
export function parseCmtraceLine(line: string): CmtraceLine | undefined {
  const end = line.lastIndexOf(textEnd);
  if (!line.startsWith(cmtraceStart) || end < 0) return undefined;
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of line.slice(end).matchAll(/([a-z]+)\s*=\s*"([^"]*)"/gi))
    attributes.set(name.toLowerCase(), value);
  const moment = parseMoment(attributes.get('date') ?? '', attributes.get('time') ?? '');
  if (moment === undefined) return undefined;
  return {
    text: line.slice(cmtraceStart.length, end),
    component: attributes.get('component') ?? '',
    context: attributes.get('context') ?? '',
    ...moment,
    type: wholeNumber(attributes.get('type'), 1),
    thread: wholeNumber(attributes.get('thread'), 0),
    file: attributes.get('file') ?? '',
  };
}

function attributeText(text: string): string {
  return text.replaceAll('"', "'").replaceAll(textEnd, ']LOG] !>');
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,10}$/.test(text.trim()) ? Number(text) : otherwise;
}

const datePattern = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;
// Some scripts write `+` before a bias that has its sign already.
const timePattern = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,7}))?(?:\+?([+-]\d{1,4}))?$/;

function parseMoment(dateText: string, timeText: string): { time: number; bias: number } | undefined {
  const date = datePattern.exec(dateText.trim());
  const clock = timePattern.exec(timeText.trim());
  if (date === null || clock === null) return undefined;
  const [, month, day, year] = date;
  const [, hour, minute, second, fraction, biasText] = clock;
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
