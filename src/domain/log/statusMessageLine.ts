import { clockTime, digits, writeTimeOfDay } from './clockTime.ts';
import { foldText } from './foldText.ts';
import { monthNames, parseLegacyTime } from './legacyTime.ts';

/** A status message as a log line's text shows it (wsyncmgr-log.md §1.3). */
export interface StatusMessage {
  readonly id: number;
  /** Information, warning, error. */
  readonly severity: 'I' | 'W' | 'E';
  /** Milestone, detail. */
  readonly level: 'M' | 'D';
  readonly source: string;
  readonly component: string;
  /** FQDN of the site server. */
  readonly system: string;
  readonly siteCode: string;
  readonly processId: number;
  readonly threadId: number;
  /** ms UTC. */
  readonly time: number;
  /** Insertion strings ISTR0 … ISTR9 without the empty ones at the end; those past the tenth are not written. */
  readonly strings: readonly string[];
  readonly attributes: number;
  /** Unsigned HRESULT; absent where the build writes none. */
  readonly lastError?: number;
}

const stringCount = 10;
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Writes the text of a status message's line. */
export function writeStatusMessage(message: StatusMessage): string {
  const { id, severity, level, source, component, system, siteCode, processId, threadId } = message;
  const strings = Array.from(
    { length: stringCount },
    (_, index) => `ISTR${index}="${insertionText(message.strings[index] ?? '')}"`,
  );
  const parts = [
    `STATMSG: ID=${id} SEV=${severity} LEV=${level} SOURCE="${source}" COMP="${component}" SYS=${system} SITE=${siteCode}`,
    `PID=${processId} TID=${threadId} GMTDATE=${writeDate(message.time)}`,
    ...strings,
    `NUMATTRS=${message.attributes}`,
  ];
  if (message.lastError !== undefined) parts.push(`LE=0X${message.lastError.toString(16)}`);
  return parts.join(' ');
}

/** Reads the text of a status message's line; undefined when it is none. */
export function parseStatusMessage(text: string): StatusMessage | undefined {
  const match = head.exec(text);
  if (match === null) return undefined;
  const [all, id, severity, level, source = '', component = '', system = '', siteCode = ''] = match;
  const [processId, threadId, date = ''] = match.slice(8);
  const time = parseLegacyTime(date)?.time;
  const rest = readStrings(text, all.length);
  if (time === undefined || rest === undefined) return undefined;
  const [, attributes, lastError] = tail.exec(text.slice(rest.end)) ?? [];
  if (attributes === undefined) return undefined;
  return {
    id: Number(id),
    severity: severity === 'E' || severity === 'W' ? severity : 'I',
    level: level === 'D' ? 'D' : 'M',
    ...{ source, component, system, siteCode },
    processId: Number(processId),
    threadId: Number(threadId),
    time,
    strings: rest.strings,
    attributes: Number(attributes),
    ...(lastError === undefined ? {} : { lastError: Number.parseInt(lastError, 16) }),
  };
}

const head =
  /^STATMSG: ID=(\d{1,10}) SEV=([IWE]) LEV=(\w) SOURCE="([^"]*)" COMP="([^"]*)" SYS=(\S*) SITE=(\S*) PID=(\d{1,10}) TID=(\d{1,10}) GMTDATE=([\w:. ]{20,40}?) (?=ISTR0=")/;
const tail = /^" NUMATTRS=(\d{1,5})(?:.*? LE=0X([0-9a-f]{1,8})\s*$)?/is;

function readStrings(text: string, start: number): { strings: readonly string[]; end: number } | undefined {
  const strings: string[] = [];
  let from = start + 'ISTR0="'.length;
  for (let index = 0; index < stringCount; index++) {
    const next = index + 1 < stringCount ? `" ISTR${index + 1}="` : '" NUMATTRS=';
    const end = text.indexOf(next, from);
    if (end < 0) return undefined;
    strings.push(text.slice(from, end));
    if (index + 1 === stringCount) from = end;
    else from = end + next.length;
  }
  while (strings.at(-1) === '') strings.pop();
  return { strings, end: from };
}

/** Keeps a string from ending itself early. */
function insertionText(text: string): string {
  return foldText(text).replace(/"(?= (?:ISTR\d=|NUMATTRS=))/g, "'");
}

function writeDate(time: number): string {
  const clock = clockTime(time, 0);
  const weekday = weekdayNames[new Date(time).getUTCDay()] ?? '';
  const month = monthNames[clock.month - 1] ?? '';
  return `${weekday} ${month} ${digits(clock.day, 2)} ${writeTimeOfDay(clock)} ${digits(clock.year, 4)}`;
}
