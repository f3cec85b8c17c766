import type { Clock, Timer } from '../../src/base/clock.ts';
import type { Disposable } from '../../src/base/disposable.ts';

/** A clock that stands still until told to go on; sleepers and appointments wake in the order of their time. */
export class FakeClock implements Clock, Timer {
  #now: number;
  #waiting: { at: number; wake: () => void }[] = [];

  constructor(start: string | number = '2026-11-24T00:00:00Z') {
    this.#now = typeof start === 'number' ? start : Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const abort = (): void => {
        appointment.dispose();
        reject(signal?.reason instanceof Error ? signal.reason : new Error(String(signal?.reason)));
      };
      const appointment = this.at(this.#now + milliseconds, () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  at(moment: number, callback: () => void): Disposable {
    const entry = { at: moment, wake: callback };
    this.#waiting.push(entry);
    return {
      dispose: () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
      },
    };
  }

  /** How many sleepers and appointments wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Goes on by some milliseconds, waking whoever's time comes, and lets the woken run. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = end;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
