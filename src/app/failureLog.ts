import type { Clock } from '../base/clock.ts';
import { asSyncError, formatCode, type SyncError } from '../domain/errors/syncError.ts';
import type { Fence, Store } from '../domain/store.ts';

/** Writes failures that belong to no run into the top-level site's log; on standard error where even that fails. */
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
      const { items } = await store.documents('sites', { limit: 1000 });
      const siteCode = items.find(({ parent }) => parent === undefined)?._id ?? '';
      const body = { kind: 'note', severity: 'error', text } as const;
      await store.commit({ events: [{ time: clock.now(), siteCode, body }] }, fence);
    } catch (failure) {
      process.stderr.write(`${text}\n${asSyncError(failure).message}\n`);
    }
  }
}
