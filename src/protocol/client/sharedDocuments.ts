import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { FetchOptions, ReceivedRevision } from '../../domain/upstream.ts';
import type { StoredDigest } from './storedDigestReader.ts';

/** Which of the asked revisions need not be transferred. */
export interface SharedDocuments {
  readonly received: readonly ReceivedRevision[];
  readonly missing: readonly RevisionIdentity[];
}

/** Tells the revisions whose documents the caller's store has, by the digests that the upstream server told. */
export async function sharedDocuments(
  ids: readonly RevisionIdentity[],
  told: readonly StoredDigest[],
  known: FetchOptions['known'],
): Promise<SharedDocuments> {
  const digests = new Map(told.map(({ identity, storedDigest }) => [revisionKey(identity), storedDigest]));
  const stored = await known([...new Set(digests.values())]);
  const received: ReceivedRevision[] = [];
  const missing: RevisionIdentity[] = [];
  for (const identity of ids) {
    const storedDigest = digests.get(revisionKey(identity));
    if (storedDigest === undefined || !stored.has(storedDigest)) missing.push(identity);
    else received.push({ kind: 'known', identity, storedDigest, bytes: 0 });
  }
  return { received, missing };
}
