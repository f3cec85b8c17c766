import path from 'node:path';
import { answerOperation } from '../../../cmdlets/answerOperation.ts';
import { noted } from '../../../cmdlets/runNotes.ts';
import { runSession } from '../../../cmdlets/runSession.ts';
import { startSessionWorker } from '../../../cmdlets/sessionWorker.ts';
import type { ShellRequest } from '../../../cmdlets/shellRequest.ts';
import type { SessionOwner } from '../../../script/host/sessionThread.ts';
import { withTemporaryFolder } from '../../../script/host/withTemporaryFolder.ts';
import { shellOwner } from '../../../script/shell/shellOwner.ts';
import { toErrorData } from '../../../service/rpc/errorData.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { ownSession } from '../ownSession.ts';
import { workspacePlace } from '../scriptPlace.ts';
import type { ConsoleRun } from './scriptConsole.ts';

/** Runs a shell over the service of this window until `exit`, or until its console is closed; its exit code. */
export async function runConsole(
  { door, diagnostics, clock, context, user }: ExtensionParts,
  { display, write, width, signal, canceler }: ConsoleRun,
): Promise<number> {
  const request: ShellRequest = { kind: 'shell', ...ownSession(user, workspacePlace()), width };
  const owner: SessionOwner = {
    answer: answerOperation(() => door.service()),
    failureOf: toErrorData,
    show: (_stream, text) => {
      write(text);
      return Promise.resolve();
    },
    progress: () => undefined,
  };
  const notes = {
    log: (line: string) => {
      diagnostics.info(line);
    },
    monotonic: () => clock.monotonic(),
  };
  const program = path.join(context.extensionPath, 'dist', 'script.cjs');
  const run = { title: 'Script console', texts: [], argumentCount: 0, isDryRun: false };
  return noted(run, request, notes, () =>
    withTemporaryFolder((temporaryFolder) =>
      runSession(
        startSessionWorker(program),
        { ...request, temporaryFolder },
        shellOwner(owner, display.input),
        { signal, started: canceler },
      ),
    ),
  );
}
