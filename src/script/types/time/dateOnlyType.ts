import { daysOfDate, partsOf, ticksPer } from '../../values/calendar.ts';
import { DateOnly, TimeOnly } from '../../values/dateOnly.ts';
import { dateKinds, DateTime } from '../../values/dateTime.ts';
import { enumNumber, instanceOf, int, outOfRange } from '../arguments.ts';
import { compareTo } from '../compareTo.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { made } from './dateConstructors.ts';
import { addTexts, shown } from './dateTexts.ts';
import { addMonths, dateOf, weekday } from './dateType.ts';
import { addPartParsing } from './partParsing.ts';

const lastDay = daysOfDate(9999, 12, 31);

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
      'int CompareTo(System.Object value)',
      compareTo(
        'DateOnly',
        (other) => other instanceof DateOnly,
        (self: DateOnly, other) => Math.sign(self.days - other.days),
        'value',
      ),
    )
    .method('bool Equals(System.DateOnly value)', ({ days }, [other]) => days === dateOnlyOf(other).days)
    .method(
      'bool Equals(System.Object value)',
      ({ days }, [other]) => other instanceof DateOnly && other.days === days,
    )
    .methods(
      [
        'datetime ToDateTime(System.TimeOnly time)',
        'datetime ToDateTime(System.TimeOnly time, System.DateTimeKind kind)',
      ],
      (self, [time, kind]) =>
        new DateTime(
          ticksOfDay(self) + (time instanceof TimeOnly ? time.ticks : 0n),
          kind === undefined ? 'Unspecified' : dateKinds[enumNumber(kind)],
        ),
    )
    .method('string ToLongDateString()', (self, _, context) => shown(self, 'D', undefined, context))
    .method('string ToShortDateString()', (self, _, context) => shown(self, 'd', undefined, context));
  addTexts(builder);
  builder
    .staticMethod('System.DateOnly FromDateTime(datetime dateTime)', ([date]) => ofTicks(dateOf(date).ticks))
    .staticProperty('System.DateOnly MaxValue', () => new DateOnly(lastDay))
    .staticProperty('System.DateOnly MinValue', () => new DateOnly(0))
    .staticMethod('System.DateOnly FromDayNumber(int dayNumber)', ([days]) => {
      if (int(days) < 0 || int(days) > lastDay)
        throw outOfRange('Day number must be between 0 and DateOnly.MaxValue.DayNumber.', 'dayNumber');
      return new DateOnly(int(days));
    })
    .constructs('(int year, int month, int day)', (args) => ofTicks(made(args, undefined).ticks));
  addPartParsing(builder, 'DateOnly', ofTicks);
  return builder.build();
};
