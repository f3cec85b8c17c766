import type { ErrorEntry } from './entry.ts';
import { exchangeErrors } from './exchange.ts';
import { formatErrors } from './format.ts';
import { networkErrors } from './network.ts';
import { notificationErrors } from './notification.ts';
import { protocolErrors } from './protocol.ts';
import { serviceErrors } from './service.ts';
import { storeErrors } from './store.ts';
import { synchronizationErrors } from './synchronization.ts';
import { systemErrorKey } from './systemErrors.ts';

/** Every failure the product can show: key → code, cause, remedy. */
export const errorCatalog = {
  ...networkErrors,
  ...protocolErrors,
  ...formatErrors,
  ...exchangeErrors,
  ...storeErrors,
  ...serviceErrors,
  ...notificationErrors,
  ...synchronizationErrors,
} as const satisfies Record<string, ErrorEntry>;

/** Name of an entry of the error catalogue. */
export type ErrorKey = keyof typeof errorCatalog;

/** Options of a `SyncError`: what caused it, and where it happened as the log's `Source:` shows it. */
export interface SyncErrorOptions {
  readonly cause?: unknown;
  readonly source?: string;
}

/** A failure with its catalogue entry. The message is sentence case without a full stop and names what and where. */
export class SyncError extends Error {
  readonly key: ErrorKey;
  readonly source: string;

  constructor(key: ErrorKey, message: string, options: SyncErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SyncError';
    this.key = key;
    this.source = options.source ?? 'SoftwareUpdateSync';
  }

  /** The catalogue entry: code, likely cause, remedy, whether a retry can help. */
  get entry(): ErrorEntry {
    return errorCatalog[this.key];
  }

  /** HRESULT, unsigned. */
  get code(): number {
    return this.entry.code;
  }
}

/**
 * The error itself if it is a `SyncError`; a cancelled one for an abort, the matching one for a failed system call, else an
 * unexpected one. What was thrown is kept as cause.
 */
export function asSyncError(error: unknown, source?: string): SyncError {
  if (error instanceof SyncError) return error;
  const options = { cause: error, ...(source === undefined ? {} : { source }) };
  if (error instanceof Error && error.name === 'AbortError')
    return new SyncError('cancelled', 'The operation was stopped', options);
  return new SyncError(systemErrorKey(error) ?? 'unexpected', textOf(error), options);
}

function textOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  // An object without a prototype has no text, and asking for it would throw where an error is being reported.
  return typeof error === 'object' && error !== null && !('toString' in error)
    ? 'Something was thrown that has no text'
    : String(error);
}

/** An HRESULT as the console shows it: `0x80072EFE`. */
export function formatCode(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
}
