import { formatDate } from '../../text/formatDate.ts';
import { cultureOf } from '../../text/culture.ts';
import { localNow, toUniversal } from '../../text/localDate.ts';
import { dateToFormat } from '../../text/dateToFormat.ts';
import { offsetAtUtc } from '../../text/timeZone.ts';
import { addMonths } from '../../types/time/dateType.ts';
import { partsOf, ticksPer, unixEpochTicks } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { extensionFor } from '../../values/extendedMembers.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { rangeOf } from '../parameterChecks.ts';
import { unixFormat } from './unixFormat.ts';

const parts =
  '[-Year <int>] [-Month <int>] [-Day <int>] [-Hour <int>] [-Minute <int>] [-Second <int>] [-Millisecond <int>]';
const date = `[[-Date] <datetime>] ${parts}`;
const unix = `-UnixTimeSeconds <long> ${parts}`;
const hint = '[-DisplayHint <Microsoft.PowerShell.Commands.DisplayHintType>]';

/** Get-Date: now, or a date, as an object or a text. */
export const getDate = cmdlet({
  name: 'Get-Date',
  className: 'GetDateCommand',
  module: 'Utility',
  syntax: {
    DateAndFormat: `${date} ${hint} [-Format <string>] [-AsUTC]`,
    DateAndUFormat: `${date} ${hint} -UFormat <string> [-AsUTC]`,
    UnixTimeSecondsAndFormat: `${unix} ${hint} [-Format <string>] [-AsUTC]`,
    UnixTimeSecondsAndUFormat: `${unix} ${hint} -UFormat <string> [-AsUTC]`,
  },
  parameters: {
    Date: { pipeline: 'both', aliases: ['LastWriteTime'] },
    UnixTimeSeconds: { aliases: ['UnixTime'] },
    Year: { checks: [rangeOf(1, 9999)] },
    Month: { checks: [rangeOf(1, 12)] },
    Day: { checks: [rangeOf(1, 31)] },
    Hour: { checks: [rangeOf(0, 23)] },
    Minute: { checks: [rangeOf(0, 59)] },
    Second: { checks: [rangeOf(0, 59)] },
    Millisecond: { checks: [rangeOf(0, 999)] },
  },
  start: (runtime) => ({
    process() {
      const value = dateGiven(runtime);
      const { runspace } = runtime;
      const format = runtime.string('Format');
      const unixStyle = runtime.string('UFormat');
      if (unixStyle !== undefined) runtime.write(unixFormat(value, unixStyle, runspace));
      else if (format === undefined) runtime.write(hinted(value, runtime));
      else runtime.write(formatted(value, format, runtime));
    },
  }),
});

/** The date that the parameters give: now, or -Date, its parts replaced by those named. */
function dateGiven(runtime: CommandRuntime): DateTime {
  const { runspace } = runtime;
  const given = runtime.value('Date');
  let value = given instanceof DateTime ? given : new DateTime(localNow(runspace), 'Local');
  const seconds = runtime.value('UnixTimeSeconds');
  if (typeof seconds === 'bigint' || typeof seconds === 'number') {
    const utc = unixEpochTicks + BigInt(seconds) * ticksPer.second;
    value = new DateTime(utc + offsetAtUtc(runspace.timeZone, utc), 'Local');
  }
  if (partNames.some((name) => runtime.has(name))) value = withParts(value, runtime);
  return runtime.flag('AsUTC') ? toUniversal(value, runspace.timeZone) : value;
}

const partNames = ['Year', 'Month', 'Day', 'Hour', 'Minute', 'Second', 'Millisecond'] as const;

/** Moves a date to the parts that are given, the greatest first: a shorter month takes its last day, a later day goes on into the next. */
function withParts(value: DateTime, runtime: CommandRuntime): DateTime {
  let date = value;
  const partOf = (name: (typeof partNames)[number]): number | undefined => runtime.integer(name);
  const year = partOf('Year');
  if (year !== undefined) date = addMonths(date, (year - partsOf(date.ticks).year) * 12);
  const month = partOf('Month');
  if (month !== undefined) date = addMonths(date, month - partsOf(date.ticks).month);
  const old = partsOf(date.ticks);
  const by = (name: (typeof partNames)[number], known: number, unit: bigint) =>
    BigInt((partOf(name) ?? known) - known) * unit;
  const milliseconds = partOf('Millisecond');
  const fraction = milliseconds === undefined ? BigInt(old.fraction) : BigInt(milliseconds) * 10_000n;
  return new DateTime(
    date.ticks +
      by('Day', old.day, ticksPer.day) +
      by('Hour', old.hour, ticksPer.hour) +
      by('Minute', old.minute, ticksPer.minute) +
      by('Second', old.second, ticksPer.second) +
      fraction -
      BigInt(old.fraction),
    value.kind,
  );
}

const namedFormats: ReadonlyMap<string, { readonly pattern: string; readonly universal: boolean }> = new Map([
  ['filedate', { pattern: 'yyyyMMdd', universal: false }],
  ['filedateuniversal', { pattern: 'yyyyMMddZ', universal: true }],
  ['filedatetime', { pattern: 'yyyyMMddTHHmmssffff', universal: false }],
  ['filedatetimeuniversal', { pattern: 'yyyyMMddTHHmmssffffZ', universal: true }],
]);

function formatted(value: DateTime, format: string, runtime: CommandRuntime): string {
  const { timeZone, culture } = runtime.runspace;
  const named = namedFormats.get(format.toLowerCase());
  const shown = named?.universal === true ? toUniversal(value, timeZone) : value;
  return formatDate(dateToFormat(shown, timeZone), named?.pattern ?? format, cultureOf(culture));
}

/** The date with the note that says which part of it is shown. */
function hinted(value: DateTime, runtime: CommandRuntime): DateTime {
  const hint =
    runtime.value('DisplayHint') ?? new EnumValue('Microsoft.PowerShell.Commands.DisplayHintType', 2n);
  const made = new DateTime(value.ticks, value.kind);
  extensionFor(made).members.set('displayhint', { kind: 'note', name: 'DisplayHint', value: hint });
  return made;
}
