import { cultureOf } from '../../text/culture.ts';
import { formattable } from '../../text/cultureText.ts';
import { dateTimeOffsetOf, localNow, toLocal, utcNow } from '../../text/localDate.ts';
import { notDate, parseDate } from '../../text/parseDate.ts';
import { parseDateExact } from '../../text/parseDateExact.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { offsetAtLocal, offsetAtUtc } from '../../text/timeZone.ts';
import {
  daysOfDate,
  isDate,
  namedUnits,
  partsOf,
  ticksOf,
  ticksPer,
  unixEpochTicks,
} from '../../values/calendar.ts';
import { DateOnly, TimeOnly } from '../../values/dateOnly.ts';
import { DateTime } from '../../values/dateTime.ts';
import { DateTimeOffset } from '../../values/dateTimeOffset.ts';
import { signOf } from '../../values/number.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import type { Value } from '../../values/value.ts';
import { double, flagBits, instanceOf, int, long, netError, required, text } from '../arguments.ts';
import { addMonths, dateOf, spanOf, weekday } from './dateType.ts';
import type { NetContext } from '../netType.ts';
import { attempt, storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const offsetOf = instanceOf(DateTimeOffset, 'DateTimeOffset');

const shown = (value: Value, format: string, provider: Value | undefined, context: NetContext) =>
  formattable(
    value,
    format,
    provider === undefined ? cultureOf(context.culture) : cultureOfProvider(provider, context),
    context,
  ) ?? '';

/** The members by which a date type becomes a text. */
function addTexts<Self extends Value>(builder: TypeBuilder<Self>): void {
  builder
    .method('string ToString()', (self, _, context) => shown(self, '', undefined, context))
    .method('string ToString(string format)', (self, [format], context) =>
      shown(self, text(format), undefined, context),
    )
    .method('string ToString(System.IFormatProvider provider)', (self, [provider], context) =>
      shown(self, '', provider, context),
    )
    .method(
      'string ToString(string format, System.IFormatProvider provider)',
      (self, [format, provider], context) => shown(self, text(format), provider, context),
    );
}

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
      ({ utcTicks }, [span]) => new DateTimeOffset(utcTicks + spanOf(span).ticks, spanOf(span).ticks),
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
    .staticMethod(
      'System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)',
      ([value, format, provider], context) => {
        const parsed = parseDateExact(
          text(value),
          text(format),
          cultureOfProvider(provider, context),
          localNow(context),
        );
        if (parsed === undefined) throw notDate(text(value));
        return dateTimeOffsetOf(parsed, context.timeZone);
      },
    )
    .staticMethod(
      'bool TryParse(string input, ref System.DateTimeOffset result)',
      ([value, target], context) =>
        storeFound(
          attempt(() => parseOffset(value, null, 0, context)),
          target,
          new DateTimeOffset(0n, 0n),
        ),
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
      ([date, span]) => new DateTimeOffset(dateOf(date).ticks, spanOf(span).ticks),
    )
    .constructs(
      '(long ticks, timespan offset)',
      ([ticks, span]) => new DateTimeOffset(long(ticks), spanOf(span).ticks),
    )
    .constructs(
      '(int year, int month, int day, int hour, int minute, int second, timespan offset)',
      (args) => {
        const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = args
          .slice(0, 6)
          .map((value) => int(value));
        return new DateTimeOffset(ticksOf(year, month, day, hour, minute, second), spanOf(args[6]).ticks);
      },
    )
    .build();
};

/** The ticks of a text that is to be a DateOnly or a TimeOnly. Throws FormatException. */
function parsedTicks(
  value: Value | undefined,
  provider: Value | undefined,
  type: string,
  context: NetContext,
): bigint {
  const given = required(value, 's');
  const parsed = attempt(() => parseDate(given, cultureOfProvider(provider, context), localNow(context)));
  if (parsed !== undefined) return parsed.ticks;
  throw netError('System.FormatException', `String '${given}' was not recognized as a valid ${type}.`);
}

const dateOnlyOf = instanceOf(DateOnly, 'DateOnly');

const ofTicks = (ticks: bigint) => new DateOnly(Number(ticks / ticksPer.day));
const ticksOfDay = ({ days }: DateOnly) => BigInt(days) * ticksPer.day;

