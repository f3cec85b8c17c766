import { enumerate } from '../members/enumerate.ts';
import { invariantCulture } from '../text/culture.ts';
import { dateToFormat } from '../text/dateToFormat.ts';
import { formatDate } from '../text/formatDate.ts';
import { type NetContext, NetType } from '../types/netType.ts';
import { DateTime } from '../values/dateTime.ts';
import { Dictionary } from '../values/dictionary.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, type Value } from '../values/value.ts';

/** Items of a collection that a message shows. */
const mostItems = 10;

/** A value as the messages of assertions show it: `$null`, `'text'`, `$true`, `@(1, 2)`, `[int]`. */
export function formatValue(given: Value, context: NetContext): string {
  if (isNull(given)) return '$null';
  const value = unboxed(given);
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'string') return value === '' ? '<empty>' : `'${value}'`;
  if (value instanceof DateTime)
    return `${formatDate(dateToFormat(value, context.timeZone), 'o', invariantCulture)} (#${value.ticks}#)`;
  if (value instanceof NetType) return `[${context.text(value)}]`;
  if (value instanceof ScriptBlock) return `{${value.text}}`;
  if (value instanceof Dictionary) return context.text(value);
  const items = enumerate(value);
  return items === undefined ? context.text(value) : formatItems([...items], context);
}

function formatItems(items: readonly Value[], context: NetContext): string {
  const [only] = items;
  if (items.length === 1 && only !== undefined && enumerate(only) === undefined)
    return formatValue(only, context);
  const shown = items.slice(0, mostItems).map((item) => formatValue(item, context));
  const left = items.length - shown.length;
  return `@(${shown.join(', ')}${left > 0 ? `, ...${left} more` : ''})`;
}

/** `, because it must,` as it stands in the middle of a message; a comma alone where no reason is given. */
export function because(reason: string | undefined): string {
  const text = (reason ?? '').trim().replace(/^because\s+/iu, '');
  return text === '' ? ',' : `, because ${text},`;
}
