import type { BundleFilter } from '../../domain/catalogBundle.ts';
import type { CatalogKey, CatalogRow } from '../../domain/catalogRow.ts';
import { closedOrder } from '../../domain/closedOrder.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import { matchingOrdinals } from '../../domain/selection.ts';
import type { Store } from '../../domain/store.ts';
import { StoredCatalog } from './storedCatalog.ts';

/** A row that a package is made of. */
export interface SelectedRow {
  readonly row: CatalogRow;
  /** The state that the package starts from has the row with the same document. */
  readonly hasDocument: boolean;
}

/** What is to be exported, everything that a row needs before it. */
export interface SelectedRows {
  readonly rows: readonly SelectedRow[];
  /** Selected at the earlier generation, and no longer. */
  readonly removed: readonly RevisionIdentity[];
  /** How many of the rows are categories or detectoids. */
  readonly configuration: number;
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
  const before = new Map<string, CatalogRow>();
  if (generations.from !== undefined) {
    for (const { row } of await selected(store, catalog, generations.from, filter))
      before.set(revisionKey(row), row);
  }
  const rows: SelectedRow[] = [];
  let configuration = 0;
  for (const { row, isConfig } of await selected(store, catalog, generations.to, filter)) {
    const key = revisionKey(row);
    const known = before.get(key);
    before.delete(key);
    if (known?.record === row.record && known.flags === row.flags) continue;
    rows.push({ row, hasDocument: known?.record === row.record });
    if (isConfig) configuration++;
  }
  const removed = [...before.values()].map(({ updateId, revision }) => ({ updateId, revision }));
  return { rows, removed, configuration };
}

async function selected(
  store: Store,
  catalog: CatalogKey,
  generation: number,
  filter: BundleFilter | null,
): Promise<readonly { readonly row: CatalogRow; readonly isConfig: boolean }[]> {
  const stored = await StoredCatalog.read(store, catalog, generation);
  const ordinals = closedOrder(stored, matchingOrdinals(stored, filter));
  return Array.from(ordinals, (ordinal) => ({
    row: stored.row(ordinal),
    isConfig: stored.isConfig(ordinal),
  }));
}
