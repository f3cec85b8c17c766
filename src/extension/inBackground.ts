import type { LogOutputChannel } from 'vscode';

/** Lets work go on that nobody waits for, such as a notification; what it fails with stands in the log. */
export function inBackground(work: Thenable<unknown>, diagnostics: Pick<LogOutputChannel, 'error'>): void {
  work.then(undefined, (error: unknown) => {
    diagnostics.error(error instanceof Error ? error : String(error));
  });
}
