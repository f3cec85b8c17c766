import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { neverAborted } from '../base/neverAborted.ts';
import { heapMegabytes, type SessionRequest, setVariables, timeLimit } from '../cmdlets/sessionRequest.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { runSessionThread, type SessionOwner } from '../script/host/sessionThread.ts';
import { withTemporaryFolder } from '../script/host/withTemporaryFolder.ts';
import type { CommandContext } from './commandContext.ts';
import { colorStyle, styleFor } from './render/style.ts';

/** Options of every command that runs scripts. */
export interface SessionOptions {
  readonly allow?: readonly string[];
  readonly allowVariable?: readonly string[];
  readonly limits: boolean;
}

/** How much longer than its time a session may take to find out by itself: a search for a pattern does not look at the clock. */
const overdueMilliseconds = 10_000;

/** What a session on the command line may use: files below the current folder and `folders`, more by `--allow`. */
export function sessionRequest(
  context: CommandContext,
  { allow = [], allowVariable = [], limits }: SessionOptions,
  folders: readonly string[],
): SessionRequest {
  const { host } = context;
  return {
    output: context.json ? 'json' : 'text',
    colors: [host.stdout, host.stderr].every((stream) => styleFor(stream, host.environment) === colorStyle),
    currentFolder: host.currentFolder,
    folders: [
      host.currentFolder,
      ...folders,
      ...allow.map((folder) => path.resolve(host.currentFolder, folder)),
    ],
    environment: setVariables(host.environment),
    allowedVariables: allowVariable,
    culture: 'en-US',
    timeZone: host.zone,
    width: host.stdout.columns ?? 120,
    timeLimit: limits ? timeLimit : 0,
    user: host.userName,
  };
}

/** Runs a session in a thread of its own to its end, with a folder for TestDrive; its exit code. Rejects where it used more memory than it may. */
export async function runInThread(
  request: SessionRequest,
  owner: SessionOwner,
  signal: AbortSignal,
  started?: (cancelCommand: () => void) => void,
): Promise<number> {
  const { timeLimit: most } = request;
  // A session whose commands can be canceled one by one has its time for each of them.
  const isBounded = most > 0 && started === undefined;
  const overdue = isBounded ? AbortSignal.timeout(most + overdueMilliseconds) : neverAborted();
  const end = await withTemporaryFolder((temporaryFolder) =>
    runSessionThread(sessionProgram(), { ...request, temporaryFolder }, owner, {
      ...{ signal: AbortSignal.any([signal, overdue]), heapMegabytes },
      ...(started === undefined ? {} : { started }),
    }),
  );
  if (end.kind === 'ended') return end.exitCode;
  signal.throwIfAborted();
  if (overdue.aborted)
    throw new SyncError('limitExceeded', 'The script took longer than it may, and did not end by itself');
  throw new SyncError('limitExceeded', 'The script used more memory than a session may have', {
    cause: end.error,
  });
}

/** The program of sessions, which the build puts beside the one that runs. */
function sessionProgram(): string {
  const running = process.argv[1] ?? '';
  const program = path.join(path.dirname(existsSync(running) ? realpathSync(running) : '.'), 'script.cjs');
  if (!existsSync(program))
    throw new SyncError('notFound', `${program} is missing: the program is not whole`);
  return program;
}
