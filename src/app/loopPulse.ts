import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Disposable } from '../base/disposable.ts';

/** How long the event loop let others wait since the last minute began, seconds. */
export interface LoopDelay {
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
}

const resolution = 20;
const period = 60_000;
const nanosecondsPerSecond = 1e9;

/** Measures how late the event loop is: work that holds it up keeps the heartbeat, doors and downstream servers waiting. */
export class LoopPulse implements Disposable {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution });
  readonly #period: NodeJS.Timeout;
  #before: LoopDelay = { mean: 0, p99: 0, max: 0 };

  constructor() {
    this.#histogram.enable();
    this.#period = setInterval(() => {
      this.#before = this.#now();
      this.#histogram.reset();
    }, period);
    this.#period.unref();
  }

  /** Of the minute under way and the one before: the larger ones. */
  get delay(): LoopDelay {
    const now = this.#now();
    return {
      mean: Math.max(now.mean, this.#before.mean),
      p99: Math.max(now.p99, this.#before.p99),
      max: Math.max(now.max, this.#before.max),
    };
  }

  dispose(): void {
    clearInterval(this.#period);
    this.#histogram.disable();
  }

  #now(): LoopDelay {
    if (this.#histogram.count === 0) return { mean: 0, p99: 0, max: 0 };
    // It measures whole intervals: what is beyond the resolution is the delay.
    const seconds = (nanoseconds: number): number =>
      Math.max(0, nanoseconds / nanosecondsPerSecond - resolution / 1000);
    const { mean, max } = this.#histogram;
    return { mean: seconds(mean), p99: seconds(this.#histogram.percentile(99)), max: seconds(max) };
  }
}
