import type { Worker } from 'node:worker_threads';
import { errorCode } from '../base/errorCode.ts';
import { neverAborted } from '../base/neverAborted.ts';
import { asSyncError, SyncError } from '../domain/errors/syncError.ts';
import { runSessionThread, type SessionOwner, type SessionStarted } from '../script/host/sessionThread.ts';
import { withWebAccess } from '../network/withWebAccess.ts';
import type { SessionRequest } from './sessionRequest.ts';

/** How much longer than its time a session may take to find out by itself: a search for a pattern does not look at the clock. */
const overdueMilliseconds = 10_000;

/** How a session is ended from outside. */
export interface SessionCancellation {
  readonly signal: AbortSignal;
  /** Told once it runs; such a session has its time for each command. */
  readonly started?: SessionStarted;
}

/**
 * Runs a session in a thread of its own to its end; its exit code. `worker`: as `startSessionWorker` starts it. Rejects with the signal's reason where it had to be ended
 * after a cancellation, with `limitExceeded` where it took more time or memory than it may, with the error of the thread where it died of another. What it asks of the network is answered here, whoever the owner is.
 */
export async function runSession(
  worker: Worker,
  request: SessionRequest,
  owner: SessionOwner,
  { signal, started }: SessionCancellation,
): Promise<number> {
  const { timeLimit, allowedHosts } = request;
  const isBounded = timeLimit > 0 && started === undefined;
  const overdue = isBounded ? AbortSignal.timeout(timeLimit + overdueMilliseconds) : neverAborted();
  const end = await runSessionThread(worker, request, await withWebAccess(owner, allowedHosts), {
    signal: AbortSignal.any([signal, overdue]),
    ...(started === undefined ? {} : { started }),
  });
  if (end.kind === 'ended') return end.exitCode;
  signal.throwIfAborted();
  if (overdue.aborted)
    throw new SyncError('limitExceeded', 'The script took longer than it may, and did not end by itself');
  if (errorCode(end.error) === 'ERR_WORKER_OUT_OF_MEMORY')
    throw new SyncError('limitExceeded', 'The script used more memory than a session may have', {
      cause: end.error,
    });
  throw asSyncError(
    end.error ?? new SyncError('unexpected', 'The thread of the script ended without a word'),
    'Script',
  );
}
