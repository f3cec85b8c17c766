import type { StoreFault } from '../domain/store.ts';
import type { StoreParts } from './storeParts.ts';

/** See `Store.verify`. */
export function verifyStore(parts: StoreParts, signal?: AbortSignal): Promise<readonly StoreFault[]> {
  signal?.throwIfAborted();
  return Promise.resolve(
    [...parts.documents.faults].map(([where, error]) => ({
      where: `Collection ${where}`,
      what: String(error),
    })),
  );
}
