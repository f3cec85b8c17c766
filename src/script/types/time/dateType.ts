import { NetThrow } from '../../values/netException.ts';
import { formatDate } from '../../text/formatDate.ts';
import { cultureOf } from '../../text/culture.ts';
import { dateToFormat } from '../../text/dateToFormat.ts';
import { dateTimeOf, dateStyles, localNow, toLocal, toUniversal, utcNow } from '../../text/localDate.ts';
import { notDate, parseDate } from '../../text/parseDate.ts';
import { parseDateExact } from '../../text/parseDateExact.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { roundHalfEven } from '../../text/scanNumber.ts';
import {
  daysInMonth,
  fileTimeEpochTicks,
  isLeapYear,
  namedUnits,
  partsOf,
  ticksOf,
  ticksPer,
  unixEpochTicks,
} from '../../values/calendar.ts';
import { DateTime, dateKinds, maximumTicks, type DateKind } from '../../values/dateTime.ts';
import { extensionOf } from '../../values/extendedMembers.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { Char, Double, signOf } from '../../values/number.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import type { Value } from '../../values/value.ts';
import {
  char,
  double,
  enumNumber,
  flagBits,
  instanceOf,
  int,
  long,
  netError,
  outOfRange,
  required,
  stringArray,
  text,
} from '../arguments.ts';
import { compareTo } from '../compareTo.ts';
import type { NetContext } from '../netType.ts';
import { binaryOf, dateOfBinary } from './dateBinary.ts';
import { addDateConstructors } from './dateConstructors.ts';
import { formatList, formatsOf, standardLetters } from './dateFormats.ts';
import { attempt, storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** The date that a member was called on or given. */
export const dateOf = instanceOf(DateTime, 'System.DateTime');

/** The duration that a member was given. */
export const spanOf = instanceOf(TimeSpan, 'System.TimeSpan');

function valid(ticks: bigint, kind: DateKind): DateTime {
  if (ticks < 0n || ticks > maximumTicks) {
    throw outOfRange('The added or subtracted value results in an un-representable DateTime.', 'value');
  }
  return new DateTime(ticks, kind);
}

/** So many units, which may be a fraction, in ticks. */
function ticksOfUnits(value: number, unit: bigint): bigint {
  if (!(Math.abs(value) * Number(unit) <= Number(maximumTicks)))
    throw outOfRange('Value to add was out of range.', 'value');
  const whole = Math.trunc(value);
  return BigInt(whole) * unit + BigInt(Math.round((value - whole) * Number(unit)));
}

/** A date so many months on; a day that its month does not have is the last one of it. */
export function addMonths(date: DateTime, months: number, name = 'months'): DateTime {
  if (months < -120000 || months > 120000)
    throw outOfRange('Months value must be between +/-120000.', 'months');
  const parts = partsOf(date.ticks);
  const total = parts.year * 12 + parts.month - 1 + months;
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  if (year < 1 || year > 9999) {
    throw outOfRange('The added or subtracted value results in an un-representable DateTime.', name);
  }
  const day = Math.min(parts.day, daysInMonth(year, month));
  return new DateTime(ticksOf(year, month, day) + (date.ticks % ticksPer.day), date.kind);
}

const shown = (date: DateTime, format: string, context: NetContext, culture = cultureOf(context.culture)) =>
  formatDate(dateToFormat(date, context.timeZone), format, culture);

/** Reads a date; throws FormatException. */
export function parseDateTime(
  value: Value | undefined,
  provider: Value | undefined,
  styles: number,
  context: NetContext,
): DateTime {
  const parsed = parseDate(required(value, 's'), cultureOfProvider(provider, context), localNow(context));
  return dateTimeOf(parsed, context.timeZone, styles);
}

function parseExact(
  value: Value | undefined,
  formats: readonly string[],
  provider: Value | undefined,
  styles: number,
  context: NetContext,
): DateTime | undefined {
  const culture = cultureOfProvider(provider, context);
  const allowBlanks = (styles & dateStyles.allowWhiteSpaces) !== 0;
  for (const format of formats) {
    const parsed = orNone(
      () => parseDateExact(text(value), format, culture, localNow(context), allowBlanks),
      formats,
    );
    // The pattern of RFC 1123 names a zone, but does not say that the date is of it.
    if (parsed !== undefined)
      return dateTimeOf(/^r$/i.test(format) ? { ...parsed, offset: null } : parsed, context.timeZone, styles);
  }
  return undefined;
}

/** Where one format of several does not fit the next one is tried, whatever the reason. */
function orNone<Result>(read: () => Result, formats: readonly string[]): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NetThrow) || formats.length === 1) throw error;
    return undefined;
  }
}

