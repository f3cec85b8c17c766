import { errorCode } from '../base/errorCode.ts';
import { asSyncError, SyncError } from '../domain/errors/syncError.ts';
import type { RequestRecord } from '../protocol/server/requestRecord.ts';
import { ServerFault } from '../protocol/server/serverFault.ts';

/** Codes of Node with which a stream ends whose other side went away. */
const cutCodes: ReadonlySet<string> = new Set([
  ...['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...[
    'ERR_STREAM_PREMATURE_CLOSE',
    'ERR_STREAM_DESTROYED',
    'ERR_STREAM_UNABLE_TO_PIPE',
    'ERR_STREAM_WRITE_AFTER_END',
  ],
]);

/**
 * What failed on this side of a request to a software update point, also after the head of the answer had gone out. Undefined
 * where all went well, where the downstream server did something wrong or went away, while there is too much to do, and at the end.
 */
export function requestFailure(
  { operation, error, faultId }: Pick<RequestRecord, 'operation' | 'error' | 'faultId'>,
  serverName: string,
): SyncError | undefined {
  const causes: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const cause = causes[0];
  if (cause === undefined || cause instanceof ServerFault || isCut(cause)) return undefined;
  const failure = asSyncError(cause);
  if (failure.key === 'serverBusy' || failure.key === 'cancelled') return undefined;
  const fault = faultId === undefined ? '' : ` (fault ${faultId})`;
  const message = `${serverName} failed to answer ${operation}${fault}: ${failure.message}`;
  return new SyncError(failure.key, message, { cause: error, source: failure.source });
}

function isCut(error: unknown): boolean {
  return cutCodes.has(errorCode(error) ?? '');
}
