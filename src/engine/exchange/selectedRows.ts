import type { BundleFilter } from '../../domain/catalogBundle.ts';
import type { CatalogKey, CatalogRow } from '../../domain/catalogRow.ts';
import { closedOrder } from '../../domain/closedOrder.ts';
import { changePagesOf, chunksOf, pageAfter, pagesOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import { matchingOrdinals } from '../../domain/selection.ts';
import type { Store } from '../../domain/store.ts';
import { isConfigType } from '../../domain/updateHeader.ts';
import { StoredCatalog } from './storedCatalog.ts';

const pageSize = 1000;

/** A row that a package is made of. */
export interface SelectedRow {
  readonly row: CatalogRow;
  /** The state that the package starts from has the row with the same document. */
  readonly hasDocument: boolean;
}

/** What is to be exported, in no order that would mean anything: a package is taken over as a whole. */
export interface SelectedRows {
  readonly size: number;
  /** How many of the rows are categories or detectoids. */
  readonly configuration: number;
  /** Selected at the earlier generation, and no longer. */
  readonly removed: readonly RevisionIdentity[];
  /** The rows, some at a time: a whole catalog is read from the store again as it is asked for. */
  readonly pages: () => AsyncIterable<readonly SelectedRow[]> | Iterable<readonly SelectedRow[]>;
}

/**
 * The rows of a generation that a filter selects (null: all), closed under bundles and prerequisites; with `from` only those that differ from
 * what the same filter selects there. Rejects with `notFound` when a generation is no longer kept.
 */
export async function selectRows(
  store: Store,
  catalog: CatalogKey,
  generations: { readonly from?: number; readonly to: number },
  filter: BundleFilter | null,
): Promise<SelectedRows> {
  const { from, to } = generations;
  // What differs is known without going through all that does not.
  if (filter === null)
    return from === undefined ? allRows(store, catalog, to) : changedRows(store, catalog, from, to);
  const before = new Map<string, CatalogRow>();
  if (from !== undefined) {
    for (const { row } of await selected(store, catalog, from, filter)) before.set(revisionKey(row), row);
  }
  const differing = takeDiffering(await selected(store, catalog, to, filter), before);
  const removed = [...before.values()].map(({ updateId, revision }) => ({ updateId, revision }));
  return { ...differing, removed };
}

/** All rows of a generation: none of them stays in memory. */
async function allRows(store: Store, catalog: CatalogKey, generation: number): Promise<SelectedRows> {
  const pages = () => pagesOf((after) => store.rows(catalog, generation, pageAfter(after, pageSize)));
  let size = 0;
  let configuration = 0;
  for await (const page of pages()) {
    const summaries = await store.summaries(page.map(({ record }) => record));
    size += page.length;
    configuration += summaries.filter(({ updateType }) => isConfigType(updateType)).length;
  }
  return {
    ...{ size, configuration, removed: [] },
    async *pages() {
      for await (const page of pages()) yield page.map((row) => ({ row, hasDocument: false }));
    },
  };
}

async function changedRows(
  store: Store,
  catalog: CatalogKey,
  from: number,
  to: number,
): Promise<SelectedRows> {
  const before = new Map<string, CatalogRow>();
  const removed: RevisionIdentity[] = [];
  const changed: CatalogRow[] = [];
  for await (const page of changePagesOf((after) =>
    store.differences(catalog, from, to, pageAfter(after, pageSize)),
  )) {
    for (const difference of page) {
      const { row } = difference;
      if (difference.kind === 'removed') {
        removed.push({ updateId: row.updateId, revision: row.revision });
        continue;
      }
      if (difference.kind === 'changed') before.set(revisionKey(row), difference.before);
      changed.push(row);
    }
  }
  return { ...takeDiffering(await described(store, changed), before), removed };
}

interface DescribedRow {
  readonly row: CatalogRow;
  readonly isConfig: boolean;
}

/** Those of the rows that were not, or were otherwise, before; all of them are taken out of `before`, which has rows by `revisionKey`. */
function takeDiffering(
  found: readonly DescribedRow[],
  before: Map<string, CatalogRow>,
): Omit<SelectedRows, 'removed'> {
  const rows: SelectedRow[] = [];
  let configuration = 0;
  for (const { row, isConfig } of found) {
    const key = revisionKey(row);
    const known = before.get(key);
    before.delete(key);
    if (known?.record === row.record && known.flags === row.flags) continue;
    rows.push({ row, hasDocument: known?.record === row.record });
    if (isConfig) configuration++;
  }
  return { size: rows.length, configuration, pages: () => chunksOf(rows, pageSize) };
}

/** Rows with what the store knows of their documents. */
async function described(store: Store, rows: readonly CatalogRow[]): Promise<readonly DescribedRow[]> {
  const found: DescribedRow[] = [];
  for (const page of chunksOf(rows, pageSize)) {
    const summaries = await store.summaries(page.map(({ record }) => record));
    for (const [index, row] of page.entries()) {
      const summary = summaries[index];
      if (summary !== undefined) found.push({ row, isConfig: isConfigType(summary.updateType) });
    }
  }
  return found;
}

async function selected(
  store: Store,
  catalog: CatalogKey,
  generation: number,
  filter: BundleFilter,
): Promise<readonly DescribedRow[]> {
  const stored = await StoredCatalog.read(store, catalog, generation);
  const ordinals = closedOrder(stored, matchingOrdinals(stored, filter));
  return Array.from(ordinals, (ordinal) => ({
    row: stored.row(ordinal),
    isConfig: stored.isConfig(ordinal),
  }));
}
