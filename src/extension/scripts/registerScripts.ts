import { extensions, languages, tasks, type TextDocument, window, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { setContextKey } from '../contextKeys.ts';
import { type CommandId, commandIds, contextKeys, prefix, scriptTaskType } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { offeredFilter, offeredScripts } from './languageSettings.ts';
import { registerScriptConsole } from './console/registerScriptConsole.ts';
import { DebuggedRuns } from './debug/debuggedRuns.ts';
import { registerScriptDebugger } from './debug/registerScriptDebugger.ts';
import { scriptLanguage } from './powerShellDocument.ts';
import { ScriptTasks } from './scriptTasks.ts';
import { registerTestExplorer } from './tests/registerTestExplorer.ts';

/** PowerShell scripts in the editor: language features, loaded with the first script that is opened; running and debugging them; tasks; tests. */
export function registerScripts(parts: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const runs = new DebuggedRuns();
  disposables.add(registerTestExplorer(parts, runs));
  disposables.add(new OfferedFeatures(parts));
  disposables.add(tasks.registerTaskProvider(scriptTaskType, new ScriptTasks(parts)));
  const command = (id: CommandId, run: (...given: readonly unknown[]) => Promise<unknown>): void => {
    disposables.add(registerCommand(id, parts.diagnostics, run));
  };
  const running = () => import('./runScript.ts');
  command(commandIds.runScript, async (...given) => (await running()).runScript(parts, given, 'run'));
  command(commandIds.dryRunScript, async (...given) => (await running()).runScript(parts, given, 'dryRun'));
  command(commandIds.stopScript, async () => (await running()).stopScripts());
  disposables.add(registerScriptDebugger(parts, runs));
  disposables.add(registerScriptConsole(parts));
  return disposables;
}

/** Language features, as the settings and the other extensions would have it now. */
class OfferedFeatures implements Disposable {
  readonly #parts: ExtensionParts;
  readonly #disposables = new DisposableList();
  #features: Disposable | undefined;
  #offered: string | undefined;

  constructor(parts: ExtensionParts) {
    this.#parts = parts;
    const look = (document: TextDocument): void => {
      if (document.languageId === scriptLanguage) this.#follow();
    };
    this.#disposables.add(workspace.onDidOpenTextDocument(look));
    this.#disposables.add(
      extensions.onDidChange(() => {
        if (this.#offered !== undefined) this.#follow();
      }),
    );
    this.#disposables.add(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${prefix}.scripts`) && this.#offered !== undefined) this.#follow();
      }),
    );
    this.#disposables.add(
      window.onDidChangeActiveTextEditor(() => {
        this.#tellOfEditor();
      }),
    );
    workspace.textDocuments.forEach(look);
    this.#tellOfEditor();
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#features?.dispose();
  }

  #follow(): void {
    const offered = offeredScripts();
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.#tellOfEditor();
    this.#features?.dispose();
    this.#features = undefined;
    if (offered !== 'none') inBackground(this.#start(offered), this.#parts.diagnostics);
  }

  /** Keys of scripts act in those alone that language features are offered for. */
  #tellOfEditor(): void {
    const document = window.activeTextEditor?.document;
    const offered = document?.languageId === scriptLanguage ? offeredScripts() : 'none';
    const isHostScript =
      document !== undefined && offered !== 'none' && languages.match(offeredFilter(offered), document) > 0;
    setContextKey(contextKeys.isHostScript, isHostScript, this.#parts.diagnostics);
  }

  async #start(offered: 'all' | 'host'): Promise<void> {
    const { startLanguageFeatures } = await import('./languageFeatures.ts');
    if (this.#offered !== offered || this.#features !== undefined) return;
    const { diagnostics } = this.#parts;
    const collection = languages.createDiagnosticCollection(prefix);
    this.#features = startLanguageFeatures(offeredFilter(offered), collection, (failure) => {
      diagnostics.warn(failure);
    });
    this.#parts.diagnostics.info(`Language features of PowerShell scripts: ${offered}`);
  }
}
