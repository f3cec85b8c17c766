import type { Clock } from '../../base/clock.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';

/** How the writing of a store does. */
export interface CommitHealth {
  /** Why the last commit failed that had something to do with the disk; undefined after one that did not fail. */
  readonly failure: SyncError | undefined;
  /** How long the oldest commit under way has taken so far, ms; 0 while there is none. */
  readonly waiting: number;
}

/** Watches the commits of a store for whoever asks whether it is well. */
export class CommitWatch {
  readonly #clock: Clock;
  readonly #started = new Set<{ readonly at: number }>();
  #failure: SyncError | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get health(): CommitHealth {
    const [oldest] = this.#started;
    const waiting = oldest === undefined ? 0 : this.#clock.monotonic() - oldest.at;
    return { failure: this.#failure, waiting };
  }

  /** Carries a commit out and remembers how it went. */
  async watch<T>(commit: () => Promise<T>): Promise<T> {
    const entry = { at: this.#clock.monotonic() };
    this.#started.add(entry);
    try {
      const result = await commit();
      this.#failure = undefined;
      return result;
    } catch (error) {
      const failure = asSyncError(error);
      // A request that cannot be carried out says nothing about the disk.
      if (failure.key !== 'invalidRequest' && failure.key !== 'notFound') this.#failure = failure;
      throw error;
    } finally {
      this.#started.delete(entry);
    }
  }
}
