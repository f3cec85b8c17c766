import { toUniversal, utcNow } from '../../text/localDate.ts';
import { offsetAtLocal, offsetAtUtc } from '../../text/timeZone.ts';
import { formatTimeSpan } from '../../text/formatTimeSpan.ts';
import { invariantCulture } from '../../text/culture.ts';
import { partsOf, ticksOf, ticksPer, unixOfTicks } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { DateTimeOffset } from '../../values/dateTimeOffset.ts';
import { NetArray } from '../../values/netArray.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import { NetObject } from '../../values/value.ts';
import { instanceOf, netError, required, text } from '../arguments.ts';
import { dateOf } from './dateType.ts';
import type { NetContext } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** System.TimeZoneInfo by its IANA name, and the one it was asked for by. */
export class TimeZoneInfo extends NetObject {
  readonly typeName = 'System.TimeZoneInfo';
  readonly id: string;
  readonly shownId: string;

  constructor(id: string, shownId = id) {
    super();
    this.id = id;
    this.shownId = shownId;
  }
}

const offsetOf = instanceOf(DateTimeOffset, 'DateTimeOffset');

const zoneOf = instanceOf(TimeZoneInfo, 'TimeZoneInfo');

/** System.TimeZoneInfo by IANA names. */
export const timeZoneInfoType = () =>
  new TypeBuilder('System.TimeZoneInfo', zoneOf)
    .property('string Id', ({ shownId }) => shownId)
    .property('bool HasIanaId', ({ id, shownId }) => id === shownId)
    .property('string DisplayName', (self, context) => zoneName(self.id, context))
    .property('string StandardName', ({ id }) => longName(id))
    .property('string DaylightName', ({ id }, context) =>
      longName(id, 'long', unixOfTicks(ticksOf(yearOf(context), summerMonth(id, context), 1))),
    )
    .property('timespan BaseUtcOffset', ({ id }, context) => new TimeSpan(baseOffset(id, context)))
    .property(
      'bool SupportsDaylightSavingTime',
      ({ id }, context) => summerOffset(id, context) !== baseOffset(id, context),
    )
    .method(
      'timespan GetUtcOffset(datetime dateTime)',
      ({ id }, [date], context) => new TimeSpan(offsetIn(id, dateOf(date), context)),
    )
    .method(
      'bool IsDaylightSavingTime(datetime dateTime)',
      ({ id }, [date], context) => offsetIn(id, dateOf(date), context) !== baseOffset(id, context),
    )
    .method('bool IsInvalidTime(datetime dateTime)', ({ id }, [date]) => {
      const { ticks } = dateOf(date);
      return ticks !== localAgain(id, ticks);
    })
    .method('bool IsAmbiguousTime(datetime dateTime)', ({ id }, [date]) => {
      const { ticks } = dateOf(date);
      const offsets = [-day, day].map((by) => offsetAtUtc(id, ticks + by));
      const instants = new Set(
        offsets
          .filter((offset) => offsetAtUtc(id, ticks - offset) === offset)
          .map((offset) => ticks - offset),
      );
      return instants.size > 1;
    })
    .method(
      'bool Equals(System.Object obj)',
      ({ id }, [other]) => other instanceof TimeZoneInfo && other.id === id,
    )
    .method('string ToString()', (self, _, context) => zoneName(self.id, context))
    .staticProperty('System.TimeZoneInfo Local', ({ timeZone }) => new TimeZoneInfo(timeZone))
    .staticProperty('System.TimeZoneInfo Utc', () => new TimeZoneInfo('UTC'))
    .staticMethod('System.TimeZoneInfo FindSystemTimeZoneById(string id)', ([id]) =>
      zoneNamed(required(id, 'id')),
    )
    .staticMethods(
      ['datetime ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone)'],
      ([date, zone], context) => converted(dateOf(date), zoneOf(zone), context),
    )
    .staticMethod(
      'System.DateTimeOffset ConvertTime(System.DateTimeOffset dateTimeOffset, System.TimeZoneInfo destinationTimeZone)',
      ([date, zone]) => {
        const utc = offsetOf(date).utcTicks;
        const offset = offsetAtUtc(zoneOf(zone).id, utc);
        return new DateTimeOffset(utc + offset, offset);
      },
    )
    .staticMethod(
      'datetime ConvertTime(datetime dateTime, System.TimeZoneInfo sourceTimeZone, System.TimeZoneInfo destinationTimeZone)',
      ([date, from, to]) => {
        const utc = toUtc(dateOf(date), zoneOf(from).id);
        return shownIn(zoneOf(to), utc);
      },
    )
    .staticMethod(
      'System.Collections.ObjectModel.ReadOnlyCollection[System.TimeZoneInfo] GetSystemTimeZones()',
      () => new NetArray(systemZones(), 'System.TimeZoneInfo'),
    )
    .staticMethod(
      'datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)',
      ([date, id], context) => converted(dateOf(date), zoneNamed(text(id)), context),
    )
    .staticMethod(
      'datetime ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone)',
      ([date, zone]) => shownIn(zoneOf(zone), dateOf(date).ticks),
    )
    .staticMethod('datetime ConvertTimeToUtc(datetime dateTime)', ([date], context) =>
      toUniversal(dateOf(date), context.timeZone),
    )
    .staticMethod(
      'datetime ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone)',
      ([date, zone]) => new DateTime(toUtc(dateOf(date), zoneOf(zone).id), 'Utc'),
    )
    .build();

