import { offsetAtLocal, offsetAtUtc } from '../text/timeZone.ts';
import { isDate, ticksOf, ticksOfUnix, ticksPer } from '../values/calendar.ts';
import { DateTime } from '../values/dateTime.ts';
import { DateTimeOffset } from '../values/dateTimeOffset.ts';
import type { Value } from '../values/value.ts';

/** How ConvertFrom-Json takes dates. */
export type JsonDateKind = 'Default' | 'Local' | 'Utc' | 'Offset' | 'String';

const isoDate = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/u;
const unixDate = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/u;

/** A text that is a date with a time: ISO 8601, or `/Date(1707818400000)/`. Undefined for any other, a date alone among them. */
export function jsonDate(text: string, kind: JsonDateKind, timeZone: string): Value | undefined {
  if (kind === 'String') return undefined;
  const unix = unixDate.exec(text);
  if (unix !== null) {
    const ticks = ticksOfUnix(Number(unix[1]));
    return inKind(ticks, unix[2] ?? 'Z', kind, timeZone, true);
  }
  const found = isoDate.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0', fraction = '', zone] =
    found;
  if (!isDate(Number(year), Number(month), Number(day)) || Number(hour) > 24) return undefined;
  if (Number(minute) > 59 || Number(second) > 59) return undefined;
  const ticks =
    ticksOf(Number(year), Number(month), Number(day)) +
    BigInt(hour) * ticksPer.hour +
    BigInt(minute) * ticksPer.minute +
    BigInt(second) * ticksPer.second +
    BigInt(fraction.padEnd(7, '0').slice(0, 7));
  return inKind(ticks, zone, kind, timeZone, false);
}

/** `ticks` are those that a clock of the zone shows, or those of UTC. */
function inKind(
  ticks: bigint,
  zone: string | undefined,
  kind: JsonDateKind,
  timeZone: string,
  isUtc: boolean,
): Value {
  const offset = zone === undefined ? undefined : zone === 'Z' ? 0n : offsetOf(zone);
  const utc = isUtc ? ticks : ticks - (offset ?? offsetAtLocal(timeZone, ticks));
  if (kind === 'Offset') {
    const own = offset ?? offsetAtLocal(timeZone, ticks);
    return new DateTimeOffset(utc + own, own);
  }
  const local = (): DateTime => new DateTime(utc + offsetAtUtc(timeZone, utc), 'Local');
  if (kind === 'Utc') return offset === undefined ? new DateTime(ticks, 'Utc') : new DateTime(utc, 'Utc');
  if (kind === 'Local') return offset === undefined ? new DateTime(ticks, 'Local') : local();
  if (offset === undefined) return new DateTime(ticks);
  return zone === 'Z' ? new DateTime(utc, 'Utc') : local();
}

function offsetOf(zone: string): bigint {
  const sign = zone.startsWith('-') ? -1n : 1n;
  const digits = zone.replaceAll(/\D/gu, '').padEnd(4, '0');
  return sign * (BigInt(digits.slice(0, 2)) * ticksPer.hour + BigInt(digits.slice(2, 4)) * ticksPer.minute);
}
