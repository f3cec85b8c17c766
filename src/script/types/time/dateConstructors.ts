import { isDate, ticksOf, ticksPer } from '../../values/calendar.ts';
import { DateOnly, TimeOnly } from '../../values/dateOnly.ts';
import { DateTime, dateKinds, maximumTicks } from '../../values/dateTime.ts';
import type { Value } from '../../values/value.ts';
import { enumNumber, int, long, netError, outOfRange } from '../arguments.ts';
import type { TypeBuilder } from '../typeBuilder.ts';

function ofTicks(ticks: bigint): DateTime {
  if (ticks < 0n || ticks > maximumTicks) {
    throw outOfRange('Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.', 'ticks');
  }
  return new DateTime(ticks);
}

/** A date of its numbers, the year first. Throws ArgumentOutOfRangeException where there is none. */
export function made(numbers: readonly Value[], kind: Value | undefined): DateTime {
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0] =
    numbers.map((value) => int(value));
  if (!isDate(year, month, day)) {
    throw netError(
      'System.ArgumentOutOfRangeException',
      'Year, Month, and Day parameters describe an un-representable DateTime.',
    );
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    throw netError(
      'System.ArgumentOutOfRangeException',
      'Hour, Minute, and Second parameters describe an un-representable DateTime.',
    );
  }
  return new DateTime(
    ticksOf(year, month, day, hour, minute, second, millisecond * 10_000 + microsecond * 10),
    kind === undefined ? 'Unspecified' : (dateKinds[enumNumber(kind)] ?? 'Unspecified'),
  );
}

/** The constructors of System.DateTime. */
export function addDateConstructors(builder: TypeBuilder<DateTime>): void {
  builder
    .constructs('(long ticks)', ([ticks]) => ofTicks(long(ticks)))
    .constructs(
      '(long ticks, System.DateTimeKind kind)',
      ([ticks, kind]) => new DateTime(long(ticks), dateKinds[enumNumber(kind)] ?? 'Unspecified'),
    );
  builder.constructs('(System.DateOnly date, System.TimeOnly time)', ([day, time]) => {
    const days = day instanceof DateOnly ? day.days : 0;
    return new DateTime(BigInt(days) * ticksPer.day + (time instanceof TimeOnly ? time.ticks : 0n));
  });
  const names = [
    'int year, int month, int day',
    ', int hour, int minute, int second',
    ', int millisecond',
    ', int microsecond',
  ];
  for (const count of [1, 2, 3, 4]) {
    const list = names.slice(0, count).join('');
    builder.constructs(`(${list})`, (args) => made(args, undefined));
    if (count > 1)
      builder.constructs(`(${list}, System.DateTimeKind kind)`, (args) =>
        made(args.slice(0, -1), args.at(-1)),
      );
  }
}
