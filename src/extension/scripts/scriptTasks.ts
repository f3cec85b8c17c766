import path from 'node:path';
import { CustomExecution, l10n, Task, type TaskProvider, TaskScope, Uri, workspace } from 'vscode';
import { isRecord } from '../../base/isRecord.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { scriptTaskType } from '../ids.ts';
import { givenTexts } from './givenTexts.ts';
import { hostScripts } from './languageSettings.ts';

/** Most scripts of a workspace that are offered as tasks. */
const mostTasks = 100;

/** A task of `tasks.json` that runs a script. */
interface ScriptTask {
  /** Below the workspace folder, or absolute. */
  readonly script: string;
  readonly arguments: readonly string[];
  readonly isDryRun: boolean;
}

/** Scripts as tasks: those that are named `*.sync.ps1`, and what `tasks.json` names. */
export class ScriptTasks implements TaskProvider {
  readonly #parts: ExtensionParts;

  constructor(parts: ExtensionParts) {
    this.#parts = parts;
  }

  async provideTasks(): Promise<Task[]> {
    if (!workspace.isTrusted) return [];
    const files = await workspace.findFiles(hostScripts, '**/node_modules/**', mostTasks);
    return files.map((file) => {
      const script = workspace.asRelativePath(file, false);
      return this.#taskOf({ type: scriptTaskType, script }, { script, arguments: [], isDryRun: false });
    });
  }

  resolveTask({ definition }: Task): Task | undefined {
    const asked = askedOf(definition);
    return asked === undefined ? undefined : this.#taskOf(definition, asked);
  }

  #taskOf(definition: Task['definition'], asked: ScriptTask): Task {
    const name = l10n.t('Run {0}', asked.script);
    const execution = new CustomExecution(() => this.#terminalOf(asked));
    return new Task(definition, TaskScope.Workspace, name, scriptTaskType, execution, []);
  }

  async #terminalOf({ script, arguments: given, isDryRun }: ScriptTask) {
    const { ScriptTerminal } = await import('./scriptTerminal.ts');
    return new ScriptTerminal(
      async (side) => {
        const { mayRun, runOf } = await import('./runScript.ts');
        const { runInSession } = await import('./scriptSession.ts');
        if (!mayRun()) return 1;
        const [folder] = workspace.workspaceFolders ?? [];
        const document = await workspace.openTextDocument(
          Uri.file(path.resolve(folder?.uri.fsPath ?? '/', script)),
        );
        const run = { ...runOf(document, document.getText(), isDryRun), arguments: given };
        return runInSession(this.#parts, run, side);
      },
      { staysOpen: false },
    );
  }
}

/** What a definition of `tasks.json` asks for; undefined where it names no script. */
function askedOf(definition: unknown): ScriptTask | undefined {
  if (!isRecord(definition) || typeof definition['script'] !== 'string') return undefined;
  const { script, arguments: given, dryRun } = definition;
  return { script, arguments: givenTexts(given), isDryRun: dryRun === true };
}
