import { compareTo } from '../compareTo.ts';
import { cultureOf } from '../../text/culture.ts';
import { formatTimeSpan, timeSpanParts } from '../../text/formatTimeSpan.ts';
import { parseTimeSpan } from '../../text/parseTimeSpan.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { namedUnits, ticksPer } from '../../values/calendar.ts';
import { Double, signOf } from '../../values/number.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import type { Value } from '../../values/value.ts';
import { double, items, long, netError, required, text } from '../arguments.ts';
import { spanOf } from './dateType.ts';
import { attempt, storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const maximum = 9223372036854775807n;

function valid(ticks: bigint): TimeSpan {
  if (ticks > maximum || ticks < -maximum - 1n) {
    throw netError('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
  }
  return new TimeSpan(ticks);
}

const wrongFormat = () => netError('System.FormatException', 'Input string was not in a correct format.');

const exactParts: ReadonlyMap<string, bigint> = new Map([
  ['d', ticksPer.day],
  ['h', ticksPer.hour],
  ['m', ticksPer.minute],
  ['s', ticksPer.second],
]);

/** A span of a text in a custom format: `hh\\:mm\\:ss`, `d\\.hh\\:mm`, fractions by `f`. */
function parseExact(value: string, format: string): TimeSpan {
  if (/^[cgGtT]$/.test(format)) return parse(value);
  let ticks = 0n;
  let at = 0;
  const pieces = format.match(/d+|h+|m+|s+|f+|F+|%|\\.|'[^']*'|./gsu) ?? [];
  for (const piece of pieces) {
    const first = piece.charAt(0);
    if (piece === '%') continue;
    if (/^[fF]/.test(piece)) {
      const digits = /^\d*/.exec(value.slice(at, at + piece.length))?.[0] ?? '';
      if (first === 'f' && digits.length !== piece.length) throw wrongFormat();
      ticks += BigInt(digits.padEnd(7, '0').slice(0, 7));
      at += digits.length;
      continue;
    }
    const unit = exactParts.get(first);
    if (unit === undefined) {
      const literal = piece.startsWith('\\') ? piece.slice(1) : piece.replaceAll("'", '');
      if (!value.startsWith(literal, at)) throw wrongFormat();
      at += literal.length;
      continue;
    }
    const most = first === 'd' ? 8 : 2;
    const digits = new RegExp(`^\\d{${String(piece.length)},${String(Math.max(most, piece.length))}}`).exec(
      value.slice(at),
    )?.[0];
    if (digits === undefined) throw wrongFormat();
    ticks += BigInt(digits) * unit;
    at += digits.length;
  }
  if (at !== value.length) throw wrongFormat();
  return new TimeSpan(ticks);
}

function fromUnits(value: number, unit: bigint): TimeSpan {
  if (Number.isNaN(value))
    throw netError(
      'System.ArgumentException',
      'TimeSpan does not accept floating point Not-a-Number values.',
    );
  const ticks = value * Number(unit);
  if (Math.abs(ticks) > 9.3e18)
    throw netError('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
  const whole = Math.trunc(value);
  return valid(
    BigInt(whole) * unit + BigInt(Math.trunc((value - whole) * Number(unit) + (value < 0 ? -1e-6 : 1e-6))),
  );
}

/** The parts of a duration carry its sign. */
const part = (self: TimeSpan, name: 'days' | 'hours' | 'minutes' | 'seconds') => {
  const parts = timeSpanParts(self.ticks);
  return parts.negative ? 0 - parts[name] : parts[name];
};

function parse(value: Value | undefined): TimeSpan {
  return new TimeSpan(parseTimeSpan(required(value, 'input')));
}

/** System.TimeSpan. */
export const timeSpanType = () => {
  const builder = new TypeBuilder('System.TimeSpan', spanOf, {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable', 'System.ISpanFormattable'],
  })
    .property('long Ticks', ({ ticks }) => ticks)
    .property('int Days', (self) => part(self, 'days'))
    .property('int Hours', (self) => part(self, 'hours'))
    .property('int Milliseconds', ({ ticks }) => Number((ticks / ticksPer.millisecond) % 1000n))
    .property('int Microseconds', ({ ticks }) => Number((ticks / 10n) % 1000n))
    .property('int Nanoseconds', ({ ticks }) => Number(ticks % 10n) * 100)
    .property('int Minutes', (self) => part(self, 'minutes'))
    .property('int Seconds', (self) => part(self, 'seconds'))
    .property('double TotalDays', ({ ticks }) => new Double(Number(ticks) / Number(ticksPer.day)))
    .property('double TotalHours', ({ ticks }) => new Double(Number(ticks) / Number(ticksPer.hour)))
    .property('double TotalMilliseconds', ({ ticks }) => {
      const most = Number(maximum / 10_000n);
      return new Double(Math.max(-most, Math.min(most, Number(ticks) / 10_000)));
    })
    .property('double TotalMicroseconds', ({ ticks }) => new Double(Number(ticks) / 10))
    .property('double TotalNanoseconds', ({ ticks }) => new Double(Number(ticks) * 100))
    .property('double TotalMinutes', ({ ticks }) => new Double(Number(ticks) / Number(ticksPer.minute)))
    .property('double TotalSeconds', ({ ticks }) => new Double(Number(ticks) / Number(ticksPer.second)))
    .method('timespan Add(timespan ts)', (self, [other]) => valid(self.ticks + spanOf(other).ticks))
    .method(
      'int CompareTo(System.Object value)',
      compareTo(
        'TimeSpan',
        (other) => other instanceof TimeSpan,
        (self: TimeSpan, other) => signOf(self.ticks - other.ticks),
      ),
    )
    .method('timespan Divide(double divisor)', ({ ticks }, [by]) =>
      valid(BigInt(Math.round(Number(ticks) / double(by)))),
    )
    .method('timespan Duration()', ({ ticks }) => new TimeSpan(ticks < 0n ? -ticks : ticks))
    .method(
      'bool Equals(System.Object value)',
      (self, [other]) => other instanceof TimeSpan && other.ticks === self.ticks,
    )
    .method('timespan Multiply(double factor)', ({ ticks }, [by]) =>
      valid(BigInt(Math.round(Number(ticks) * double(by)))),
    )
    .method('timespan Negate()', ({ ticks }) => valid(-ticks))
    .method('timespan Subtract(timespan ts)', (self, [other]) => valid(self.ticks - spanOf(other).ticks))
    .method('string ToString()', ({ ticks }, _, context) =>
      formatTimeSpan(ticks, '', cultureOf(context.culture)),
    )
    .method('string ToString(string format)', ({ ticks }, [format], context) =>
      formatTimeSpan(ticks, text(format), cultureOf(context.culture)),
    )
    .method(
      'string ToString(string format, System.IFormatProvider formatProvider)',
      ({ ticks }, [format, provider], context) =>
        formatTimeSpan(ticks, text(format), cultureOfProvider(provider, context)),
    )
    .staticProperty('timespan MaxValue', () => new TimeSpan(maximum))
    .staticProperty('timespan MinValue', () => new TimeSpan(-maximum - 1n))
    .staticProperty('timespan Zero', () => new TimeSpan(0n))
    .staticMethod('int Compare(timespan t1, timespan t2)', ([left, right]) =>
      signOf(spanOf(left).ticks - spanOf(right).ticks),
    )
    .staticMethod('timespan FromTicks(long value)', ([ticks]) => new TimeSpan(long(ticks)))
    .staticMethods(
      ['timespan Parse(string s)', 'timespan Parse(string input, System.IFormatProvider formatProvider)'],
      ([value]) => parse(value),
    )
    .staticMethod(
      'timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)',
      ([value, format]) => parseExact(required(value, 'input'), required(format, 'format')),
    )
    .staticMethod(
      'timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider)',
      ([value, formats = null]) => {
        const known = items(formats).map((format) => text(format));
        for (const format of known) {
          const found = attempt(() => parseExact(required(value, 'input'), format));
          if (found !== undefined) return found;
        }
        throw wrongFormat();
      },
    )
    .staticMethod(
      'bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, ref timespan result)',
      ([value, format, , target]) =>
        storeFound(
          attempt(() => parseExact(text(value), text(format))),
          target,
          new TimeSpan(0n),
        ),
    )
    .staticMethod('bool TryParse(string s, ref timespan result)', ([value, target]) =>
      storeFound(
        attempt(() => parse(value)),
        target,
        new TimeSpan(0n),
      ),
    )
    .constructs('(long ticks)', ([ticks]) => new TimeSpan(long(ticks)))
    .constructs('(int hours, int minutes, int seconds)', (args) => ofUnits(args, 1))
    .constructs('(int days, int hours, int minutes, int seconds)', (args) => ofUnits(args, 0))
    .constructs('(int days, int hours, int minutes, int seconds, int milliseconds)', (args) =>
      ofUnits(args, 0),
    )
    .constructs(
      '(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)',
      (args) => ofUnits(args, 0),
    );
  for (const [name, unit] of [
    ['Day', ticksPer.day],
    ['Hour', ticksPer.hour],
    ['Minute', ticksPer.minute],
    ['Second', ticksPer.second],
    ['Millisecond', ticksPer.millisecond],
    ['Microsecond', ticksPer.microsecond],
  ] as const)
    builder.staticProperty(`long TicksPer${name}`, () => unit);
  builder.staticProperty('long NanosecondsPerTick', () => 100n);
  for (const [name, value] of unitsPer)
    builder.staticProperty(`${typeof value === 'number' ? 'int' : 'long'} ${name}`, () => value);
  for (const [name, unit] of namedUnits) {
    builder.staticMethod(`timespan From${name}(double value)`, ([value]) => fromUnits(double(value), unit));
  }
  builder
    .staticMethod('timespan FromMicroseconds(double value)', ([value]) =>
      fromUnits(double(value), ticksPer.microsecond),
    )
    .staticMethods(
      [
        'timespan FromDays(int days)',
        'timespan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
      ],
      (args) => ofUnits(args, 0),
    )
    .staticMethods(
      [
        'timespan FromHours(int hours)',
        'timespan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
      ],
      (args) => ofUnits(args, 1),
    )
    .staticMethods(
      [
        'timespan FromMinutes(long minutes)',
        'timespan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)',
      ],
      (args) => ofUnits(args, 2),
    )
    .staticMethods(
      [
        'timespan FromSeconds(long seconds)',
        'timespan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)',
      ],
      (args) => ofUnits(args, 3),
    )
    .staticMethod('timespan FromMilliseconds(long milliseconds, long microseconds = 0)', (args) =>
      ofUnits(args, 4),
    );
  addOperators(builder);
  return builder.build();
};

/** How many of a unit another has. */
const unitsPer: readonly (readonly [string, number | bigint])[] = [
  ['MicrosecondsPerMillisecond', 1000n],
  ['MicrosecondsPerSecond', 1_000_000n],
  ['MicrosecondsPerMinute', 60_000_000n],
  ['MicrosecondsPerHour', 3_600_000_000n],
  ['MicrosecondsPerDay', 86_400_000_000n],
  ['MillisecondsPerSecond', 1000n],
  ['MillisecondsPerMinute', 60_000n],
  ['MillisecondsPerHour', 3_600_000n],
  ['MillisecondsPerDay', 86_400_000n],
  ['SecondsPerMinute', 60n],
  ['SecondsPerHour', 3600n],
  ['SecondsPerDay', 86_400n],
  ['MinutesPerHour', 60n],
  ['MinutesPerDay', 1440n],
  ['HoursPerDay', 24],
];

const unitTicks = Object.values(ticksPer);

/** So many of each unit, from a first one on. */
const ofUnits = (args: readonly Value[], first: number): TimeSpan =>
  valid(args.reduce((sum: bigint, value, index) => sum + long(value) * (unitTicks[first + index] ?? 0n), 0n));

function addOperators(builder: TypeBuilder<TimeSpan>): void {
  builder
    .staticMethod('timespan op_Addition(timespan 0, timespan 1)', ([left, right]) =>
      valid(spanOf(left).ticks + spanOf(right).ticks),
    )
    .staticMethod('timespan op_Subtraction(timespan 0, timespan 1)', ([left, right]) =>
      valid(spanOf(left).ticks - spanOf(right).ticks),
    )
    .staticMethod('timespan op_Multiply(timespan 0, double 1)', ([span, by]) =>
      valid(BigInt(Math.round(Number(spanOf(span).ticks) * double(by)))),
    )
    .staticMethod('timespan op_Multiply(double 0, timespan 1)', ([by, span]) =>
      valid(BigInt(Math.round(Number(spanOf(span).ticks) * double(by)))),
    )
    .staticMethod('timespan op_Division(timespan 0, double 1)', ([span, by]) =>
      valid(BigInt(Math.round(Number(spanOf(span).ticks) / double(by)))),
    )
    .staticMethod(
      'double op_Division(timespan 0, timespan 1)',
      ([left, right]) => new Double(Number(spanOf(left).ticks) / Number(spanOf(right).ticks)),
    )
    .staticMethod('timespan op_UnaryNegation(timespan 0)', ([span]) => valid(-spanOf(span).ticks));
}
