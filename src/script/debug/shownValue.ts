import { Dictionary } from '../values/dictionary.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';
import { isNull, type Value } from '../values/value.ts';
import { typeNamesOf } from '../members/typeNames.ts';
import { shortName } from '../members/memberError.ts';
import { Char, Decimal, Double, Integer, Single } from '../values/number.ts';
import type { NetContext } from '../types/netType.ts';

/** Characters of a value that are shown. */
const longest = 500;

/** A value in one line, as code would write it where it is short. */
export function shownValue(value: Value, context: NetContext): string {
  if (isNull(value)) return '$null';
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'string') return shortened(`'${value.replaceAll("'", "''")}'`);
  const [typeName = ''] = typeNamesOf(value, context);
  if (value instanceof NetArray) return `${shortName(value.elementType)}[${value.items.length}]`;
  if (value instanceof NetList) return `${shortName(typeName)}[${value.items.length}]`;
  if (value instanceof Dictionary) return `${shortName(typeName)}{${value.size}}`;
  return shortened(context.text(value));
}

/** Name of the type of a value; empty for null. */
export function shownType(value: Value, context: NetContext): string {
  return typeNamesOf(value, context)[0] ?? '';
}

/** Whether there is nothing to look at within a value. */
export function isScalar(value: Value): boolean {
  return (
    isNull(value) ||
    typeof value !== 'object' ||
    [Char, Decimal, Double, Integer, Single].some((kind) => value instanceof kind)
  );
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
