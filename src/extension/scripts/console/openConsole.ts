import { historyFile, readHistory, writeHistory } from '../../../script/shell/shellHistory.ts';
import { currentDataFolder } from '../../door/openDoor.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { remotePlace } from '../../remote/remotePlaces.ts';
import { runConsole } from './runConsole.ts';
import { ScriptConsole } from './scriptConsole.ts';

/** A console with the lines of earlier shells over the data folder of this window, where it keeps its own, too. */
export function openConsole(parts: ExtensionParts): ScriptConsole {
  const { context, diagnostics } = parts;
  const file = remotePlace(context) === undefined ? historyFile(currentDataFolder()) : null;
  return new ScriptConsole(file === null ? [] : readHistory(file), async (run) => {
    try {
      return await runConsole(parts, run);
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
