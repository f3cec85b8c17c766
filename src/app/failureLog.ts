import type { Clock } from '../base/clock.ts';
import { asSyncError, formatCode, type SyncError } from '../domain/errors/syncError.ts';
import type { Fence, Store } from '../domain/store.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';

/** Writes failures that belong to no run into the topmost site's log; on standard error where even that fails. */
export class FailureLog {
  readonly #options: { readonly store: Store; readonly fence: Fence; readonly clock: Clock };

  constructor(options: { readonly store: Store; readonly fence: Fence; readonly clock: Clock }) {
    this.#options = options;
  }

  /** Notes a failure; returns at once. */
  report(error: SyncError): void {
    void this.#write(error);
  }

  async #write(error: SyncError): Promise<void> {
    const { store, fence, clock } = this.#options;
    const text = `${error.message} (${formatCode(error.code)}). ${error.entry.remedy}`;
    try {
      const siteCode = (await allSites(store))[0]?._id ?? '';
      const body = { kind: 'note', severity: 'error', text } as const;
      await store.commit({ events: [{ time: clock.now(), siteCode, body }] }, fence);
    } catch (failure) {
      process.stderr.write(`${text}\n${asSyncError(failure).message}\n`);
    }
  }
}
