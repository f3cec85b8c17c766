import type { Clock } from '../../base/clock.ts';
import type { StepProgress } from '../../domain/syncEvent.ts';

/** Counts a step's items and estimates the time left from the pace so far. */
export class ProgressMeter {
  readonly #clock: Clock;
  readonly #total: number;
  readonly #started: number;
  #processed = 0;

  constructor(clock: Clock, total: number) {
    this.#clock = clock;
    this.#total = total;
    this.#started = clock.monotonic();
  }

  /** Adds finished items and says how far the step is. */
  advance(items: number): StepProgress {
    this.#processed = Math.min(this.#processed + items, this.#total);
    const progress = { processed: this.#processed, total: this.#total };
    if (this.#processed === 0 || this.#processed === this.#total) return progress;
    const elapsed = this.#clock.monotonic() - this.#started;
    const left = (elapsed / this.#processed) * (this.#total - this.#processed);
    return { ...progress, etaSeconds: Math.ceil(left / 1000) };
  }
}
