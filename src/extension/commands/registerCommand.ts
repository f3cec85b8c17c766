import { commands, l10n, type LogOutputChannel, window } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { inBackground } from '../inBackground.ts';
import type { CommandId } from '../ids.ts';
import { showError } from './showError.ts';

/**
 * Registers a command. All arguments are handed on; whatever it fails with is told once, by `showError`, with Retry. One that is clicked on a row
 * just as that is replaced is not run: it would work on everything.
 */
export function registerCommand(
  id: CommandId,
  diagnostics: LogOutputChannel,
  run: (...given: readonly unknown[]) => Promise<unknown>,
): Disposable {
  return commands.registerCommand(id, async (...given: readonly unknown[]) => {
    if (isOfReplacedRow(given)) {
      inBackground(
        window.showInformationMessage(l10n.t('The row changed as you clicked it. Please click again.')),
        diagnostics,
      );
      return undefined;
    }
    try {
      return await run(...given);
    } catch (error) {
      // Not awaited: a notification that nobody answers must not keep the command running.
      inBackground(
        showError(error, diagnostics, () => commands.executeCommand(id, ...given)),
        diagnostics,
      );
      return undefined;
    }
  });
}

/** Clicked on a row, VS Code names it and what is selected; one that it no longer knows is undefined. From the palette nothing is named. */
function isOfReplacedRow(given: readonly unknown[]): boolean {
  return given.length > 1 && given[0] === undefined;
}
