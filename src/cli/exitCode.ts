import { SyncError } from '../domain/errors/syncError.ts';
import { UsageError } from './usageError.ts';

/** What a command says to the shell. */
export const ExitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  busy: 3,
  verificationFailed: 4,
  cancelled: 130,
} as const;

/** One of the values of `ExitCode`. */
export type ExitCodeValue = (typeof ExitCode)[keyof typeof ExitCode];

/** The exit code of an error: a value that is not allowed is the caller's mistake, like an unknown option. */
export function exitCodeOf(error: unknown): ExitCodeValue {
  if (error instanceof UsageError) return ExitCode.usage;
  if (!(error instanceof SyncError)) return ExitCode.failed;
  if (error.key === 'busy') return ExitCode.busy;
  if (error.key === 'cancelled') return ExitCode.cancelled;
  return error.key === 'invalidRequest' ? ExitCode.usage : ExitCode.failed;
}
