import type { RunDocument } from '../domain/documents.ts';
import type { CommandContext } from './commandContext.ts';
import { renderError } from './errorReport.ts';
import { ExitCode } from './exitCode.ts';

/** Says which sites' runs failed and why, a block each, and sets the exit code: 1 for a failure, 130 for a stop. */
export function reportFailedRuns(runs: readonly RunDocument[], context: CommandContext): void {
  for (const { siteCode, kind, error, outcome } of runs) {
    if (outcome === 'cancelled' || error === undefined) continue;
    const message = `${kind === 'maintenance' ? 'Maintenance' : 'Synchronization'} of site ${siteCode} failed: ${error.message}`;
    context.message(`\n${renderError({ ...error, message }, context.messageLayout).trimEnd()}`);
  }
  if (runs.some(({ outcome }) => outcome === 'failed')) context.exitCode = ExitCode.failed;
  // What was stopped is said by the code even where a site had failed before.
  if (runs.some(({ outcome }) => outcome === 'cancelled')) context.exitCode = ExitCode.cancelled;
}
