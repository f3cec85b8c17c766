import type { Clock } from '../base/clock.ts';
import { asSyncError, formatCode, type SyncError } from '../domain/errors/syncError.ts';
import type { Fence, Store } from '../domain/store.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';

/** So many failures are kept for the log while it cannot be written. */
const mostUnwritten = 100;

/**
 * Writes failures that belong to no run into the topmost site's log. While the disk refuses that, each is told on standard error, once, and
 * stands in the log after the next commit.
 */
export class FailureLog {
  readonly #options: { readonly store: Store; readonly fence: Fence; readonly clock: Clock };
  /** By text: when it happened first; ms UTC. */
  readonly #unwritten = new Map<string, number>();

  constructor(options: { readonly store: Store; readonly fence: Fence; readonly clock: Clock }) {
    this.#options = options;
    options.store.onDidCommit(() => {
      // What cannot be written is kept for the commit after this one.
      if (this.#unwritten.size > 0) void this.#write();
    });
  }

  /** Notes a failure; returns at once. */
  report(error: SyncError): void {
    const text = `${error.message} (${formatCode(error.code)}). ${error.entry.remedy}`;
    // It tells its own failure on standard error.
    if (!this.#unwritten.has(text)) void this.#note(text);
  }

  async #note(text: string): Promise<void> {
    if (this.#unwritten.size < mostUnwritten) this.#unwritten.set(text, this.#options.clock.now());
    const failure = await this.#write();
    if (failure !== undefined) process.stderr.write(`${text}\n${failure.message}\n`);
  }

  /** Yields why it could not. */
  async #write(): Promise<SyncError | undefined> {
    const { store, fence } = this.#options;
    const failures = [...this.#unwritten];
    this.#unwritten.clear();
    try {
      const siteCode = (await allSites(store))[0]?._id ?? '';
      const events = failures.map(([text, time]) => ({
        ...{ time, siteCode },
        body: { kind: 'note', severity: 'error', text } as const,
      }));
      await store.commit({ events }, fence);
      return undefined;
    } catch (failure) {
      for (const [text, time] of failures) this.#unwritten.set(text, time);
      return asSyncError(failure);
    }
  }
}
