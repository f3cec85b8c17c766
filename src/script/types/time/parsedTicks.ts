import { localNow } from '../../text/localDate.ts';
import { parseDate } from '../../text/parseDate.ts';
import { parseDateExact } from '../../text/parseDateExact.ts';
import { cultureOfProvider } from '../../text/provider.ts';
import { ticksPer } from '../../values/calendar.ts';
import type { Value } from '../../values/value.ts';
import { netError, required } from '../arguments.ts';
import type { NetContext } from '../netType.ts';
import { attempt } from '../tryParse.ts';
import { formatList } from './dateFormats.ts';

/** The ticks of a text that is to be a DateOnly or a TimeOnly. Throws FormatException. */
export function parsedTicks(
  value: Value | undefined,
  provider: Value | undefined,
  type: string,
  context: NetContext,
): bigint {
  const given = required(value, 's');
  const parsed = attempt(() => parseDate(given, cultureOfProvider(provider, context), localNow(context)));
  if (parsed === undefined)
    throw netError('System.FormatException', `String '${given}' was not recognized as a valid ${type}.`);
  const { ticks } = parsed;
  const hasOthers =
    type === 'DateOnly'
      ? ticks % ticksPer.day !== 0n
      : ticks / ticksPer.day !== localNow(context) / ticksPer.day;
  if (hasOthers)
    throw netError(
      'System.FormatException',
      `String '${given}' contains parts which are not specific to the ${type}.`,
    );
  return ticks;
}

/** The same by a format, or the first of several that fits; `o` and `r` are those of the type. */
export function exactTicks(
  [value, formats = null, provider = null]: readonly Value[],
  type: 'DateOnly' | 'TimeOnly',
  context: NetContext,
): bigint {
  const given = required(value, 's');
  for (const format of formatList(formats)) {
    const parsed = attempt(() =>
      parseDateExact(
        given,
        standard.get(`${type} ${format}`) ?? format,
        cultureOfProvider(provider, context),
        localNow(context),
      ),
    );
    if (parsed !== undefined) return parsed.ticks;
  }
  throw netError('System.FormatException', `String '${given}' was not recognized as a valid ${type}.`);
}

const standard: ReadonlyMap<string, string> = new Map([
  ['DateOnly o', 'yyyy-MM-dd'],
  ['DateOnly O', 'yyyy-MM-dd'],
  ['DateOnly r', 'ddd, dd MMM yyyy'],
  ['DateOnly R', 'ddd, dd MMM yyyy'],
  ['TimeOnly o', 'HH:mm:ss.fffffff'],
  ['TimeOnly O', 'HH:mm:ss.fffffff'],
  ['TimeOnly r', 'HH:mm:ss'],
  ['TimeOnly R', 'HH:mm:ss'],
]);
