import path from 'node:path';
import { runSession, type SessionCancellation } from '../cmdlets/runSession.ts';
import { noted, type NotedRun } from '../cmdlets/runNotes.ts';
import { type SessionRequest, setVariables, timeLimit } from '../cmdlets/sessionRequest.ts';
import type { SessionOwner } from '../script/host/sessionThread.ts';
import { withTemporaryFolder } from '../script/host/withTemporaryFolder.ts';
import type { CommandContext } from './commandContext.ts';
import { scriptLog } from './scriptLog.ts';
import { colorStyle, styleFor } from './render/style.ts';
import { takeSession } from './sessionStart.ts';

/** Options of every command that runs scripts. */
export interface SessionOptions {
  readonly allow?: readonly string[];
  readonly allowVariable?: readonly string[];
  readonly allowNetwork?: readonly string[];
  readonly limits: boolean;
}

/** What a session on the command line may use: files below the current folder and `folders`, more by `--allow`. */
export function sessionRequest(
  context: CommandContext,
  { allow = [], allowVariable = [], allowNetwork = [], limits }: SessionOptions,
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
    allowedHosts: allowNetwork,
    culture: 'en-US',
    timeZone: null,
    width: host.stdout.columns ?? 120,
    timeLimit: limits ? timeLimit : 0,
    user: host.userName,
  };
}

/** Runs a session to its end, with a folder for TestDrive, and notes it in the log of runs; its exit code (see `runSession`). */
export async function runInThread(
  { context, run, request }: ThreadRun,
  owner: SessionOwner,
  signal: AbortSignal,
  started?: SessionCancellation['started'],
): Promise<number> {
  const { clock } = context.host;
  const notes = { log: scriptLog(context), monotonic: () => clock.monotonic() };
  return noted(run, request, notes, () =>
    withTemporaryFolder((temporaryFolder) =>
      runSession(takeSession(), { ...request, temporaryFolder }, owner, {
        signal,
        ...(started === undefined ? {} : { started }),
      }),
    ),
  );
}

/** A session of a command line: what the thread gets, and what the log of runs tells of it. */
export interface ThreadRun {
  readonly context: CommandContext;
  readonly run: NotedRun;
  readonly request: SessionRequest;
}
