import { SyncError } from '../../domain/errors/syncError.ts';

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

/** So many findings a failure names besides the first. */
const namedOthers = 5;

/** Throws the first of the findings that keep an import from being done; its message has the others as well. */
export function requireUnblocked(findings: readonly ImportFinding[]): void {
  const [first, ...others] = findings.flatMap(({ error }) => error ?? []);
  if (first === undefined) return;
  if (others.length === 0) throw first;
  const named = others.slice(0, namedOthers).map(({ message }) => message);
  const more = others.length > namedOthers ? [`${others.length - namedOthers} more`] : [];
  throw new SyncError(first.key, [first.message, ...named, ...more].join('; '), { cause: first });
}