function needed(date: DateTime | undefined, value: Value | undefined): DateTime {
  if (date === undefined) throw notDate(text(value));
  return date;
}

/** Stores what was read, or the first date, in a `[ref]`; whether it could be read. */
function store(read: () => DateTime | undefined, target: Value | undefined): boolean {
  return storeFound(attempt(read), target, new DateTime(0n));
}

/** The System.DayOfWeek of a date in ticks. */
export const weekday = (ticks: bigint) => new EnumValue('System.DayOfWeek', BigInt(partsOf(ticks).dayOfWeek));

/** The part of a date that its note DisplayHint lets be shown, as a format. */
function hintedFormat(self: DateTime): string {
  const member = extensionOf(self)?.members.get('displayhint');
  const hint = member?.kind === 'note' && member.value instanceof EnumValue ? member.value.value : 2n;
  return hint === 0n ? 'D' : hint === 1n ? 'T' : 'F';
}

/** System.DateTime. */
export const dateTimeType = () => {
  const builder = new TypeBuilder('System.DateTime', dateOf, {
    kind: 'struct',
    interfaces: [
      'System.IComparable',
      'System.IFormattable',
      'System.IConvertible',
      'System.ISpanFormattable',
    ],
  })
    .added('ScriptProperty', 'string DateTime', (self, context) => shown(self, hintedFormat(self), context))
    .property('datetime Date', ({ ticks, kind }) => new DateTime(ticks - (ticks % ticksPer.day), kind))
    .property('int Day', ({ ticks }) => partsOf(ticks).day)
    .property('System.DayOfWeek DayOfWeek', ({ ticks }) => weekday(ticks))
    .property('int DayOfYear', ({ ticks }) => partsOf(ticks).dayOfYear)
    .property('int Hour', ({ ticks }) => partsOf(ticks).hour)
    .property(
      'System.DateTimeKind Kind',
      ({ kind }) => new EnumValue('System.DateTimeKind', BigInt(dateKinds.indexOf(kind))),
    )
    .property('int Millisecond', ({ ticks }) => Math.floor(partsOf(ticks).fraction / 10_000))
    .property('int Microsecond', ({ ticks }) => Math.floor(partsOf(ticks).fraction / 10) % 1000)
    .property('int Nanosecond', ({ ticks }) => (partsOf(ticks).fraction % 10) * 100)
    .property('int Minute', ({ ticks }) => partsOf(ticks).minute)
    .property('int Month', ({ ticks }) => partsOf(ticks).month)
    .property('int Second', ({ ticks }) => partsOf(ticks).second)
    .property('long Ticks', ({ ticks }) => ticks)
    .property('timespan TimeOfDay', ({ ticks }) => new TimeSpan(ticks % ticksPer.day))
    .property('int Year', ({ ticks }) => partsOf(ticks).year)
    .method('datetime Add(timespan value)', (self, [span]) =>
      valid(self.ticks + spanOf(span).ticks, self.kind),
    )
    .method('datetime AddMonths(int months)', (self, [months]) => addMonths(self, int(months)))
    .method('datetime AddTicks(long value)', (self, [ticks]) => valid(self.ticks + long(ticks), self.kind))
    .method('datetime AddYears(int value)', (self, [years]) => addMonths(self, int(years) * 12, 'value'))
    .method('int CompareTo(datetime value)', (self, [other]) => signOf(self.ticks - dateOf(other).ticks))
    .method(
      'bool Equals(System.Object value)',
      (self, [other]) => other instanceof DateTime && other.ticks === self.ticks,
    )
    .methods(
      [
        'string[] GetDateTimeFormats()',
        'string[] GetDateTimeFormats(System.IFormatProvider provider)',
        'string[] GetDateTimeFormats(char format)',
        'string[] GetDateTimeFormats(char format, System.IFormatProvider provider)',
      ],
      (self, args, context) => {
        const [first] = args;
        const letters = first instanceof Char ? char(first) : standardLetters;
        const provider = first instanceof Char ? args[1] : first;
        const culture = cultureOfProvider(provider ?? null, context);
        return stringArray(
          letters
            .split('')
            .flatMap((letter) =>
              formatsOf(letter, culture).map((format) => shown(self, format, context, culture)),
            ),
        );
      },
    )
    .method('bool Equals(datetime value)', (self, [other]) => dateOf(other).ticks === self.ticks)
    .method(
      'int CompareTo(System.Object value)',
      compareTo(
        'DateTime',
        (other) => other instanceof DateTime,
        (self: DateTime, other) => signOf(self.ticks - other.ticks),
      ),
    )
    .method('System.TypeCode GetTypeCode()', () => new EnumValue('System.TypeCode', 16n))
    .method('bool IsDaylightSavingTime()', () => false)
    .method(
      'timespan Subtract(datetime value)',
      (self, [other]) => new TimeSpan(self.ticks - dateOf(other).ticks),
    )
    .method('datetime Subtract(timespan value)', (self, [span]) =>
      valid(self.ticks - spanOf(span).ticks, self.kind),
    )
    .method(
      'long ToFileTime()',
      (self, _, context) => toUniversal(self, context.timeZone).ticks - fileTimeEpochTicks,
    )
    .method('long ToFileTimeUtc()', ({ ticks }) => ticks - fileTimeEpochTicks)
    .method('datetime ToLocalTime()', (self, _, context) => toLocal(self, context.timeZone))
    .method('long ToBinary()', (self, _, context) => binaryOf(self, context.timeZone))
    .method('string ToLongDateString()', (self, _, context) => shown(self, 'D', context))
    .method('string ToLongTimeString()', (self, _, context) => shown(self, 'T', context))
    .method(
      'double ToOADate()',
      ({ ticks }) => new Double(Number(ticks - 599_264_352_000_000_000n) / Number(ticksPer.day)),
    )
    .method('string ToShortDateString()', (self, _, context) => shown(self, 'd', context))
    .method('string ToShortTimeString()', (self, _, context) => shown(self, 't', context))
    .method('string ToString()', (self, _, context) => shown(self, '', context))
    .method('string ToString(string format)', (self, [format], context) => shown(self, text(format), context))
    .method('string ToString(System.IFormatProvider provider)', (self, [provider], context) =>
      shown(self, '', context, cultureOfProvider(provider, context)),
    )
    .method(
      'string ToString(string format, System.IFormatProvider provider)',
      (self, [format, provider], context) =>
        shown(self, text(format), context, cultureOfProvider(provider, context)),
    )
    .method('datetime ToUniversalTime()', (self, _, context) => toUniversal(self, context.timeZone));
  for (const [name, unit] of namedUnits) {
    builder.method(`datetime Add${name}(double value)`, (self, [value]) =>
      valid(self.ticks + ticksOfUnits(double(value), unit), self.kind),
    );
  }
  builder.method('datetime AddMicroseconds(double value)', (self, [value]) =>
    valid(self.ticks + ticksOfUnits(double(value), ticksPer.microsecond), self.kind),
  );
  addStatics(builder);
  return builder.build();
};

