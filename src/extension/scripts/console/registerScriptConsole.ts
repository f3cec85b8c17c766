import {
  type ExtensionTerminalOptions,
  l10n,
  type Terminal,
  TerminalProfile,
  ThemeIcon,
  type Uri,
  window,
} from 'vscode';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import { registerCommand } from '../../commands/registerCommand.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { commandIds, scriptConsoleProfile } from '../../ids.ts';
import { selectedText } from '../selectedText.ts';

/** The script console: its command, its profile among those of the terminal, and Run Selection, which runs in it; loaded when one is first opened. */
export function registerScriptConsole(parts: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const { diagnostics } = parts;
  disposables.add(
    registerCommand(commandIds.openScriptConsole, diagnostics, async () => {
      const options = await consoleOptions(parts);
      if (options === undefined) return undefined;
      const terminal = window.createTerminal(options);
      terminal.show();
      return terminal;
    }),
  );
  disposables.add(
    registerCommand(commandIds.runSelection, diagnostics, async () => {
      const selected = selectedText();
      return selected && runInConsole(parts, selected);
    }),
  );
  disposables.add(
    window.registerTerminalProfileProvider(scriptConsoleProfile, {
      provideTerminalProfile: async () => {
        const options = await consoleOptions(parts);
        return options && new TerminalProfile(options);
      },
    }),
  );
  return disposables;
}

/** A new console, for scripts of a document's folder, too, where one is given; undefined, said once, where scripts may not run. */
async function consoleOptions(
  parts: ExtensionParts,
  document?: Uri,
): Promise<ExtensionTerminalOptions | undefined> {
  const { mayRun } = await import('../runScript.ts');
  if (!mayRun()) return undefined;
  const { openConsole } = await import('./openConsole.ts');
  return {
    name: l10n.t('Script Console'),
    iconPath: new ThemeIcon('terminal-powershell'),
    pty: openConsole(parts, document),
  };
}

/** Runs a text in the console that is used, or in a new one, and shows that; the editor keeps the focus. */
async function runInConsole(
  parts: ExtensionParts,
  { text, uri }: { readonly text: string; readonly uri: Uri },
): Promise<Terminal | undefined> {
  const { consoleOf } = await import('./openConsole.ts');
  // Trust may have changed since a console was opened.
  const { mayRun } = await import('../runScript.ts');
  if (!mayRun()) return undefined;
  const open = [window.activeTerminal, ...window.terminals.toReversed()].find(
    (terminal) => terminal !== undefined && consoleOf(terminal) !== undefined,
  );
  const options = open === undefined ? await consoleOptions(parts, uri) : undefined;
  const terminal = open ?? (options && window.createTerminal(options));
  if (terminal === undefined) return undefined;
  terminal.show(true);
  consoleOf(terminal)?.runText(text);
  return terminal;
}
