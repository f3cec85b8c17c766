import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import { type ErrorKey, asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { RetryNotice } from '../../domain/upstream.ts';
import { cancellation, unlessAborted } from './cancellation.ts';
import type { RetryPolicy } from './clientSettings.ts';
import { HttpStatusError } from './transportError.ts';

/** What repeating needs. */
export interface RetryContext {
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onRetry: (notice: RetryNotice) => void;
}

/** Failures that may be gone in a moment. Others the catalogue calls retryable need an hour, or somebody's help. */
const transientKeys: ReadonlySet<ErrorKey> = new Set([
  'nameNotResolved',
  'cannotConnect',
  'connectionAborted',
  'timedOut',
  'malformedAnswer',
  'internalServerError',
  'serverBusy',
]);

/** Whether trying again at once can help. */
export function isTransient(error: SyncError): boolean {
  if (error instanceof HttpStatusError)
    return error.status >= 500 || error.status === 408 || error.status === 429;
  return transientKeys.has(error.key);
}

/**
 * Does the work, again after transient failures: exponential backoff with full jitter, at least what `Retry-After`
 * asks for. Rejects with the last failure, or as cancelled.
 */
export async function withRetry<T>(
  context: RetryContext,
  signal: AbortSignal,
  work: (attempt: number) => Promise<T>,
  mayRetry: (error: SyncError) => boolean = isTransient,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (caught) {
      if (signal.aborted) throw cancellation(signal);
      const error = asSyncError(caught, 'Upstream');
      const delay = delayBefore(context, attempt, error);
      if (delay === undefined || !mayRetry(error)) throw error;
      context.onRetry({ attempt, delayMilliseconds: delay, error });
      await unlessAborted(context.clock.sleep(delay, signal), signal);
    }
  }
}

/** ms to wait after the `attempt`-th failure; undefined when it was the last attempt. */
export function delayBefore(
  { policy, ids }: RetryContext,
  attempt: number,
  error: SyncError,
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const asked = error instanceof HttpStatusError ? error.retryAfter : undefined;
  if (asked !== undefined && asked > policy.maximumRetryAfter) return undefined;
  const ceiling = Math.min(policy.maximumDelay, policy.firstDelay * 2 ** (attempt - 1));
  return Math.max(asked ?? 0, Math.round(ids.random() * ceiling));
}
