import { ProgressLocation, window } from 'vscode';
import { answerOperation } from '../../cmdlets/answerOperation.ts';
import { noted } from '../../cmdlets/runNotes.ts';
import { runSession } from '../../cmdlets/runSession.ts';
import type { ScriptRequest } from '../../cmdlets/scriptRequest.ts';
import type { SessionOwner } from '../../script/host/sessionThread.ts';
import { attendedOwner } from '../../script/shell/shellOwner.ts';
import { toErrorData } from '../../service/rpc/errorData.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { debuggedOwner, debuggedStart, type Debugging } from './debug/debugging.ts';
import { ownNotes, startOwnWorker } from './ownRun.ts';
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
  /** Where it is debugged. */
  readonly debugging?: Debugging;
}

/** Runs a script over the service of this window, writes what it writes to a terminal, and resolves with its exit code. */
export async function runInSession(
  parts: ExtensionParts,
  run: ScriptRun,
  side: TerminalSide,
): Promise<number> {
  const request = requestOf(run, parts.user);
  const title = `Script ${run.file ?? run.name}`;
  const facts = {
    ...{ title, texts: [{ name: '', text: run.text }] },
    ...{ argumentCount: run.arguments.length, isDryRun: run.isDryRun },
  };
  return noted(facts, request, ownNotes(parts), () => inProgress(parts, { run, request }, side));
}

async function inProgress(
  parts: ExtensionParts,
  { run, request }: { readonly run: ScriptRun; readonly request: ScriptRequest },
  side: TerminalSide,
): Promise<number> {
  const { debugging } = run;
  const service = answerOperation(() => parts.door.service());
  return window.withProgress({ location: ProgressLocation.Window, title: run.name }, async (progress) => {
    const owner: SessionOwner = {
      answer: service,
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
    try {
      const attended = attendedOwner(owner, side.ask);
      const watched = debugging === undefined ? attended : debuggedOwner(attended, debugging);
      return await runSession(startOwnWorker(parts), request, watched, {
        signal: side.signal,
        // Somebody is there who may take time to answer: the session alone knows what of its time that was.
        ...(debugging === undefined ? { started: () => undefined } : debuggedStart(debugging)),
      });
    } catch (error) {
      if (side.signal.aborted) return canceledCode;
      throw error;
    }
  });
}

/** As a script that was stopped ends on the command line. */
const canceledCode = 130;

function requestOf(run: ScriptRun, user: string): ScriptRequest {
  return {
    ...ownSession(user, run),
    ...{ file: run.file, text: run.text, arguments: run.arguments, whatIf: run.isDryRun, isAttended: true },
    ...(run.debugging === undefined ? {} : { debug: run.debugging.settings }),
  };
}
