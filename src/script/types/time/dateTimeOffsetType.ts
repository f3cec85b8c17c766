import { dateTimeOffsetOf, localNow, toLocal, utcNow } from '../../text/localDate.ts';
import { notDate, parseDate } from '../../text/parseDate.ts';
import { parseDateExact } from '../../text/parseDateExact.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { offsetAtLocal, offsetAtUtc } from '../../text/timeZone.ts';
import { fileTimeEpochTicks, namedUnits, partsOf, ticksPer, unixEpochTicks } from '../../values/calendar.ts';
import { DateTime, maximumTicks } from '../../values/dateTime.ts';
import { DateTimeOffset } from '../../values/dateTimeOffset.ts';
import { signOf } from '../../values/number.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import type { Value } from '../../values/value.ts';
import {
  double,
  flagBits,
  instanceOf,
  int,
  long,
  netError,
  outOfRange,
  required,
  text,
} from '../arguments.ts';
import { made } from './dateConstructors.ts';
import { addMonths, dateOf, spanOf, weekday } from './dateType.ts';
import type { NetContext } from '../netType.ts';
import { attempt, storeFound } from '../tryParse.ts';
import { formatList } from './dateFormats.ts';
import { addTexts } from './dateTexts.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const offsetOf = instanceOf(DateTimeOffset, 'DateTimeOffset');

function parseOffset(
  value: Value | undefined,
  provider: Value | undefined,
  how: number,
  context: NetContext,
): DateTimeOffset {
  return dateTimeOffsetOf(
    parseDate(required(value, 'input'), cultureOfProvider(provider, context), localNow(context)),
    context.timeZone,
    how,
  );
}

const moved = (self: DateTimeOffset, ticks: bigint) => new DateTimeOffset(self.ticks + ticks, self.offset);

/** The ticks of an offset. Throws where it is none of a time zone. */
function offsetIn(value: Value | undefined): bigint {
  const { ticks } = spanOf(value);
  if (ticks % ticksPer.minute !== 0n)
    throw netError(
      'System.ArgumentException',
      "Offset must be specified in whole minutes. (Parameter 'offset')",
    );
  if (ticks < -14n * ticksPer.hour || ticks > 14n * ticksPer.hour)
    throw outOfRange('Offset must be within plus or minus 14 hours.', 'offset');
  return ticks;
}

const onMonths = ({ ticks, offset }: DateTimeOffset, months: number) =>
  new DateTimeOffset(addMonths(new DateTime(ticks), months).ticks, offset);

/** Reads a date with its offset by the first format that fits. */
function exactOffset(
  [value, formats = null, provider, styles]: readonly Value[],
  context: NetContext,
): DateTimeOffset {
  for (const format of formatList(formats)) {
    const parsed = parseDateExact(
      text(value),
      format,
      cultureOfProvider(provider, context),
      localNow(context),
    );
    if (parsed !== undefined) return dateTimeOffsetOf(parsed, context.timeZone, flagBits(styles));
  }
  throw notDate(text(value));
}

/** Stores what was read, or the first date, in a `[ref]`; whether it could be read. */
function store(read: () => DateTimeOffset, target: Value | undefined): boolean {
  return storeFound(attempt(read), target, new DateTimeOffset(0n, 0n));
}

function zoned(utc: bigint, context: NetContext): DateTimeOffset {
  const offset = offsetAtUtc(context.timeZone, utc);
  return new DateTimeOffset(utc + offset, offset);
}

