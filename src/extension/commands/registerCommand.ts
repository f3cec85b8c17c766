import { commands, type LogOutputChannel } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { inBackground } from '../inBackground.ts';
import type { CommandId } from '../ids.ts';
import { showError } from './showError.ts';

/** Registers a command. All arguments are handed on; whatever it fails with is told once, by `showError`, with Retry. */
export function registerCommand(
  id: CommandId,
  diagnostics: LogOutputChannel,
  run: (...given: readonly unknown[]) => Promise<unknown>,
): Disposable {
  return commands.registerCommand(id, async (...given: readonly unknown[]) => {
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
