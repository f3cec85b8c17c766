import { type CatalogKey, type CatalogRow, type RecordSummary, RowFlag } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import { revisionKey } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';
import { isConfigType } from '../../domain/updateHeader.ts';
import type { PullSelection } from './revisionFilter.ts';

/** Which rows a list without anchor speaks about: configuration items, or the updates of a selection. */
export type RelistingScope =
  { readonly kind: 'config' } | { readonly kind: 'updates'; readonly selection: PullSelection };

/** What a complete list no longer names. */
export interface Vanished {
  /** Revisions, those replaced by a newer one among them. */
  readonly rows: readonly CatalogRow[];
  /** How many updates are listed at no revision any more. */
  readonly updates: number;
}

/** How much a list may lose: a fraction of what it should name, and whether it may name nothing at all. */
export interface LossLimit {
  readonly fraction: number;
  readonly mayBeEmpty: boolean;
}

/**
 * Rows that a complete list no longer names. Rejects with `suspiciousListing` when it loses more updates than the limit
 * allows: then nothing is applied (design: a mistake upstream must not empty a catalog).
 */
export async function vanishedRows(
  store: Store,
  catalog: CatalogKey,
  scope: RelistingScope,
  seen: ReadonlySet<string>,
  limit: LossLimit,
): Promise<Vanished> {
  const vanished: CatalogRow[] = [];
  const inScope = scopeTest(scope);
  const known = new Set<string>();
  const kept = new Set<string>();
  for await (const rows of pagesOf((after) => store.rows(catalog, 'open', pageAfter(after, 5000)))) {
    const offered = rows.filter(({ flags }) => (flags & RowFlag.noLongerOffered) === 0);
    const summaries = await store.summaries(offered.map(({ record }) => record));
    const byRecord = new Map(summaries.map((summary) => [summary.record, summary]));
    for (const row of offered) {
      const summary = byRecord.get(row.record);
      if (summary === undefined || !inScope(summary)) continue;
      known.add(row.updateId);
      if (seen.has(revisionKey(row))) kept.add(row.updateId);
      else vanished.push(row);
    }
  }
  // New revisions are no loss: they come under the ids of the old ones.
  const listed = new Set(Array.from(seen, (key) => key.slice(0, key.lastIndexOf('.'))));
  const lost = [...known].filter((id) => !kept.has(id) && !listed.has(id)).length;
  const isEmpty = seen.size === 0 && !limit.mayBeEmpty;
  if (known.size > 0 && (isEmpty || lost > known.size * limit.fraction)) {
    throw new SyncError(
      'suspiciousListing',
      `The upstream server no longer lists ${lost} of ${known.size} known updates`,
      { source: 'Relisting' },
    );
  }
  return { rows: vanished, updates: lost };
}

function scopeTest(scope: RelistingScope): (summary: RecordSummary) => boolean {
  const isConfig = ({ updateType }: RecordSummary): boolean => isConfigType(updateType);
  if (scope.kind === 'config') return isConfig;
  const products = new Set(scope.selection.products);
  const classifications = new Set(scope.selection.classifications);
  return (summary) =>
    !isConfig(summary) &&
    summary.prerequisites.some((id) => products.has(id)) &&
    summary.prerequisites.some((id) => classifications.has(id));
}
