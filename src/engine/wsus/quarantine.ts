import { pageAfter, pagesOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';

/** Document id of a revision that a SUP could not have. */
export function quarantineKey(supId: string, identity: RevisionIdentity): string {
  return `${supId}|${revisionKey(identity)}`;
}

/** Revisions of a SUP that could not be had in earlier runs, and how often each was tried, by document id. */
export async function quarantinedRevisions(
  store: Store,
  supId: string,
): Promise<{
  readonly revisions: readonly RevisionIdentity[];
  readonly attempts: ReadonlyMap<string, number>;
}> {
  const revisions: RevisionIdentity[] = [];
  const attempts = new Map<string, number>();
  for await (const entries of pagesOf((after) =>
    store.documents('quarantine', { where: { sup: supId }, ...pageAfter(after, 1000) }),
  )) {
    for (const { _id, updateId, revision, attempts: tried } of entries) {
      revisions.push({ updateId, revision });
      attempts.set(_id, tried);
    }
  }
  return { revisions, attempts };
}
