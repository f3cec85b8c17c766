import { l10n, TerminalProfile, ThemeIcon, window } from 'vscode';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import { registerCommand } from '../../commands/registerCommand.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { commandIds, scriptConsoleProfile } from '../../ids.ts';

/** The script console: its command, and its profile among those of the terminal; loaded when one is first opened. */
export function registerScriptConsole(parts: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const options = async () => {
    const { mayRun } = await import('../runScript.ts');
    if (!(await mayRun())) return undefined;
    const { openConsole } = await import('./openConsole.ts');
    return {
      name: l10n.t('Script Console'),
      iconPath: new ThemeIcon('terminal-powershell'),
      pty: openConsole(parts),
    };
  };
  disposables.add(
    registerCommand(commandIds.openScriptConsole, parts.diagnostics, async () => {
      const wanted = await options();
      if (wanted === undefined) return undefined;
      const terminal = window.createTerminal(wanted);
      terminal.show();
      return terminal;
    }),
  );
  disposables.add(
    window.registerTerminalProfileProvider(scriptConsoleProfile, {
      provideTerminalProfile: async () => {
        const wanted = await options();
        return wanted === undefined ? undefined : new TerminalProfile(wanted);
      },
    }),
  );
  return disposables;
}
