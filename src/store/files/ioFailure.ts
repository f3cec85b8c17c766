import { errorCode } from '../../base/errorCode.ts';
import { SyncError, type ErrorKey } from '../../domain/errors/syncError.ts';

const keyOfCode: Readonly<Record<string, ErrorKey>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
};

/** An operating system's error as `diskFull`, `notWritable` or `inputOutput`; others as they are. `what` names file or folder. */
export function ioFailure(error: unknown, what: string): unknown {
  const code = errorCode(error);
  if (error instanceof SyncError || !code?.startsWith('E')) return error;
  // Node's own programming errors (`ERR_…`) are not the disk's.
  if (code.startsWith('ERR_')) return error;
  return new SyncError(keyOfCode[code] ?? 'inputOutput', `${what}: ${code}`, {
    cause: error,
    source: 'Store',
  });
}

/** Runs something and gives its operating system errors a place in the error catalog. */
export async function withIoFailures<T>(what: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw ioFailure(error, what);
  }
}

/** The error of a data folder whose files do not hold what was written. */
export function damaged(message: string, cause?: unknown): SyncError {
  return new SyncError('damagedStore', message, { cause, source: 'Store' });
}