/** System.DateOnly. */
export const dateOnlyType = () => {
  const builder = new TypeBuilder('System.DateOnly', dateOnlyOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable'],
  })
    .property('int Year', (self) => partsOf(ticksOfDay(self)).year)
    .property('int Month', (self) => partsOf(ticksOfDay(self)).month)
    .property('int Day', (self) => partsOf(ticksOfDay(self)).day)
    .property('System.DayOfWeek DayOfWeek', (self) => weekday(ticksOfDay(self)))
    .property('int DayOfYear', (self) => partsOf(ticksOfDay(self)).dayOfYear)
    .property('int DayNumber', ({ days }) => days)
    .method('System.DateOnly AddDays(int value)', ({ days }, [count]) => new DateOnly(days + int(count)))
    .method('System.DateOnly AddMonths(int value)', (self, [count]) =>
      ofTicks(addMonths(new DateTime(ticksOfDay(self)), int(count)).ticks),
    )
    .method('System.DateOnly AddYears(int value)', (self, [count]) =>
      ofTicks(addMonths(new DateTime(ticksOfDay(self)), int(count) * 12).ticks),
    )
    .method('int CompareTo(System.DateOnly value)', ({ days }, [other]) =>
      Math.sign(days - dateOnlyOf(other).days),
    )
    .method(
      'datetime ToDateTime(System.TimeOnly time)',
      (self, [time]) => new DateTime(ticksOfDay(self) + (time instanceof TimeOnly ? time.ticks : 0n)),
    );
  addTexts(builder);
  return builder
    .staticMethod('System.DateOnly FromDateTime(datetime dateTime)', ([date]) => ofTicks(dateOf(date).ticks))
    .staticMethods(
      ['System.DateOnly Parse(string s)', 'System.DateOnly Parse(string s, System.IFormatProvider provider)'],
      ([value, provider], context) => ofTicks(parsedTicks(value, provider, 'DateOnly', context)),
    )
    .constructs('(int year, int month, int day)', ([year, month, day]) => {
      if (!isDate(int(year), int(month), int(day)))
        throw netError(
          'System.ArgumentOutOfRangeException',
          'Year, Month, and Day parameters describe an un-representable DateTime.',
        );
      return new DateOnly(daysOfDate(int(year), int(month), int(day)));
    })
    .build();
};

const onTheClock = (ticks: bigint) => new TimeOnly(((ticks % ticksPer.day) + ticksPer.day) % ticksPer.day);

const timeOnlyOf = instanceOf(TimeOnly, 'TimeOnly');

/** System.TimeOnly. */
export const timeOnlyType = () => {
  const builder = new TypeBuilder('System.TimeOnly', timeOnlyOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable'],
  })
    .property('int Hour', ({ ticks }) => partsOf(ticks).hour)
    .property('int Minute', ({ ticks }) => partsOf(ticks).minute)
    .property('int Second', ({ ticks }) => partsOf(ticks).second)
    .property('long Ticks', ({ ticks }) => ticks)
    .method('int CompareTo(System.TimeOnly value)', ({ ticks }, [other]) =>
      signOf(ticks - timeOnlyOf(other).ticks),
    )
    .method('System.TimeOnly Add(timespan value)', ({ ticks }, [span]) =>
      onTheClock(ticks + spanOf(span).ticks),
    )
    .method('System.TimeOnly AddHours(double value)', ({ ticks }, [hours]) =>
      onTheClock(ticks + BigInt(Math.round(double(hours) * Number(ticksPer.hour)))),
    )
    .method('System.TimeOnly AddMinutes(double value)', ({ ticks }, [minutes]) =>
      onTheClock(ticks + BigInt(Math.round(double(minutes) * Number(ticksPer.minute)))),
    )
    .method('bool IsBetween(System.TimeOnly start, System.TimeOnly end)', ({ ticks }, [start, end]) => {
      const [from, to] = [timeOnlyOf(start).ticks, timeOnlyOf(end).ticks];
      return from <= to ? ticks >= from && ticks < to : ticks >= from || ticks < to;
    })
    .method('timespan ToTimeSpan()', ({ ticks }) => new TimeSpan(ticks));
  addTexts(builder);
  return builder
    .staticMethod(
      'System.TimeOnly FromDateTime(datetime dateTime)',
      ([date]) => new TimeOnly(dateOf(date).ticks % ticksPer.day),
    )
    .staticMethods(
      ['System.TimeOnly Parse(string s)', 'System.TimeOnly Parse(string s, System.IFormatProvider provider)'],
      ([value, provider], context) =>
        new TimeOnly(parsedTicks(value, provider, 'TimeOnly', context) % ticksPer.day),
    )
    .staticMethod(
      'System.TimeOnly FromTimeSpan(timespan timeSpan)',
      ([span]) => new TimeOnly(spanOf(span).ticks),
    )
    .staticMethod(
      'timespan op_Subtraction(System.TimeOnly t1, System.TimeOnly t2)',
      ([left, right]) => new TimeSpan(onTheClock(timeOnlyOf(left).ticks - timeOnlyOf(right).ticks).ticks),
    )
    .constructs(
      '(int hour, int minute)',
      ([hour, minute]) => new TimeOnly(ticksOf(1, 1, 1, int(hour), int(minute))),
    )
    .constructs(
      '(int hour, int minute, int second)',
      ([hour, minute, second]) => new TimeOnly(ticksOf(1, 1, 1, int(hour), int(minute), int(second))),
    )
    .build();
};
