import { type CatalogKey, type CatalogRow, RowFlag } from '../../domain/catalogRow.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';
import type { RevisionQuery, UpstreamSession } from '../../domain/upstream.ts';

/** What a list of the upstream server means for a catalog. */
export interface ListingOutcome {
  /** Listed revisions that the catalog lacks, in the order listed. */
  readonly missing: readonly RevisionIdentity[];
  /** Rows that are offered again. */
  readonly reoffered: readonly CatalogRow[];
  /** Update ids that an administrator declined: their new revisions are declined too. */
  readonly declined: ReadonlySet<string>;
  /** Keys of everything listed; only kept when asked for. */
  readonly seen?: ReadonlySet<string>;
  readonly listed: number;
  readonly anchor?: string;
  /** True when the server refused the anchor and listed everything. */
  readonly restarted: boolean;
}

/** Goes through a list of the upstream server and compares it with the open generation of a catalog, a page at a time. */
export async function compareListing(
  store: Store,
  session: UpstreamSession,
  catalog: CatalogKey,
  query: RevisionQuery,
  keepSeen: boolean,
  signal: AbortSignal,
): Promise<ListingOutcome> {
  const missing: RevisionIdentity[] = [];
  const reoffered: CatalogRow[] = [];
  const declined = new Set<string>();
  const seen = keepSeen ? new Set<string>() : undefined;
  let listed = 0;
  const listing = session.revisions(query, signal);
  for (;;) {
    const next = await listing.next();
    if (next.done === true) {
      const { anchor, restarted = false } = next.value;
      return {
        missing,
        reoffered,
        declined,
        listed,
        restarted,
        ...(seen === undefined ? {} : { seen }),
        ...(anchor === undefined ? {} : { anchor }),
      };
    }
    listed += next.value.length;
    const rows = await store.find(catalog, 'open', [...new Set(next.value.map(({ updateId }) => updateId))]);
    const known = new Map(rows.map((row) => [revisionKey(row), row]));
    for (const row of rows) if (row.flags & RowFlag.declined) declined.add(row.updateId);
    for (const identity of next.value) {
      const key = revisionKey(identity);
      seen?.add(key);
      const row = known.get(key);
      if (row === undefined) missing.push(identity);
      else if (row.flags & RowFlag.noLongerOffered) reoffered.push(row);
    }
  }
}
