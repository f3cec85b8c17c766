import type { Clock } from '../base/clock.ts';

/** Something is reported at most so often (ms): VS Code drops what comes faster. */
const interval = 250;

/** Asked before each report of an operation, tells whether it is time for one: always for the first. */
export function reportTimes(clock: Pick<Clock, 'monotonic'>): () => boolean {
  let reported = -interval;
  return () => {
    const now = clock.monotonic();
    if (now - reported < interval) return false;
    reported = now;
    return true;
  };
}
