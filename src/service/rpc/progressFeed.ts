import type { Clock } from '../../base/clock.ts';
import type { OperationProgress } from '../../domain/operationProgress.ts';

/** Least time (ms) from one notification to the next. */
const interval = 100;

/** What a feed sends with. */
export interface ProgressFeedOptions {
  /** Resolves when the system has taken the notification over. */
  readonly send: (progress: OperationProgress) => Promise<void>;
  readonly clock: Clock;
}

/** Tells a door how far its request has come: only the newest, one at a time, ten a second at most. So neither a busy operation nor a slow door costs memory. */
export class ProgressFeed {
  readonly #options: ProgressFeedOptions;
  readonly #ended = new AbortController();
  #newest: OperationProgress | undefined;
  #sending: Promise<void> | undefined;

  constructor(options: ProgressFeedOptions) {
    this.#options = options;
  }

  /** Takes over what is told next. */
  report(progress: OperationProgress): void {
    if (this.#ended.signal.aborted) return;
    this.#newest = progress;
    this.#sending ??= this.#run().finally(() => {
      this.#sending = undefined;
    });
  }

  /** Resolves when the last report is on its way; nothing is taken over any more. */
  async end(): Promise<void> {
    this.#ended.abort();
    await this.#sending;
  }

  async #run(): Promise<void> {
    while (this.#newest !== undefined) {
      const progress = this.#newest;
      this.#newest = undefined;
      await this.#options.send(progress);
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    try {
      await this.#options.clock.sleep(interval, this.#ended.signal);
    } catch (error) {
      // The last one is not kept waiting.
      if (!this.#ended.signal.aborted) throw error;
    }
  }
}
