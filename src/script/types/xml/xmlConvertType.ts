import { formatDate } from '../../text/formatDate.ts';
import { invariantCulture } from '../../text/culture.ts';
import { cultureText } from '../../text/cultureText.ts';
import { dateToFormat } from '../../text/dateToFormat.ts';
import { notDate } from '../../text/parseDate.ts';
import { parseDateExact } from '../../text/parseDateExact.ts';
import { dateTimeOf, localNow, toLocal, toUniversal } from '../../text/localDate.ts';
import { formatNumber, isNumber } from '../../text/formatNumber.ts';
import type { NumberTypeName } from '../../convert/toNumber.ts';
import { DateTime } from '../../values/dateTime.ts';
import { ticksPer } from '../../values/calendar.ts';
import { TimeSpan } from '../../values/timeSpan.ts';
import { isNull, type Value } from '../../values/value.ts';
import { enumNumber, netError, required, text } from '../arguments.ts';
import type { NetContext, NetType } from '../netType.ts';
import { parseNumberText } from '../numbers/numberParsing.ts';
import { dateOf, parseDateTime, spanOf } from '../time/dateType.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** A name with what no name of XML may have written as `_x0020_`. */
function encoded(name: string, colon: boolean): string {
  return name.replaceAll(/./gsu, (one, at: number) => {
    const fits = one === ':' ? colon : at === 0 ? /[\p{L}_]/u.test(one) : /[\p{L}\p{Nd}_.\-]/u.test(one);
    const isMark = one === '_' && /^_x[0-9a-f]{4}_/i.test(name.slice(at));
    return fits && !isMark ? one : `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

const decoded = (name: string) =>
  name.replaceAll(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

/** A date as XML has it, by an XmlDateTimeSerializationMode: 0 local, 1 UTC, 2 none, 3 as it is. */
function dateText(date: DateTime, mode: number, context: NetContext): string {
  const shown =
    mode === 0
      ? toLocal(date, context.timeZone)
      : mode === 1
        ? date.kind === 'Unspecified'
          ? new DateTime(date.ticks, 'Utc')
          : toUniversal(date, context.timeZone)
        : mode === 2
          ? new DateTime(date.ticks)
          : date;
  return formatDate(dateToFormat(shown, context.timeZone), 'yyyy-MM-ddTHH:mm:ss.FFFFFFFK', invariantCulture);
}

function exactDate(given: string, format: string, context: NetContext): DateTime {
  const parsed = parseDateExact(given, format, invariantCulture, localNow(context));
  if (parsed === undefined) throw notDate(given);
  return dateTimeOf(parsed, context.timeZone, 0);
}

const units = [ticksPer.day * 365n, ticksPer.day * 30n, ticksPer.day, ticksPer.hour, ticksPer.minute];

/** A duration as XML writes it: `P1DT2H3.5S`. */
function durationOf(given: string): TimeSpan {
  const match =
    /^\s*(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7})\d*)?S)?)?\s*$/.exec(
      given,
    );
  if (match === null || /(?:P|T)\s*$/.test(given))
    throw netError('System.FormatException', `The string '${given}' is not a valid TimeSpan value.`);
  const [, sign, ...parts] = match;
  const whole = units.reduce((sum, unit, index) => sum + BigInt(parts[index] ?? '0') * unit, 0n);
  const seconds = BigInt(parts[5] ?? '0') * ticksPer.second + BigInt((parts[6] ?? '').padEnd(7, '0'));
  return new TimeSpan(sign === '-' ? -(whole + seconds) : whole + seconds);
}

function durationText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const part = (unit: bigint, within: bigint | null, letter: string) => {
    const count = (within === null ? size : size % within) / unit;
    return count === 0n ? '' : `${count}${letter}`;
  };
  const days = part(ticksPer.day, null, 'D');
  const fraction = String(size % ticksPer.second)
    .padStart(7, '0')
    .replace(/0+$/, '');
  const seconds = (size % ticksPer.minute) / ticksPer.second;
  const second =
    seconds === 0n && fraction === '' ? '' : `${seconds}${fraction === '' ? '' : `.${fraction}`}S`;
  const time = part(ticksPer.hour, ticksPer.day, 'H') + part(ticksPer.minute, ticksPer.hour, 'M') + second;
  const shown = `${days}${time === '' ? '' : `T${time}`}`;
  return `${ticks < 0n ? '-' : ''}P${shown === '' ? 'T0S' : shown}`;
}

const numbers: readonly (readonly [string, NumberTypeName])[] = [
  ['Byte', 'System.Byte'],
  ['Int16', 'System.Int16'],
  ['Int32', 'System.Int32'],
  ['Int64', 'System.Int64'],
  ['UInt32', 'System.UInt32'],
  ['Double', 'System.Double'],
  ['Single', 'System.Single'],
  ['Decimal', 'System.Decimal'],
];

function truth(value: Value | undefined): boolean {
  const given = required(value, 's').trim();
  if (given === '1' || given === 'true') return true;
  if (given === '0' || given === 'false') return false;
  throw netError('System.FormatException', `The string '${given}' is not a valid Boolean value.`);
}

/** System.Xml.XmlConvert. */
export const xmlConvertType = (): NetType => {
  const builder = new TypeBuilder('System.Xml.XmlConvert', (value) => value)
    .staticMethod('string EncodeName(string name)', ([name]) => encoded(text(name), true))
    .staticMethod('string EncodeLocalName(string name)', ([name]) => encoded(text(name), false))
    .staticMethod('string DecodeName(string name)', ([name]) => decoded(text(name)))
    .staticMethod('bool ToBoolean(string s)', ([value]) => truth(value))
    .staticMethods(
      [
        'datetime ToDateTime(string s)',
        'datetime ToDateTime(string s, System.Xml.XmlDateTimeSerializationMode dateTimeOption)',
      ],
      ([value, mode], context) => {
        const read = parseDateTime(value, null, 128, context);
        if (mode === undefined) return toLocal(read, context.timeZone);
        const option = enumNumber(mode);
        if (option === 0) return toLocal(read, context.timeZone);
        return option === 1
          ? toUniversal(read, context.timeZone)
          : option === 2
            ? new DateTime(read.ticks)
            : read;
      },
    )
    .staticMethod('timespan ToTimeSpan(string s)', ([value]) => durationOf(required(value, 's')))
    .staticMethod('string ToString(timespan value)', ([value]) => durationText(spanOf(value).ticks))
    .staticMethod('string ToString(bool value)', ([value]) => (value === true ? 'true' : 'false'))
    .staticMethod(
      'string ToString(datetime value, System.Xml.XmlDateTimeSerializationMode dateTimeOption)',
      ([date, mode], context) => dateText(dateOf(date), enumNumber(mode), context),
    )
    .staticMethod('string ToString(datetime value, string format)', ([date, format], context) =>
      formatDate(dateToFormat(dateOf(date), context.timeZone), text(format), invariantCulture),
    )
    .staticMethod('datetime ToDateTime(string s, string format)', ([value, format], context) =>
      exactDate(text(value), text(format), context),
    )
    .staticMethod('string VerifyName(string name)', ([name]) => {
      if (encoded(required(name, 'name'), true) === text(name)) return text(name);
      const given = text(name);
      let at = 0;
      while (encoded(given.slice(0, at + 1), true) === given.slice(0, at + 1)) at++;
      throw netError(
        'System.Xml.XmlException',
        `The '${given.charAt(at)}' character, hexadecimal value 0x${given.charCodeAt(at).toString(16).toUpperCase()}, cannot be included in a name.`,
      );
    });
  for (const [name, type] of numbers)
    builder.staticMethod(`${type} To${name}(string s)`, ([value]) =>
      parseNumberText(
        required(value, 's').trim(),
        type,
        /Double|Single/.test(name) ? 167 : 39,
        invariantCulture,
      ),
    );
  for (const type of ['int', 'long', 'double', 'decimal', 'float'])
    builder.staticMethod(`string ToString(${type} value)`, ([value = null]) =>
      isNumber(value) ? formatNumber(value, '', invariantCulture) : '',
    );
  return builder
    .staticMethod('string ToString(guid value)', ([value = null], context) => cultureText(value, context))
    .build();
};

const marks: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};

/** System.Security.SecurityElement: what scripts escape texts for XML with. */
export const securityElementType = (): NetType =>
  new TypeBuilder('System.Security.SecurityElement', (value) => value)
    .staticMethod('string Escape(string str)', ([value = null]) =>
      isNull(value) ? null : text(value).replaceAll(/[<>"'&]/g, (one) => marks[one] ?? one),
    )
    .staticMethod('bool IsValidText(string text)', ([value]) => !/[<>]/.test(text(value)))
    .staticMethod('bool IsValidTag(string tag)', ([value]) => !/[ <>]/.test(text(value)))
    .build();
