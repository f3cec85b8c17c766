import { answerOperation } from '../../../cmdlets/answerOperation.ts';
import { noted } from '../../../cmdlets/runNotes.ts';
import { runSession } from '../../../cmdlets/runSession.ts';
import type { ShellRequest } from '../../../cmdlets/shellRequest.ts';
import type { SessionOwner } from '../../../script/host/sessionThread.ts';
import { withTemporaryFolder } from '../../../script/host/withTemporaryFolder.ts';
import { shellOwner } from '../../../script/shell/shellOwner.ts';
import { toErrorData } from '../../../service/rpc/errorData.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { ownNotes, startOwnWorker } from '../ownRun.ts';
import { ownSession } from '../ownSession.ts';
import type { workspacePlace } from '../scriptPlace.ts';
import type { ConsoleRun } from './scriptConsole.ts';

/** Runs a shell over the service of this window until `exit`, or until its console is closed; its exit code. */
export async function runConsole(
  parts: ExtensionParts,
  { display, write, width, signal, canceler }: ConsoleRun,
  place: ReturnType<typeof workspacePlace>,
): Promise<number> {
  const { door, user } = parts;
  const request: ShellRequest = { kind: 'shell', ...ownSession(user, place), width };
  const owner: SessionOwner = {
    answer: answerOperation(() => door.service()),
    failureOf: toErrorData,
    show: (_stream, text) => {
      write(text);
      return Promise.resolve();
    },
    progress: () => undefined,
  };
  const run = { title: 'Script console', texts: [], argumentCount: 0, isDryRun: false };
  return noted(run, request, ownNotes(parts), () =>
    withTemporaryFolder((temporaryFolder) =>
      runSession(startOwnWorker(parts), { ...request, temporaryFolder }, shellOwner(owner, display), {
        signal,
        started: canceler,
      }),
    ),
  );
}
