import type { Clock } from '../../base/clock.ts';

/** Lets bytes pass at a mean rate: each amount waits until those before it are paid for. */
export class RateLimit {
  readonly #clock: Clock;
  readonly #bytesPerSecond: number;
  /** When what has passed is paid for, by the monotonic clock. */
  #free = Number.NEGATIVE_INFINITY;

  /** `kibibytes` a second. */
  constructor(clock: Clock, kibibytes: number) {
    this.#clock = clock;
    this.#bytesPerSecond = kibibytes * 1024;
  }

  /** Resolves when the bytes may go; rejects with the signal's reason when it is aborted before. */
  async take(bytes: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.monotonic();
    const start = Math.max(now, this.#free);
    this.#free = start + (bytes / this.#bytesPerSecond) * 1000;
    if (start > now) await this.#clock.sleep(start - now, signal);
  }
}
