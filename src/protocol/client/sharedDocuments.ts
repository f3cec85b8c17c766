import type { RevisionIdentity } from '../../domain/revision.ts';
import type { FetchOptions, ReceivedRevision } from '../../domain/upstream.ts';

/** Which of the asked revisions need not be transferred. */
export interface SharedDocuments {
  readonly received: readonly ReceivedRevision[];
  readonly missing: readonly RevisionIdentity[];
}

/** Tells the revisions whose documents the caller's store has, by the digests that the upstream server told in the same order. */
export async function sharedDocuments(
  ids: readonly RevisionIdentity[],
  told: readonly string[],
  known: FetchOptions['known'],
): Promise<SharedDocuments> {
  const stored = await known(told);
  const received: ReceivedRevision[] = [];
  const missing: RevisionIdentity[] = [];
  ids.forEach((identity, index) => {
    const storedDigest = told[index];
    if (storedDigest === undefined || !stored.has(storedDigest)) missing.push(identity);
    else received.push({ kind: 'known', identity, storedDigest, bytes: 0 });
  });
  return { received, missing };
}
