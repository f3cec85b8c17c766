import path from 'node:path';
import type { RunNotes } from '../../cmdlets/runNotes.ts';
import { startSessionWorker } from '../../cmdlets/sessionWorker.ts';
import type { ExtensionParts } from '../extensionParts.ts';

/** Where runs of this window are noted: in the extension's own log. */
export function ownNotes({ diagnostics, clock }: ExtensionParts): RunNotes {
  return {
    log: (line) => {
      diagnostics.info(line);
    },
    monotonic: () => clock.monotonic(),
  };
}

/** Starts the thread of a session with the program that comes with the extension. */
export function startOwnWorker({ context }: ExtensionParts): ReturnType<typeof startSessionWorker> {
  return startSessionWorker(path.join(context.extensionPath, 'dist'));
}
