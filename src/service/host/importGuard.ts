import { SyncError } from '../../domain/errors/syncError.ts';

/**
 * One import of a package at a time, whatever its kind: what is checked against the catalog must not be applied to another one, an older package not
 * over a newer.
 */
export class ImportGuard {
  #isTaken = false;

  /** Does the work alone. Rejects with `busy` while another import goes on; one that only looks neither waits nor is waited for. */
  async alone<T>({ dryRun }: { readonly dryRun: boolean }, work: () => Promise<T>): Promise<T> {
    if (dryRun) return work();
    if (this.#isTaken) throw new SyncError('busy', 'Another package is being imported');
    this.#isTaken = true;
    try {
      return await work();
    } finally {
      this.#isTaken = false;
    }
  }
}