/** Names that Windows uses, with those of IANA. */
const windowsNames: ReadonlyMap<string, string> = new Map([
  ['utc', 'UTC'],
  ['w. europe standard time', 'Europe/Berlin'],
  ['central europe standard time', 'Europe/Budapest'],
  ['romance standard time', 'Europe/Paris'],
  ['gmt standard time', 'Europe/London'],
  ['eastern standard time', 'America/New_York'],
  ['central standard time', 'America/Chicago'],
  ['mountain standard time', 'America/Denver'],
  ['pacific standard time', 'America/Los_Angeles'],
  ['tokyo standard time', 'Asia/Tokyo'],
  ['china standard time', 'Asia/Shanghai'],
  ['india standard time', 'Asia/Kolkata'],
  ['aus eastern standard time', 'Australia/Sydney'],
]);

const day = ticksPer.day;

/** The instant of a local time. Throws ArgumentException for one that no clock shows. */
function toUtc({ ticks }: DateTime, id: string): bigint {
  if (localAgain(id, ticks) !== ticks)
    throw netError(
      'System.ArgumentException',
      "The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid. (Parameter 'dateTime')",
    );
  return ticks - offsetAtLocal(id, ticks);
}

/** A local time to the instant and back: another where no clock shows it. */
function localAgain(id: string, ticks: bigint): bigint {
  const utc = ticks - offsetAtLocal(id, ticks);
  return utc + offsetAtUtc(id, utc);
}

/** The zones that the machine knows. */
export function systemZones(): TimeZoneInfo[] {
  return Intl.supportedValuesOf('timeZone').map((id) => new TimeZoneInfo(id));
}

/** The English name of a zone's winter time. */
export function zoneStandardName({ id }: TimeZoneInfo): string {
  return longName(id);
}

/** A zone by the name of IANA or that of Windows. Throws TimeZoneNotFoundException. */
export function zoneNamed(name: string): TimeZoneInfo {
  const id = windowsNames.get(name.toLowerCase()) ?? name;
  try {
    offsetAtUtc(id, ticksOf(2024, 1, 1));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw netError(
      'System.TimeZoneNotFoundException',
      `The time zone ID '${name}' was not found on the local computer.`,
    );
  }
  return new TimeZoneInfo(id, windowsNames.has(name.toLowerCase()) ? name : id);
}

const yearOf = (context: NetContext) => partsOf(utcNow(context)).year;
const atMonth = (id: string, month: number, context: NetContext) =>
  offsetAtUtc(id, ticksOf(yearOf(context), month, 1));

/** The offset of winter: the smaller of January's and July's. */
function baseOffset(id: string, context: NetContext): bigint {
  const [january, july] = [atMonth(id, 1, context), atMonth(id, 7, context)];
  return january < july ? january : july;
}

/** A month in which clocks are put forward, January where they never are. */
function summerMonth(id: string, context: NetContext): number {
  return atMonth(id, 7, context) > atMonth(id, 1, context) ? 7 : 1;
}

function summerOffset(id: string, context: NetContext): bigint {
  const [january, july] = [atMonth(id, 1, context), atMonth(id, 7, context)];
  return january > july ? january : july;
}

function offsetIn(id: string, date: DateTime, context: NetContext): bigint {
  return date.kind === 'Unspecified'
    ? offsetAtLocal(id, date.ticks)
    : offsetAtUtc(id, toUniversal(date, context.timeZone).ticks);
}

function converted(date: DateTime, zone: TimeZoneInfo, context: NetContext): DateTime {
  return shownIn(zone, toUniversal(date, context.timeZone).ticks);
}

/** What the clocks of a zone show at an instant. */
function shownIn({ id }: TimeZoneInfo, utc: bigint): DateTime {
  return new DateTime(utc + offsetAtUtc(id, utc), id === 'UTC' ? 'Utc' : 'Unspecified');
}

function longName(id: string, style: 'long' | 'longGeneric' = 'long', at = 0): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: id, timeZoneName: style }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? id;
}

function zoneName(id: string, context: NetContext): string {
  if (id === 'UTC') return '(UTC) Coordinated Universal Time';
  const offset = baseOffset(id, context);
  const shown =
    offset === 0n
      ? 'UTC'
      : `UTC${offset < 0n ? '-' : '+'}${formatTimeSpan(offset < 0n ? -offset : offset, 'hh\\:mm', invariantCulture)}`;
  return `(${shown}) ${longName(id, 'longGeneric', unixOfTicks(ticksOf(yearOf(context), 7, 1)))}${id.includes('/') ? ` (${(id.split('/').at(-1) ?? '').replaceAll('_', ' ')})` : ''}`;
}
