import { invariantCulture } from '../text/culture.ts';
import { dateToFormat } from '../text/dateToFormat.ts';
import { formatDate } from '../text/formatDate.ts';
import { formatNumber } from '../text/formatNumber.ts';
import { ticksPer } from '../values/calendar.ts';
import { DateTime } from '../values/dateTime.ts';
import { Boxed } from '../values/extendedMembers.ts';
import { Guid } from '../values/guid.ts';
import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { TimeSpan } from '../values/timeSpan.ts';
import { isNull, type Value } from '../values/value.ts';
import { XmlNode } from '../values/xmlNode.ts';
import { outerXml } from '../text/writeXml.ts';
import { Version } from '../values/version.ts';
import { clixmlText } from './clixmlText.ts';

/** Tags of whole numbers beside Int32 and Int64. */
const integerTags = {
  'System.Byte': 'By',
  'System.SByte': 'SB',
  'System.Int16': 'I16',
  'System.UInt16': 'U16',
  'System.UInt32': 'U32',
  'System.UInt64': 'U64',
} as const;

/** Tag and text of a value that CLIXML holds as one; undefined for another. A null text is an empty element. */
export function clixmlPrimitive(
  value: Value,
  timeZone: string,
): readonly [tag: string, text: string | null] | undefined {
  if (isNull(value)) return ['Nil', null];
  if (typeof value === 'string') return ['S', clixmlText(value)];
  if (typeof value === 'number') return ['I32', String(value)];
  if (typeof value === 'bigint') return ['I64', String(value)];
  if (typeof value === 'boolean') return ['B', String(value)];
  if (value instanceof Boxed) return clixmlPrimitive(value.base, timeZone);
  if (value instanceof Integer)
    return value.typeName === 'System.Numerics.BigInteger'
      ? undefined
      : [integerTags[value.typeName], String(value.value)];
  if (value instanceof Double) return ['Db', realText(value)];
  if (value instanceof Single) return ['Sg', realText(value)];
  if (value instanceof Decimal) return ['D', formatNumber(value, 'G', invariantCulture)];
  if (value instanceof Char) return ['C', String(value.code)];
  if (value instanceof DateTime)
    return [
      'DT',
      formatDate(dateToFormat(value, timeZone), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", invariantCulture),
    ];
  if (value instanceof TimeSpan) return ['TS', duration(value.ticks)];
  if (value instanceof Guid) return ['G', value.text];
  if (value instanceof Version)
    return [
      'Version',
      [value.major, value.minor, value.build, value.revision].filter((part) => part >= 0).join('.'),
    ];
  if (value instanceof XmlNode && value.typeName === 'System.Xml.XmlDocument')
    return ['XD', clixmlText(outerXml(value))];
  return value instanceof ScriptBlock ? ['SBK', clixmlText(value.text)] : undefined;
}

function realText(value: Double | Single): string {
  if (Number.isNaN(value.value)) return 'NaN';
  if (Number.isFinite(value.value)) return formatNumber(value, 'R', invariantCulture);
  return value.value > 0 ? 'INF' : '-INF';
}

/** A time span as XML Schema has it: `P1DT2H3M4.5S`. */
function duration(ticks: bigint): string {
  const rest = ticks < 0n ? -ticks : ticks;
  const days = rest / ticksPer.day;
  const hours = (rest % ticksPer.day) / ticksPer.hour;
  const minutes = (rest % ticksPer.hour) / ticksPer.minute;
  const seconds = (rest % ticksPer.minute) / ticksPer.second;
  const fraction = String(rest % ticksPer.second)
    .padStart(7, '0')
    .replace(/0+$/u, '');
  const part = (count: bigint, unit: string): string => (count > 0n ? `${String(count)}${unit}` : '');
  const time =
    part(hours, 'H') +
    part(minutes, 'M') +
    (seconds > 0n || fraction !== '' ? `${String(seconds)}${fraction === '' ? '' : `.${fraction}`}S` : '');
  const text = part(days, 'D') + (time === '' ? '' : `T${time}`);
  return `${ticks < 0n ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

/** Ticks of a time span as XML Schema has it; undefined for another text. */
export function durationTicks(text: string): bigint | undefined {
  const found = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7})\d*)?S)?)?$/u.exec(text);
  if (found === null) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const ticks =
    BigInt(days) * ticksPer.day +
    BigInt(hours) * ticksPer.hour +
    BigInt(minutes) * ticksPer.minute +
    BigInt(seconds) * ticksPer.second +
    BigInt(fraction.padEnd(7, '0'));
  return sign === undefined ? ticks : -ticks;
}
