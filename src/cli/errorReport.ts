import { asSyncError, errorCatalog, formatCode, SyncError } from '../domain/errors/syncError.ts';
import type { Layout } from './render/layout.ts';
import { printable } from '../base/printable.ts';
import { UsageError } from './usageError.ts';

/** An error as `--json` shows it. */
export interface ErrorView {
  readonly code: number;
  readonly key: string;
  readonly message: string;
  readonly cause: string;
  readonly remedy: string;
}

/** Message, code, cause and remedy of any error. */
export function errorView(error: unknown): ErrorView {
  if (error instanceof UsageError) {
    const { code, cause } = errorCatalog.usage;
    return { code, key: 'usage', message: error.message, cause, remedy: `See: ${error.command} --help` };
  }
  const known = asSyncError(error);
  const { cause, remedy } = known.entry;
  return { code: known.code, key: known.key, message: known.message, cause, remedy };
}

/** One block: what failed, code, cause, remedy. */
export function renderError({ code, key, message, cause, remedy }: ErrorView, { style }: Layout): string {
  return [
    `${style.bad('Error:')} ${printable(message)}`,
    `  Code:   ${formatCode(code)} (${key})`,
    `  Cause:  ${printable(cause)}`,
    `  Remedy: ${printable(remedy)}`,
    '',
  ].join('\n');
}

/** What led to an error, nearest first, with the place where each arose: for `--verbose`. */
export function renderCauseChain(error: unknown): string {
  const lines: string[] = [];
  let current: unknown = error;
  for (let depth = 0; current !== undefined && current !== null && depth < 10; depth++) {
    lines.push(`  ${depth === 0 ? 'Raised' : 'Caused'} by: ${describe(current)}`);
    const place = current instanceof Error ? (current.stack ?? '').split('\n').find(isPlace) : undefined;
    if (place !== undefined) lines.push(`    ${place.trim()}`);
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.map((line) => `${line}\n`).join('');
}

function describe(error: unknown): string {
  if (error instanceof SyncError) return `${error.key} in ${error.source}: ${printable(error.message)}`;
  if (!(error instanceof Error)) return printable(String(error));
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}: ${printable(error.message)}`;
}

function isPlace(line: string): boolean {
  return /^\s+at /.test(line);
}
