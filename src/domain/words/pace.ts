import type { Clock } from '../../base/clock.ts';
import type { OperationProgress } from '../operationProgress.ts';
import type { StepProgress } from '../syncEvent.ts';

/** Nothing is foretold before something has lasted so long (ms). */
const shortest = 1000;

/** Foretells from the pace so far how long an operation still takes. What is counted may change its text; a smaller count begins anew. */
export class Pace {
  readonly #clock: Clock;
  #start: { readonly time: number; readonly done: number; readonly total: number | undefined } | undefined;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The progress with the seconds that are left, where they can be told. */
  stepOf({ done, total }: OperationProgress): StepProgress {
    const time = this.#clock.monotonic();
    if (this.#start === undefined || done < this.#last || total !== this.#start.total)
      this.#start = { time, done, total };
    this.#last = done;
    if (total === undefined) return { processed: done };
    const elapsed = time - this.#start.time;
    const gained = done - this.#start.done;
    if (elapsed < shortest || gained <= 0 || done >= total) return { processed: done, total };
    return { processed: done, total, etaSeconds: ((total - done) * elapsed) / gained / 1000 };
  }
}
