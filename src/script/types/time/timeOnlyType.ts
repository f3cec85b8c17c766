import { partsOf, ticksPer } from '../../values/calendar.ts';
import { TimeOnly } from '../../values/dateOnly.ts';
import { signOf } from '../../values/number.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import type { Value } from '../../values/value.ts';
import { double, instanceOf, long, outOfRange } from '../arguments.ts';
import { compareTo } from '../compareTo.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { made } from './dateConstructors.ts';
import { addTexts, shown } from './dateTexts.ts';
import { dateOf, spanOf } from './dateType.ts';
import { addPartParsing } from './partParsing.ts';

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
    .property('int Millisecond', ({ ticks }) => Math.floor(partsOf(ticks).fraction / 10_000))
    .property('int Microsecond', ({ ticks }) => Math.floor(partsOf(ticks).fraction / 10) % 1000)
    .property('int Nanosecond', ({ ticks }) => (partsOf(ticks).fraction % 10) * 100)
    .property('long Ticks', ({ ticks }) => ticks)
    .method('int CompareTo(System.TimeOnly value)', ({ ticks }, [other]) =>
      signOf(ticks - timeOnlyOf(other).ticks),
    )
    .method(
      'int CompareTo(System.Object value)',
      compareTo(
        'TimeOnly',
        (other) => other instanceof TimeOnly,
        (self: TimeOnly, other) => signOf(self.ticks - other.ticks),
        'value',
      ),
    )
    .method('bool Equals(System.TimeOnly value)', ({ ticks }, [other]) => ticks === timeOnlyOf(other).ticks)
    .method(
      'bool Equals(System.Object value)',
      ({ ticks }, [other]) => other instanceof TimeOnly && other.ticks === ticks,
    )
    .method('string ToLongTimeString()', (self, _, context) => shown(self, 'T', undefined, context))
    .method('string ToShortTimeString()', (self, _, context) => shown(self, 't', undefined, context))
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
  builder
    .staticMethod('System.TimeOnly FromDateTime(datetime dateTime)', ([date]) =>
      timeOfDay(dateOf(date).ticks),
    )
    .staticMethod(
      'System.TimeOnly FromTimeSpan(timespan timeSpan)',
      ([span]) => new TimeOnly(spanOf(span).ticks),
    )
    .staticMethod(
      'timespan op_Subtraction(System.TimeOnly t1, System.TimeOnly t2)',
      ([left, right]) => new TimeSpan(onTheClock(timeOnlyOf(left).ticks - timeOnlyOf(right).ticks).ticks),
    )
    .staticProperty('System.TimeOnly MaxValue', () => new TimeOnly(ticksPer.day - 1n))
    .staticProperty('System.TimeOnly MinValue', () => new TimeOnly(0n))
    .constructs('(int hour, int minute)', ofParts)
    .constructs('(int hour, int minute, int second)', ofParts)
    .constructs('(int hour, int minute, int second, int millisecond)', ofParts)
    .constructs('(int hour, int minute, int second, int millisecond, int microsecond)', ofParts)
    .constructs('(long ticks)', ([ticks]) => {
      if (long(ticks) < 0n || long(ticks) >= ticksPer.day)
        throw outOfRange('Ticks must be between 0 and and TimeOnly.MaxValue.Ticks.', 'ticks');
      return new TimeOnly(long(ticks));
    });
  addPartParsing(builder, 'TimeOnly', timeOfDay);
  return builder.build();
};

const timeOfDay = (ticks: bigint) => new TimeOnly(ticks % ticksPer.day);

/** A time by its numbers, the hour first, as that of the first of all days. */
const ofParts = (args: readonly Value[]) => new TimeOnly(made([1, 1, 1, ...args], undefined).ticks);
