import type { Clock } from '../base/clock.ts';

/** What decides that a service is not needed. */
export interface IdleWatchOptions {
  readonly clock: Clock;
  /** How long nothing may have needed it; may change meanwhile. */
  readonly idleMilliseconds: () => number;
  /** Whether something needs it now. */
  readonly isNeeded: () => Promise<boolean>;
  /** Grows with every use that may have been too short to be seen. */
  readonly uses: () => number;
}

const looks = 10;

/** Resolves when a service was needed by nobody for so long; rejects with the signal's reason. */
export async function untilIdle(options: IdleWatchOptions, signal: AbortSignal): Promise<void> {
  const { clock, idleMilliseconds, isNeeded, uses } = options;
  let since = clock.monotonic();
  let seen = uses();
  while (clock.monotonic() - since < idleMilliseconds()) {
    await clock.sleep(idleMilliseconds() / looks, signal);
    if (uses() === seen && !(await isNeeded())) continue;
    seen = uses();
    since = clock.monotonic();
  }
}