function addStatics(builder: TypeBuilder<DateTime>): void {
  builder
    .staticProperty('datetime MaxValue', () => new DateTime(maximumTicks))
    .staticProperty('datetime MinValue', () => new DateTime(0n))
    .staticProperty('datetime Now', (context) => new DateTime(localNow(context), 'Local'))
    .staticProperty(
      'datetime Today',
      (context) => new DateTime(localNow(context) - (localNow(context) % ticksPer.day), 'Local'),
    )
    .staticProperty('datetime UnixEpoch', () => new DateTime(unixEpochTicks, 'Utc'))
    .staticProperty('datetime UtcNow', (context) => new DateTime(utcNow(context), 'Utc'))
    .staticMethod('int Compare(datetime t1, datetime t2)', ([left, right]) =>
      signOf(dateOf(left).ticks - dateOf(right).ticks),
    )
    .staticMethod('int DaysInMonth(int year, int month)', ([year, month]) => {
      if (int(month) < 1 || int(month) > 12)
        throw netError(
          'System.ArgumentOutOfRangeException',
          `Month must be between one and twelve. (Parameter 'month')\nActual value was ${int(month)}.`,
        );
      return daysInMonth(int(year), int(month));
    })
    .staticMethod(
      'bool Equals(datetime t1, datetime t2)',
      ([left, right]) => dateOf(left).ticks === dateOf(right).ticks,
    )
    .staticMethod('datetime FromBinary(long dateData)', ([value], context) =>
      dateOfBinary(long(value), context.timeZone),
    )
    .staticMethod('datetime FromFileTime(long fileTime)', ([value], context) =>
      toLocal(new DateTime(long(value) + fileTimeEpochTicks, 'Utc'), context.timeZone),
    )
    .staticMethod(
      'datetime FromFileTimeUtc(long fileTime)',
      ([value]) => new DateTime(long(value) + fileTimeEpochTicks, 'Utc'),
    )
    .staticMethod('datetime FromOADate(double d)', ([value]) => {
      const days = double(value);
      if (!(days > -657435 && days < 2958466))
        throw netError('System.ArgumentException', 'Not a legal OleAut date.');
      return new DateTime(
        599_264_352_000_000_000n + BigInt(roundHalfEven(days * 86_400_000)) * ticksPer.millisecond,
      );
    })
    .staticMethod('bool IsLeapYear(int year)', ([year]) => isLeapYear(int(year)))
    .staticMethod('datetime Parse(string s)', ([value], context) => parseDateTime(value, null, 0, context))
    .staticMethod('datetime Parse(string s, System.IFormatProvider provider)', ([value, provider], context) =>
      parseDateTime(value, provider, 0, context),
    )
    .staticMethod(
      'datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)',
      ([value, provider, styles], context) => parseDateTime(value, provider, flagBits(styles), context),
    )
    .staticMethod(
      'datetime ParseExact(string s, string format, System.IFormatProvider provider)',
      ([value, format, provider], context) =>
        needed(parseExact(value, [text(format)], provider, 0, context), value),
    )
    .staticMethods(
      [
        'datetime ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)',
        'datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)',
      ],
      ([value, formats, provider, styles], context) =>
        needed(parseExact(value, formatList(formats), provider, flagBits(styles), context), value),
    )
    .staticMethod(
      'datetime SpecifyKind(datetime value, System.DateTimeKind kind)',
      ([value, kind]) => new DateTime(dateOf(value).ticks, dateKinds[enumNumber(kind)] ?? 'Unspecified'),
    )
    .staticMethod('bool TryParse(string s, ref datetime result)', ([value, target], context) =>
      store(() => parseDateTime(value, null, 0, context), target),
    )
    .staticMethod(
      'bool TryParse(string s, System.IFormatProvider provider, ref datetime result)',
      ([value, provider, target], context) => store(() => parseDateTime(value, provider, 0, context), target),
    )
    .staticMethod(
      'bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, ref datetime result)',
      ([value, provider, styles, target], context) =>
        store(() => parseDateTime(value, provider, flagBits(styles), context), target),
    )
    .staticMethods(
      [
        'bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref datetime result)',
        'bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref datetime result)',
      ],
      ([value, formats, provider, styles, target], context) =>
        store(() => parseExact(value, formatList(formats), provider, flagBits(styles), context), target),
    )
    .staticMethod('datetime op_Addition(datetime 0, timespan 1)', ([date, span]) =>
      valid(dateOf(date).ticks + spanOf(span).ticks, dateOf(date).kind),
    )
    .staticMethod(
      'timespan op_Subtraction(datetime 0, datetime 1)',
      ([left, right]) => new TimeSpan(dateOf(left).ticks - dateOf(right).ticks),
    )
    .staticMethod('datetime op_Subtraction(datetime 0, timespan 1)', ([date, span]) =>
      valid(dateOf(date).ticks - spanOf(span).ticks, dateOf(date).kind),
    );
  addDateConstructors(builder);
}
