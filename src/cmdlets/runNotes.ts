import { createHash } from 'node:crypto';
import { printable } from '../base/printable.ts';
import type { SessionRequest } from './sessionRequest.ts';

/** A run of scripts, as the log of runs tells of it (powershell-semantics.md §22, rule 11). */
export interface NotedRun {
  /** `Script /x.ps1`, `Tests of /x`, `Shell`. */
  readonly title: string;
  /** What runs, by name with its text; arguments stand nowhere but by their number, since they may be secrets. */
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly argumentCount: number;
  readonly isDryRun: boolean;
}

/** What a run may use. */
export type Capabilities = Pick<
  SessionRequest,
  'user' | 'folders' | 'allowedVariables' | 'allowedHosts' | 'timeLimit'
>;

/** One line: who runs what, with which digest, and what it may use. */
export function beginningOf(
  { title, texts, argumentCount, isDryRun }: NotedRun,
  capabilities: Capabilities,
): string {
  const digests = texts.map(({ name, text }) => `${name === '' ? '' : `${name} `}SHA-256 ${digestOf(text)}`);
  const { user, folders, allowedVariables, allowedHosts, timeLimit } = capabilities;
  return printable(
    [
      `${title} begins${isDryRun ? ' as a dry run' : ''}, by ${user}`,
      ...digests,
      ...(argumentCount > 0 ? [`arguments: ${argumentCount}`] : []),
      `files below ${[...new Set(folders)].join(', ')}`,
      ...(allowedVariables.length > 0 ? [`variables ${allowedVariables.join(', ')}`] : []),
      ...(allowedHosts.length > 0 ? [`hosts ${allowedHosts.join(', ')}`] : []),
      ...(timeLimit === 0 ? ['no limit of time'] : []),
    ].join('; '),
  );
}

/** One line: how it ended, with the exit code or why there is none. */
export function endOf({ title }: NotedRun, end: number | string, milliseconds: number): string {
  const how = typeof end === 'number' ? `with exit code ${end}` : `with an error: ${end}`;
  return printable(`${title} ended ${how} after ${Math.round(milliseconds)} ms`);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Where runs are noted, and what tells how long they took (ms). */
export interface RunNotes {
  readonly log: (line: string) => void;
  readonly monotonic: () => number;
}

/** Runs it, and tells both lines to a log, whatever becomes of it. */
export async function noted(
  run: NotedRun,
  capabilities: Capabilities,
  { log, monotonic }: RunNotes,
  work: () => Promise<number>,
): Promise<number> {
  const began = monotonic();
  log(beginningOf(run, capabilities));
  try {
    const exitCode = await work();
    log(endOf(run, exitCode, monotonic() - began));
    return exitCode;
  } catch (error) {
    log(endOf(run, error instanceof Error ? error.message : String(error), monotonic() - began));
    throw error;
  }
}
