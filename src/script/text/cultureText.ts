import type { NetContext } from '../types/netType.ts';
import { baseChain, findMethod } from '../types/lookup.ts';
import { typeText } from '../types/typeText.ts';
import { CustomObject } from '../values/customObject.ts';
import { DateOnly, TimeOnly } from '../values/dateOnly.ts';
import { DateTime } from '../values/dateTime.ts';
import { DateTimeOffset } from '../values/dateTimeOffset.ts';
import { ticksPer } from '../values/calendar.ts';
import { EnumValue } from '../values/enumValue.ts';
import { Boxed } from '../values/extendedMembers.ts';
import { Guid } from '../values/guid.ts';
import { Char } from '../values/number.ts';
import { ScriptObject } from '../values/scriptObject.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { XmlNode } from '../values/xmlNode.ts';
import { isNull, type NetObject, type Value } from '../values/value.ts';
import { cultureOf, type Culture } from './culture.ts';
import { dateToFormat, offsetToFormat } from './dateToFormat.ts';
import { formatDate } from './formatDate.ts';
import { formatEnum } from './formatEnum.ts';
import { WrittenNumber } from '../values/writtenNumber.ts';
import { formatGuid } from './formatGuid.ts';
import { formatNumber, isNumber } from './formatNumber.ts';
import { formatTimeSpan } from './formatTimeSpan.ts';

/** A value as the current culture prints it: what `.ToString()` gives, and `-f` without a format. */
export function cultureText(value: Value, context: NetContext): string {
  if (value instanceof WrittenNumber) return value.text;
  return formattedText(value, '', cultureOf(context.culture), context);
}

/** A value by a format as its ToString(format, culture) has it; types that know no formats ignore it. Throws FormatException. */
export function formattedText(value: Value, format: string, culture: Culture, context: NetContext): string {
  if (isNull(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isNumber(value)) return formatNumber(value, format, culture);
  if (value instanceof Char) return String.fromCharCode(value.code);
  if (value instanceof XmlNode) return value.typeName;
  if (value instanceof Boxed) return formattedText(value.base, format, culture, context);
  return formattable(value, format, culture, context) ?? ownText(value, context);
}

/** The text of an object whose type is IFormattable; undefined for another. */
export function formattable(
  value: Value,
  format: string,
  culture: Culture,
  context: NetContext,
): string | undefined {
  if (value instanceof DateTime) return formatDate(dateToFormat(value, context.timeZone), format, culture);
  if (value instanceof TimeSpan) return formatTimeSpan(value.ticks, format, culture);
  if (value instanceof Guid) return formatGuid(value.text, format);
  if (value instanceof DateTimeOffset) return formatDate(offsetToFormat(value), format, culture);
  if (value instanceof DateOnly) {
    const ticks = BigInt(value.days) * ticksPer.day;
    return formatDate({ ticks, kind: 'Unspecified', offset: 0n }, dateOnlyFormat(format), culture);
  }
  if (value instanceof TimeOnly) {
    return formatDate(
      { ticks: value.ticks, kind: 'Unspecified', offset: 0n },
      timeOnlyFormat(format),
      culture,
    );
  }
  if (value instanceof EnumValue) {
    const type = context.types.find(value.typeName);
    return type === undefined ? String(value.value) : formatEnum(value.value, type, format);
  }
  return value instanceof ScriptObject ? classText(value, format, context) : undefined;
}

/** The text of an object of a script's class by the ToString of IFormattable that it has. */
function classText(value: ScriptObject, format: string, context: NetContext): string | undefined {
  const type = context.types.of(value);
  const isFormattable = baseChain(type, context.types).some(({ facts }) =>
    facts.interfaces.includes('System.IFormattable'),
  );
  if (!isFormattable) return undefined;
  const method = findMethod(type, 'tostring', context.types);
  const overload = method?.overloads.find(({ parameters }) => parameters.length === 2);
  const text = overload?.invoke(value, [format, null], context);
  return typeof text === 'string' ? text : undefined;
}

/** What an object's own ToString() gives: its method where its type has one, the name of the type otherwise. */
export function ownText(value: NetObject, context: NetContext): string {
  if (value instanceof CustomObject) return value.text ?? '';
  const method = findMethod(context.types.of(value), 'tostring', context.types);
  const overload = method?.overloads.find(({ parameters }) => parameters.length === 0);
  if (overload !== undefined) {
    const text = overload.invoke(value, [], context);
    if (typeof text === 'string') return text;
  }
  return typeText(value.typeName);
}

/** A date without a time is written in short, round trip as `yyyy-MM-dd`. */
function dateOnlyFormat(format: string): string {
  if (format === '') return 'd';
  return /^[oO]$/.test(format) ? 'yyyy-MM-dd' : format;
}

/** A time without a date is written in short. */
function timeOnlyFormat(format: string): string {
  if (format === '') return 't';
  return /^[oO]$/.test(format) ? 'HH:mm:ss.fffffff' : format;
}
