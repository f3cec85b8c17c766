import { type ErrorKey, SyncError } from './syncError.ts';

const keys: readonly ErrorKey[] = ['diskFull', 'inputOutput', 'notWritable'];

/** Whether an error is the disk's refusal, which may pass: there may be room again. */
export function isDiskFailure(error: unknown): error is SyncError {
  return error instanceof SyncError && keys.includes(error.key);
}
