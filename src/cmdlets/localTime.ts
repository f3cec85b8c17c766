import type { CommandRuntime } from '../script/commands/commandRuntime.ts';
import { toUniversal } from '../script/text/localDate.ts';
import { offsetAtUtc } from '../script/text/timeZone.ts';
import { ticksOfUnix, unixOfTicks } from '../script/values/calendar.ts';
import { DateTime } from '../script/values/dateTime.ts';

/** A moment of the service (ISO UTC, or ms since 1970) in the session's zone; null stays null. */
export function localTime(moment: string | number | null | undefined, timeZone: string): DateTime | null {
  if (moment === null || moment === undefined) return null;
  const utc = ticksOfUnix(typeof moment === 'number' ? moment : Date.parse(moment));
  return new DateTime(utc + offsetAtUtc(timeZone, utc), 'Local');
}

/** The date that a parameter was given, as a moment, ms since 1970: one that is not UTC is of the session's zone. Undefined where it was not given. */
export function givenMoment(runtime: CommandRuntime, parameter: string): number | undefined {
  const date = runtime.value(parameter);
  return date instanceof DateTime
    ? unixOfTicks(toUniversal(date, runtime.runspace.timeZone).ticks)
    : undefined;
}
