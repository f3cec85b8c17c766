import { anyExpiry, RowFlag } from '../domain/catalogRow.ts';
import type { At, UpdateHits, UpdateSearch } from '../domain/store.ts';
import { LargestKeys } from './tables/largestKeys.ts';
import { catalogRow, generationAt, pageLimit, type ReadableCatalog } from './rowPages.ts';
import { RecordBit } from './segments/recordEntry.ts';
import type { RecordTable } from './tables/recordTable.ts';

/** Rows of a catalog are numbered below it: a hit's place in the order is `created × rowLimit + row`. */
const rowLimit = 2 ** 21;

/**
 * The deployable updates of a catalog for which all conditions hold, newest release first. Every one of `categories` must
 * be among an update's prerequisites; `text` is a KB number, an update id, or words that all occur in the title.
 */
export function searchUpdates(
  catalog: ReadableCatalog,
  records: RecordTable,
  at: At,
  search: UpdateSearch,
): UpdateHits {
  const { table } = catalog;
  const generation = generationAt(catalog, at);
  const matches = matcher(catalog, records, search);
  const before = search.after === undefined ? Number.POSITIVE_INFINITY : Number(search.after);
  const limit = Math.min(Math.max(search.limit, 1), pageLimit);
  const page = new LargestKeys(limit);
  let total = 0;
  let left = 0;
  // The newest ones stand mostly at the end: what comes after them is told apart by one comparison.
  for (let row = table.size - 1; row >= 0; row--) {
    if (!table.isVisible(row, generation) || !matches(row)) continue;
    total++;
    const key = records.created(table.record(row)) * rowLimit + row;
    if (key >= before) continue;
    left++;
    page.add(key);
  }
  const keys = page.descending();
  const items = Array.from(keys, (key) => {
    const row = catalogRow(catalog, key % rowLimit);
    return { row, summary: records.summary(row.record) };
  });
  const last = keys.at(-1);
  return left > limit && last !== undefined ? { items, total, next: String(last) } : { items, total };
}

function matcher(
  { table, ids }: ReadableCatalog,
  records: RecordTable,
  search: UpdateSearch,
): (row: number) => boolean {
  const categories = search.categories?.map((id) => ids.find(id)) ?? [];
  const kb = search.kb === undefined ? undefined : kbNumber(search.kb);
  const severity = search.severity?.toLowerCase();
  const text = textMatcher(search.text?.trim().toLowerCase() ?? '', records, (id) => ids.find(id));
  const among =
    search.updateIds === undefined ? undefined : new Set(search.updateIds.map((id) => ids.find(id)));
  const seconds = search.releasedSince === undefined ? 0 : search.releasedSince / 1000;
  return (row) => {
    const record = table.record(row);
    const bits = records.bits(record);
    const flags = table.flags(row);
    if (among !== undefined) {
      if (!among.has(records.id(record))) return false;
    } else if ((bits & RecordBit.typeMask) < 2 || (bits & RecordBit.explicitlyDeployable) === 0) return false;
    if (records.created(record) < seconds) return false;
    if (search.superseded !== undefined && search.superseded !== ((flags & RowFlag.superseded) !== 0))
      return false;
    if (search.declined !== undefined && search.declined !== ((flags & RowFlag.declined) !== 0)) return false;
    const expired = (flags & anyExpiry) !== 0 || (bits & RecordBit.expired) !== 0;
    if (search.expired !== undefined && search.expired !== expired) return false;
    if (severity !== undefined && records.severity(record).toLowerCase() !== severity) return false;
    if (kb !== undefined && records.kb(record) !== kb) return false;
    if (categories.length > 0) {
      const needs = records.needs(record);
      if (!categories.every((category) => needs.includes(category))) return false;
    }
    return text(record);
  };
}

function textMatcher(
  text: string,
  records: RecordTable,
  find: (id: string) => number,
): (record: number) => boolean {
  if (text === '') return () => true;
  const id = /^[0-9a-f-]{36}$/.test(text) ? find(text) : -1;
  const kb = /^(kb)?\d{5,}$/.test(text) ? kbNumber(text) : undefined;
  const words = text.split(/\s+/);
  return (record) => {
    if (records.id(record) === id) return true;
    if (kb !== undefined && records.kb(record) === kb) return true;
    const title = records.title(record).toLowerCase();
    return words.every((word) => title.includes(word));
  };
}

function kbNumber(kb: string): string {
  return kb.trim().replace(/^kb/i, '');
}
