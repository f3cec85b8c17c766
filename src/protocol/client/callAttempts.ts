import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { Authorization } from './authorization.ts';
import { cancellation, unlessAborted } from './cancellation.ts';
import { delayBefore, isTransient, type RetryContext } from './retry.ts';
import type { SessionCookie } from './sessionCookie.ts';

/** What the next attempt of a call has to heed. */
export type NextAttempt = 'again' | 'serverChanged';

const restartLimit = 2;

/** Counts the failures of one call and decides whether it is tried again (wsusss-protocol.md §4). */
export class CallAttempts {
  readonly #retry: RetryContext;
  readonly #authorization: Authorization;
  readonly #signal: AbortSignal;
  #failures = 0;
  #restarts = 0;

  constructor(retry: RetryContext, authorization: Authorization, signal: AbortSignal) {
    this.#retry = retry;
    this.#authorization = authorization;
    this.#signal = signal;
  }

  /**
   * Resolves when it is time for the next attempt; rejects with the error when there is none. `cookie`: what the call was
   * made with, undefined when it failed before, which was repeated enough already.
   */
  async failed(
    caught: unknown,
    cookie: SessionCookie | undefined,
    mayRetry: (error: SyncError) => boolean = isTransient,
  ): Promise<NextAttempt> {
    if (this.#signal.aborted) throw cancellation(this.#signal);
    const error = asSyncError(caught, 'Upstream');
    if (cookie === undefined) throw error;
    if (error.key === 'invalidCookie' || error.key === 'serverChanged') {
      if (++this.#restarts > restartLimit) throw error;
      this.#authorization.reject(cookie);
      return error.key === 'serverChanged' ? 'serverChanged' : 'again';
    }
    const delay = delayBefore(this.#retry, ++this.#failures, error);
    if (delay === undefined || !mayRetry(error)) throw error;
    this.#retry.onRetry({ attempt: this.#failures, delayMilliseconds: delay, error });
    await unlessAborted(this.#retry.clock.sleep(delay, this.#signal), this.#signal);
    return 'again';
  }
}
