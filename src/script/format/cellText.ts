import { unboxed } from '../values/extendedMembers.ts';
import { Decimal, Double, Single } from '../values/number.ts';
import { NetList } from '../values/netList.ts';
import { isNull, type Value } from '../values/value.ts';
import { displayNameOf } from './displayName.ts';
import type { ObjectReader } from './objectReader.ts';

/** Items of a collection that are shown where `$FormatEnumerationLimit` says nothing else. */
export const defaultEnumerationLimit = 4;

/** How a value is put into a cell. */
export interface CellStyle {
  /** Format string; null for none. */
  readonly format: string | null;
  /** In tables, real numbers are rounded to the digits of the culture. */
  readonly inTable: boolean;
  /** Items of a collection that are shown; negative for all. */
  readonly enumerationLimit: number;
}

/** A value as the text of a cell. Throws where the format string is not one for it. */
export function cellText(value: Value, style: CellStyle, reader: ObjectReader): string {
  if (isNull(value)) return '';
  if (style.format !== null && style.format !== '') return reader.format(value, style.format);
  const items = typeof value === 'string' ? undefined : reader.items(value);
  if (items !== undefined) return itemsText(items, style.enumerationLimit, holdsObjects(value), reader);
  if (style.inTable && isReal(unboxed(value))) return reader.format(value, 'F');
  return reader.text(value);
}

function isReal(value: Value): boolean {
  return value instanceof Double || value instanceof Single || value instanceof Decimal;
}

function itemsText(items: Iterable<Value>, limit: number, areTexts: boolean, reader: ObjectReader): string {
  const shown: string[] = [];
  for (const item of items) {
    reader.checkpoint();
    if (limit >= 0 && shown.length === limit) return `{${shown.join(', ')}…}`;
    shown.push(itemText(item, areTexts, reader));
  }
  return `{${shown.join(', ')}}`;
}

/** Whether items are of type PSObject, which is a text by itself. */
function holdsObjects(value: Value): boolean {
  return (
    value instanceof NetList && /^\S+`1\[\[System\.Management\.Automation\.PSObject\b/.test(value.typeName)
  );
}

function itemText(item: Value, isText: boolean, reader: ObjectReader): string {
  if (isNull(item)) return '$null';
  if (isText || reader.declaresText(item)) return reader.text(item);
  // What has no text of its own is shown by what names it.
  const name = displayNameOf(item, reader);
  return reader.text(name ?? item);
}
