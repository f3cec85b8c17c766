import { createHash } from 'node:crypto';
import path from 'node:path';
import { ProgressLocation, window } from 'vscode';
import { answerOperation } from '../../cmdlets/answerOperation.ts';
import { runSession } from '../../cmdlets/runSession.ts';
import { startSessionWorker } from '../../cmdlets/sessionWorker.ts';
import type { ScriptRequest } from '../../cmdlets/scriptRequest.ts';
import type { SessionOwner } from '../../script/host/sessionThread.ts';
import { toErrorData } from '../../service/rpc/errorData.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { ownSession } from './ownSession.ts';
import type { TerminalSide } from './scriptTerminal.ts';

/** What of a script is to be run, and how. */
export interface ScriptRun {
  /** As titles name it. */
  readonly name: string;
  /** Absolute path; null for a text of its own. */
  readonly file: string | null;
  readonly text: string;
  readonly arguments: readonly string[];
  readonly currentFolder: string;
  /** Folders that it may read and write below. */
  readonly folders: readonly string[];
  /** It says what it would change, and changes nothing. */
  readonly isDryRun: boolean;
}

/** Runs a script over the service of this window, writes what it writes to a terminal, and resolves with its exit code. */
export async function runInSession(
  parts: ExtensionParts,
  run: ScriptRun,
  side: TerminalSide,
): Promise<number> {
  const { diagnostics, clock, context, user } = parts;
  const digest = createHash('sha256').update(run.text).digest('hex');
  const began = clock.now();
  diagnostics.info(
    `Script ${run.file ?? run.name} begins${run.isDryRun ? ' as a dry run' : ''}: SHA-256 ${digest}, ${run.arguments.length} arguments, files below ${run.folders.join(', ')}`,
  );
  const exitCode = await window.withProgress(
    { location: ProgressLocation.Window, title: run.name },
    async (progress) => {
      const owner: SessionOwner = {
        answer: answerOperation(() => parts.door.service()),
        failureOf: toErrorData,
        show: (_stream, text) => {
          side.write(text);
          return Promise.resolve();
        },
        progress: ({ activity, status, percent, completed }) => {
          const share = percent === null ? '' : ` ${Math.round(percent)}%`;
          progress.report({ message: completed ? '' : `${activity}: ${status}${share}` });
        },
      };
      const program = path.join(context.extensionPath, 'dist', 'script.cjs');
      try {
        return await runSession(startSessionWorker(program), requestOf(run, user), owner, {
          signal: side.signal,
        });
      } catch (error) {
        if (side.signal.aborted) return canceledCode;
        throw error;
      }
    },
  );
  diagnostics.info(`Script ${run.file ?? run.name} ended with ${exitCode} after ${clock.now() - began} ms`);
  return exitCode;
}

/** As a script that was stopped ends on the command line. */
const canceledCode = 130;

function requestOf(run: ScriptRun, user: string): ScriptRequest {
  return {
    ...ownSession(user, run),
    ...{ file: run.file, text: run.text, arguments: run.arguments, whatIf: run.isDryRun },
  };
}
