import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

/** At most so often (ms) a page is shown anew. */
const pace = 500;

/** Does something again when asked to, but not more often than a reader can follow; the last request is always heeded. */
export class Refreshing implements Disposable {
  readonly #clock: Clock;
  readonly #work: () => Promise<void>;
  readonly #ended = new AbortController();
  #isRequested = false;
  #running: Promise<void> | undefined;

  /** `work` never rejects. */
  constructor(clock: Clock, work: () => Promise<void>) {
    this.#clock = clock;
    this.#work = work;
  }

  request(): void {
    this.#isRequested = true;
    this.#running ??= this.#run();
  }

  dispose(): void {
    this.#ended.abort();
  }

  async #run(): Promise<void> {
    try {
      while (this.#isRequested) {
        this.#isRequested = false;
        await this.#work();
        await this.#clock.sleep(pace, this.#ended.signal);
      }
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    } finally {
      this.#running = undefined;
    }
  }
}
