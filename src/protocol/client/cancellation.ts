import { SyncError } from '../../domain/errors/syncError.ts';

/** The error with which work ends when its signal is aborted: the reason if it is a `SyncError`, else a cancelled one. */
export function cancellation(signal: AbortSignal): SyncError {
  const reason: unknown = signal.reason;
  return reason instanceof SyncError
    ? reason
    : new SyncError('cancelled', 'The operation was stopped', { cause: reason });
}

/** Rejects at once when the signal is or becomes aborted, else as the promise does. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(cancellation(signal));
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
