import path from 'node:path';
import { commands, l10n, type Terminal, type TextDocument, ThemeIcon, Uri, window, workspace } from 'vscode';
import { setContextKey } from '../contextKeys.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { contextKeys } from '../ids.ts';
import { scriptPlace } from './scriptPlace.ts';
import { givenTexts } from './givenTexts.ts';
import { runInSession, type ScriptRun } from './scriptSession.ts';
import { ScriptTerminal } from './scriptTerminal.ts';
import { scriptLanguage } from './powerShellDocument.ts';

/** Scripts that run now, by the terminal that shows them; and terminals of those that have ended. */
const running = new Map<Terminal, ScriptTerminal>();
const over = new Map<string, Terminal>();

/**
 * Runs a script of the editor, or of the explorer, in a terminal; resolves with its exit code, undefined where nothing ran. `asked`: the file, and the
 * arguments as a list of texts, where a keybinding or another extension gives them.
 */
export async function runScript(
  parts: ExtensionParts,
  asked: readonly unknown[],
  mode: 'run' | 'dryRun',
): Promise<number | undefined> {
  const [file, given] = asked;
  const document = await documentOf(file);
  if (document === undefined || !mayRun()) return undefined;
  if (document.isDirty && !document.isUntitled) await document.save();
  const run = runOf(document, document.getText(), mode === 'dryRun');
  return runInTerminal(parts, { ...run, arguments: givenTexts(given) });
}

/** Stops every script that runs. */
export function stopScripts(): Promise<void> {
  for (const terminal of running.values()) terminal.stop();
  return Promise.resolve();
}

/** Whether scripts may run here: in workspaces that are trusted alone. Says so where they may not. */
export function mayRun(): boolean {
  if (workspace.isTrusted) return true;
  // Whoever asked is not kept waiting until the message has been read.
  const manage = l10n.t('Manage Workspace Trust');
  window
    .showWarningMessage(l10n.t('Scripts run only in workspaces that you trust.'), manage)
    .then((chosen) => (chosen === manage ? commands.executeCommand('workbench.trust.manage') : undefined));
  return false;
}

/** The script of a file, as a run of it. */
export function runOf(document: TextDocument, text: string, isDryRun: boolean): ScriptRun {
  const { uri } = document;
  const file = uri.scheme === 'file' ? uri.fsPath : null;
  const name = path.basename(uri.path);
  return { ...scriptPlace(uri), name, file, text, arguments: [], isDryRun };
}

async function runInTerminal(parts: ExtensionParts, run: ScriptRun): Promise<number> {
  const pty = new ScriptTerminal((side) => runInSession(parts, run, side), { staysOpen: true });
  const name = run.isDryRun ? l10n.t('Dry run: {0}', run.name) : l10n.t('Script: {0}', run.name);
  over.get(name)?.dispose();
  const terminal = window.createTerminal({ name, pty, iconPath: new ThemeIcon('terminal-powershell') });
  const told = (): void => {
    setContextKey(contextKeys.scriptRuns, running.size > 0, parts.diagnostics);
  };
  running.set(terminal, pty);
  told();
  terminal.show(true);
  const exitCode = await pty.ended;
  running.delete(terminal);
  told();
  over.set(name, terminal);
  return exitCode;
}

async function documentOf(given: unknown): Promise<TextDocument | undefined> {
  if (given instanceof Uri) return workspace.openTextDocument(given);
  const document = window.activeTextEditor?.document;
  return document?.languageId === scriptLanguage ? document : undefined;
}
