import type { Clock, Timer } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';

const hour = 3_600_000;

/** Does something once an hour, whatever else is done or not; how it fails is its own affair to report. */
export class Heartbeat implements Disposable {
  readonly #clock: Clock;
  readonly #timer: Timer;
  readonly #beat: () => void;
  #lastBeat: number;
  #next: Disposable | undefined;

  constructor(clock: Clock, timer: Timer, beat: () => void) {
    this.#clock = clock;
    this.#timer = timer;
    this.#beat = beat;
    this.#lastBeat = clock.now();
    this.#arm();
  }

  /** ms since the last beat, or since the beginning. */
  get age(): number {
    return this.#clock.now() - this.#lastBeat;
  }

  dispose(): void {
    this.#next?.dispose();
  }

  #arm(): void {
    this.#next = this.#timer.at(this.#clock.now() + hour, () => {
      this.#lastBeat = this.#clock.now();
      this.#arm();
      this.#beat();
    });
  }
}
