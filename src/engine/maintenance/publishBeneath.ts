import type { CatalogKey, CatalogRow, RowUpsert } from '../../domain/catalogRow.ts';
import { RowFlag } from '../../domain/catalogRow.ts';
import { changePagesOf, pageAfter } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { CatalogChange, Store } from '../../domain/store.ts';

/** What maintenance changes in a published catalog. */
export interface PublishedChange {
  /** Rows that are declined, as they are afterwards. */
  readonly upserts: readonly RowUpsert[];
  readonly removals: readonly RevisionIdentity[];
}

const settled = RowFlag.declined | RowFlag.noLongerOffered;

/**
 * The changes of one commit that publish something although a synchronization that was cut off has left changes in the open
 * generation: those are put on top again, so that the next one still resumes.
 */
export async function publishBeneath(
  store: Store,
  catalog: CatalogKey,
  change: PublishedChange,
): Promise<readonly CatalogChange[]> {
  const publishing = { catalog, ...change, publish: true };
  if (!(await store.hasOpenChanges(catalog))) return [publishing];
  const declined = new Set(change.upserts.map(revisionKey));
  const removed = new Set(change.removals.map(revisionKey));
  const upserts: RowUpsert[] = [];
  const removals: RevisionIdentity[] = [];
  const published = (await store.generation(catalog))?.number ?? 0;
  const changed = changePagesOf((after) =>
    store.differences(catalog, published, 'open', pageAfter(after, 5000)),
  );
  for await (const differences of changed) {
    const rows: CatalogRow[] = [];
    for (const { kind, row } of differences) {
      if (kind === 'removed') removals.push({ updateId: row.updateId, revision: row.revision });
      else rows.push(row);
    }
    const summaries = await store.summaries(rows.map(({ record }) => record));
    for (const [index, { updateId, revision, flags: before, since }] of rows.entries()) {
      const storedDigest = summaries[index]?.storedDigest;
      const key = revisionKey({ updateId, revision });
      const flags = declined.has(key) ? before | RowFlag.declined : before;
      // What is gone stays gone, unless the upstream server offers it again.
      if (storedDigest === undefined || (removed.has(key) && (flags & settled) !== 0)) continue;
      upserts.push({ updateId, revision, storedDigest, flags, since });
    }
  }
  return [{ catalog, discard: true }, publishing, { catalog, upserts, removals }];
}
