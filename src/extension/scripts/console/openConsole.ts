import type { Terminal, Uri } from 'vscode';
import { historyFile, readHistory, writeHistory } from '../../../script/shell/shellHistory.ts';
import { ownDataFolder } from '../../door/openDoor.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { scriptPlace, workspacePlace } from '../scriptPlace.ts';
import { runConsole } from './runConsole.ts';
import { ScriptConsole } from './scriptConsole.ts';

/** A console with the lines of earlier shells over the data folder of this window, where it keeps its own, too; for scripts of a document's folder, too. */
export function openConsole(parts: ExtensionParts, document?: Uri): ScriptConsole {
  const { context, diagnostics } = parts;
  const dataFolder = ownDataFolder(context);
  const file = dataFolder === undefined ? null : historyFile(dataFolder);
  return new ScriptConsole(file === null ? [] : readHistory(file), async (run) => {
    try {
      return await runConsole(parts, run, document === undefined ? workspacePlace() : scriptPlace(document));
    } finally {
      const { history } = run.display;
      try {
        if (file !== null && history.length > 0) writeHistory(file, history);
      } catch (error) {
        diagnostics.error(error instanceof Error ? error : String(error));
      }
    }
  });
}

/** The console that a terminal shows, while it does; undefined for other terminals. */
export function consoleOf({ creationOptions, exitStatus }: Terminal): ScriptConsole | undefined {
  if (exitStatus !== undefined || !('pty' in creationOptions)) return undefined;
  return creationOptions.pty instanceof ScriptConsole ? creationOptions.pty : undefined;
}
