import type { NetContext } from '../types/netType.ts';
import { DateTime } from '../values/dateTime.ts';
import { DateTimeOffset } from '../values/dateTimeOffset.ts';
import { ticksOfUnix } from '../values/calendar.ts';
import type { ParsedDate } from './parseDate.ts';
import { offsetAtLocal, offsetAtUtc } from './timeZone.ts';

/** Bits of System.Globalization.DateTimeStyles. */
export const dateStyles = {
  allowWhiteSpaces: 7,
  noCurrentDateDefault: 8,
  adjustToUniversal: 16,
  assumeLocal: 32,
  assumeUniversal: 64,
  roundtripKind: 128,
} as const;

/** What the clock of the local time zone shows now, in ticks. */
export function localNow(context: NetContext): bigint {
  const utc = utcNow(context);
  return utc + offsetAtUtc(context.timeZone, utc);
}

/** Now in UTC ticks. */
export function utcNow(context: NetContext): bigint {
  return ticksOfUnix(context.clock.now());
}

/** A date that was read as a DateTime: one with a zone is turned into local time, unless the styles say otherwise. */
export function dateTimeOf({ ticks, offset }: ParsedDate, timeZone: string, styles = 0): DateTime {
  const toUtc = (styles & dateStyles.adjustToUniversal) !== 0;
  if (offset === null) {
    if ((styles & dateStyles.assumeUniversal) !== 0) {
      return toUtc ? new DateTime(ticks, 'Utc') : new DateTime(ticks + offsetAtUtc(timeZone, ticks), 'Local');
    }
    if ((styles & dateStyles.assumeLocal) !== 0) {
      return toUtc
        ? new DateTime(ticks - offsetAtLocal(timeZone, ticks), 'Utc')
        : new DateTime(ticks, 'Local');
    }
    return new DateTime(ticks);
  }
  const utc = ticks - offset;
  if (toUtc || ((styles & dateStyles.roundtripKind) !== 0 && offset === 0n)) return new DateTime(utc, 'Utc');
  return new DateTime(utc + offsetAtUtc(timeZone, utc), 'Local');
}

/** A date that was read as a DateTimeOffset: one without a zone is local. */
export function dateTimeOffsetOf(
  { ticks, offset }: ParsedDate,
  timeZone: string,
  styles = 0,
): DateTimeOffset {
  const ahead = offset ?? ((styles & dateStyles.assumeUniversal) !== 0 ? 0n : offsetAtLocal(timeZone, ticks));
  return (styles & dateStyles.adjustToUniversal) !== 0
    ? new DateTimeOffset(ticks - ahead, 0n)
    : new DateTimeOffset(ticks, ahead);
}

/** A date in UTC. */
export function toUniversal(date: DateTime, timeZone: string): DateTime {
  return date.kind === 'Utc' ? date : new DateTime(date.ticks - offsetAtLocal(timeZone, date.ticks), 'Utc');
}

/** A date in local time. */
export function toLocal(date: DateTime, timeZone: string): DateTime {
  return date.kind === 'Local' ? date : new DateTime(date.ticks + offsetAtUtc(timeZone, date.ticks), 'Local');
}
