import type { SyncError } from '../../domain/errors/syncError.ts';

/** What an administrator should know of an import before it changes anything; `error` is there where it keeps the import from being done. */
export interface ImportFinding {
  readonly severity: 'information' | 'warning' | 'blocking';
  /** One sentence. */
  readonly text: string;
  readonly error?: SyncError;
}

/** Something that keeps an import from being done. */
export function blocking(error: SyncError): ImportFinding {
  return { severity: 'blocking', text: `${error.message}.`, error };
}

/** Throws the first of the findings that keep an import from being done. */
export function requireUnblocked(findings: readonly ImportFinding[]): void {
  for (const { error } of findings) if (error !== undefined) throw error;
}