/** System.DateTimeOffset. */
export const dateTimeOffsetType = () => {
  const builder = new TypeBuilder('System.DateTimeOffset', offsetOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable', 'System.ISpanFormattable'],
  })
    .property('datetime DateTime', ({ ticks }) => new DateTime(ticks))
    .property('datetime UtcDateTime', ({ utcTicks }) => new DateTime(utcTicks, 'Utc'))
    .property('datetime LocalDateTime', ({ utcTicks }, context) =>
      toLocal(new DateTime(utcTicks, 'Utc'), context.timeZone),
    )
    .property('datetime Date', ({ ticks }) => new DateTime(ticks - (ticks % ticksPer.day)))
    .property('int Day', ({ ticks }) => partsOf(ticks).day)
    .property('System.DayOfWeek DayOfWeek', ({ ticks }) => weekday(ticks))
    .property('int DayOfYear', ({ ticks }) => partsOf(ticks).dayOfYear)
    .property('int Hour', ({ ticks }) => partsOf(ticks).hour)
    .property('int Millisecond', ({ ticks }) => Math.floor(partsOf(ticks).fraction / 10_000))
    .property('int Microsecond', ({ ticks }) => Math.floor(partsOf(ticks).fraction / 10) % 1000)
    .property('int Nanosecond', ({ ticks }) => (partsOf(ticks).fraction % 10) * 100)
    .property('int Minute', ({ ticks }) => partsOf(ticks).minute)
    .property('int Month', ({ ticks }) => partsOf(ticks).month)
    .property('timespan Offset', ({ offset }) => new TimeSpan(offset))
    .property('int TotalOffsetMinutes', ({ offset }) => Number(offset / ticksPer.minute))
    .property('int Second', ({ ticks }) => partsOf(ticks).second)
    .property('long Ticks', ({ ticks }) => ticks)
    .property('long UtcTicks', ({ utcTicks }) => utcTicks)
    .property('timespan TimeOfDay', ({ ticks }) => new TimeSpan(ticks % ticksPer.day))
    .property('int Year', ({ ticks }) => partsOf(ticks).year)
    .method('System.DateTimeOffset Add(timespan timeSpan)', (self, [span]) => moved(self, spanOf(span).ticks))
    .method('System.DateTimeOffset AddMonths(int months)', (self, [months]) => onMonths(self, int(months)))
    .method('System.DateTimeOffset AddTicks(long ticks)', (self, [ticks]) => moved(self, long(ticks)))
    .method('System.DateTimeOffset AddYears(int years)', (self, [years]) => onMonths(self, int(years) * 12))
    .method(
      'bool EqualsExact(System.DateTimeOffset other)',
      (self, [other]) => self.ticks === offsetOf(other).ticks && self.offset === offsetOf(other).offset,
    )
    .method('long ToFileTime()', ({ utcTicks }) => utcTicks - fileTimeEpochTicks)
    .method('System.DateTimeOffset Subtract(timespan value)', (self, [span]) =>
      moved(self, -spanOf(span).ticks),
    )
    .method(
      'bool Equals(System.DateTimeOffset other)',
      (self, [other]) => self.utcTicks === offsetOf(other).utcTicks,
    )
    .method('int CompareTo(System.DateTimeOffset other)', (self, [other]) =>
      signOf(self.utcTicks - offsetOf(other).utcTicks),
    )
    .method(
      'bool Equals(System.Object obj)',
      (self, [other]) => other instanceof DateTimeOffset && other.utcTicks === self.utcTicks,
    )
    .method(
      'timespan Subtract(System.DateTimeOffset value)',
      (self, [other]) => new TimeSpan(self.utcTicks - offsetOf(other).utcTicks),
    )
    .method('System.DateTimeOffset ToLocalTime()', ({ utcTicks }, _, context) => zoned(utcTicks, context))
    .method(
      'System.DateTimeOffset ToOffset(timespan offset)',
      ({ utcTicks }, [span]) => new DateTimeOffset(utcTicks + offsetIn(span), offsetIn(span)),
    )
    .method('System.DateTimeOffset ToUniversalTime()', ({ utcTicks }) => new DateTimeOffset(utcTicks, 0n))
    .method(
      'long ToUnixTimeMilliseconds()',
      ({ utcTicks }) => (utcTicks - unixEpochTicks) / ticksPer.millisecond,
    )
    .method('long ToUnixTimeSeconds()', ({ utcTicks }) => (utcTicks - unixEpochTicks) / ticksPer.second);
  for (const [name, unit] of namedUnits) {
    builder.method(`System.DateTimeOffset Add${name}(double ${name.toLowerCase()})`, (self, [value]) =>
      moved(self, BigInt(Math.round(double(value) * Number(unit)))),
    );
  }
  addTexts(builder);
  return builder
    .staticProperty('System.DateTimeOffset Now', (context) => zoned(utcNow(context), context))
    .staticProperty('System.DateTimeOffset UtcNow', (context) => new DateTimeOffset(utcNow(context), 0n))
    .staticProperty('System.DateTimeOffset MinValue', () => new DateTimeOffset(0n, 0n))
    .staticProperty('System.DateTimeOffset UnixEpoch', () => new DateTimeOffset(unixEpochTicks, 0n))
    .staticMethod(
      'System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)',
      ([value]) => new DateTimeOffset(long(value) * ticksPer.millisecond + unixEpochTicks, 0n),
    )
    .staticMethod(
      'System.DateTimeOffset FromUnixTimeSeconds(long seconds)',
      ([value]) => new DateTimeOffset(long(value) * ticksPer.second + unixEpochTicks, 0n),
    )
    .staticMethod('System.DateTimeOffset Parse(string input)', ([value], context) =>
      parseOffset(value, null, 0, context),
    )
    .staticMethod(
      'System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)',
      ([value, provider], context) => parseOffset(value, provider, 0, context),
    )
    .staticMethod(
      'System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
      ([value, provider, how], context) => parseOffset(value, provider, flagBits(how), context),
    )
    .staticMethods(
      [
        'System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)',
        'System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
        'System.DateTimeOffset ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
      ],
      (args, context) => exactOffset(args, context),
    )
    .staticMethods(
      [
        'bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, ref System.DateTimeOffset result)',
        'bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, ref System.DateTimeOffset result)',
      ],
      (args, context) => store(() => exactOffset(args, context), args[4]),
    )
    .staticMethod(
      'bool TryParse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, ref System.DateTimeOffset result)',
      ([value, provider, styles, target], context) =>
        store(() => parseOffset(value, provider, flagBits(styles), context), target),
    )
    .staticMethod('int Compare(System.DateTimeOffset first, System.DateTimeOffset second)', ([left, right]) =>
      signOf(offsetOf(left).utcTicks - offsetOf(right).utcTicks),
    )
    .staticMethod(
      'bool Equals(System.DateTimeOffset first, System.DateTimeOffset second)',
      ([left, right]) => offsetOf(left).utcTicks === offsetOf(right).utcTicks,
    )
    .staticMethod('System.DateTimeOffset FromFileTime(long fileTime)', ([value], context) =>
      zoned(long(value) + fileTimeEpochTicks, context),
    )
    .staticProperty('System.DateTimeOffset MaxValue', () => new DateTimeOffset(maximumTicks, 0n))
    .staticMethod(
      'bool TryParse(string input, ref System.DateTimeOffset result)',
      ([value, target], context) => store(() => parseOffset(value, null, 0, context), target),
    )
    .staticMethod('System.DateTimeOffset op_Addition(System.DateTimeOffset 0, timespan 1)', ([date, span]) =>
      moved(offsetOf(date), spanOf(span).ticks),
    )
    .staticMethod(
      'timespan op_Subtraction(System.DateTimeOffset 0, System.DateTimeOffset 1)',
      ([left, right]) => new TimeSpan(offsetOf(left).utcTicks - offsetOf(right).utcTicks),
    )
    .staticMethod(
      'System.DateTimeOffset op_Subtraction(System.DateTimeOffset 0, timespan 1)',
      ([date, span]) => moved(offsetOf(date), -spanOf(span).ticks),
    )
    .constructs('(datetime dateTime)', ([date], context) => {
      const { ticks, kind } = dateOf(date);
      return new DateTimeOffset(ticks, kind === 'Utc' ? 0n : offsetAtLocal(context.timeZone, ticks));
    })
    .constructs(
      '(datetime dateTime, timespan offset)',
      ([date, span]) => new DateTimeOffset(dateOf(date).ticks, offsetIn(span)),
    )
    .constructs(
      '(long ticks, timespan offset)',
      ([ticks, span]) => new DateTimeOffset(long(ticks), offsetIn(span)),
    )
    .constructs(
      '(int year, int month, int day, int hour, int minute, int second, timespan offset)',
      (args) => new DateTimeOffset(made(args.slice(0, 6), undefined).ticks, offsetIn(args[6])),
    )
    .constructs(
      '(int year, int month, int day, int hour, int minute, int second, int millisecond, timespan offset)',
      (args) => new DateTimeOffset(made(args.slice(0, 7), undefined).ticks, offsetIn(args[7])),
    )
    .build();
};
