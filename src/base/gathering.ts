import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';

/** Makes one of many: some time after the first request, work is done once for all that came until then. Requests during the work begin anew. */
export class Gathering implements Disposable {
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #time: number;
  readonly #work: () => void | Promise<void>;
  readonly #onError: ((error: unknown) => void) | undefined;
  readonly #ended = new AbortController();
  #waiting: Promise<void> | undefined;

  /** `time` in ms; `onError` hears what the work fails with, until the end: work that never fails needs none. */
  constructor(
    clock: Pick<Clock, 'sleep'>,
    time: number,
    work: () => void | Promise<void>,
    onError?: (error: unknown) => void,
  ) {
    this.#clock = clock;
    this.#time = time;
    this.#work = work;
    this.#onError = onError;
  }

  request(): void {
    this.#waiting ??= this.#gather();
  }

  dispose(): void {
    this.#ended.abort();
  }

  async #gather(): Promise<void> {
    try {
      await this.#clock.sleep(this.#time, this.#ended.signal);
      this.#waiting = undefined;
      await this.#work();
    } catch (error) {
      this.#waiting = undefined;
      if (this.#ended.signal.aborted) return;
      if (this.#onError === undefined) throw error;
      this.#onError(error);
    }
  }
}
