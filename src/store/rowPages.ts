import type { CatalogRow } from '../domain/catalogRow.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { At, Page, PageRequest, RowDifference } from '../domain/store.ts';
import type { CatalogTable } from './tables/catalogTable.ts';
import type { IdTable } from './tables/idTable.ts';

/** Items of one page are at most so many. */
export const pageLimit = 10_000;

/** A catalog for reading: its table, the ids, and a mark that tells cursors of this opening of the folder from others. */
export interface ReadableCatalog {
  readonly key: string;
  readonly table: CatalogTable;
  readonly ids: IdTable;
  readonly epoch: number;
}

/** The generation meant by `at`; rejects with `notFound` when it is not kept. */
export function generationAt({ key, table }: ReadableCatalog, at: At): number {
  if (at === 'published') return table.published;
  if (at === 'open') return table.open;
  if (table.keeps(at)) return at;
  throw new SyncError('notFound', `Generation ${at} of catalog ${key} is not kept`);
}

/** A row as callers see it. */
export function catalogRow({ table, ids }: ReadableCatalog, row: number): CatalogRow {
  return {
    updateId: ids.text(table.id(row)),
    revision: table.revision(row),
    record: table.record(row),
    flags: table.flags(row),
    since: table.since(row) * 1000,
    introduced: table.introduced(row),
  };
}

/** A part of the rows. The cursor keeps to the generation that the first page was read at. */
export function rowPage(catalog: ReadableCatalog, at: At, page: PageRequest): Page<CatalogRow> {
  const { table } = catalog;
  const { position, generations } = startOf(catalog, page.after, () => [generationAt(catalog, at)]);
  const [generation = 0] = generations;
  return collect(catalog, page, { position, generations }, (row) =>
    table.isVisible(row, generation) ? catalogRow(catalog, row) : undefined,
  );
}

/** A part of what changed between two generations. */
export function differencePage(
  catalog: ReadableCatalog,
  between: { readonly from: number; readonly to: At },
  page: PageRequest,
): Page<RowDifference> | 'fullNeeded' {
  const { table } = catalog;
  if (!table.keeps(between.from)) return 'fullNeeded';
  const start = startOf(catalog, page.after, () => [between.from, generationAt(catalog, between.to)]);
  const [from = 0, to = 0] = start.generations;
  return collect(catalog, page, start, (row): RowDifference | undefined => {
    const before = table.isVisible(row, from);
    if (before === table.isVisible(row, to)) return undefined;
    const other = table.sameKey(row, before ? to : from);
    // The newer row of a changed pair speaks for both.
    if (before) return other >= 0 ? undefined : { kind: 'removed', row: catalogRow(catalog, row) };
    if (other < 0) return { kind: 'added', row: catalogRow(catalog, row) };
    return isSame(table, other, row)
      ? undefined
      : { kind: 'changed', before: catalogRow(catalog, other), row: catalogRow(catalog, row) };
  });
}

function isSame(table: CatalogTable, left: number, right: number): boolean {
  return (
    table.record(left) === table.record(right) &&
    table.flags(left) === table.flags(right) &&
    table.since(left) === table.since(right)
  );
}

interface PageStart {
  readonly position: number;
  readonly generations: readonly number[];
}

/** Cursors are `<epoch>.<row>.<generation>…`: rows keep their numbers as long as the folder is open. */
function startOf(
  catalog: ReadableCatalog,
  after: string | undefined,
  first: () => readonly number[],
): PageStart {
  if (after === undefined) return { position: 0, generations: first() };
  const [epoch, position = 0, ...generations] = after.split('.').map(Number);
  if (epoch !== catalog.epoch) {
    throw new SyncError(
      'notFound',
      `The list of catalog ${catalog.key} was begun before the data folder was opened`,
    );
  }
  return { position, generations };
}

function collect<T>(
  catalog: ReadableCatalog,
  page: PageRequest,
  start: PageStart,
  itemOf: (row: number) => T | undefined,
): Page<T> {
  const limit = Math.min(Math.max(page.limit, 1), pageLimit);
  const items: T[] = [];
  for (let row = start.position; row < catalog.table.size; row++) {
    const item = itemOf(row);
    if (item === undefined) continue;
    if (items.length === limit) {
      return { items, next: [catalog.epoch, row, ...start.generations].join('.') };
    }
    items.push(item);
  }
  return { items };
}
