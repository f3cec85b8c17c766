import path from 'node:path';
import {
  CustomExecution,
  l10n,
  ProcessExecution,
  Task,
  type TaskProvider,
  TaskScope,
  Uri,
  workspace,
} from 'vscode';
import { isRecord } from '../../base/isRecord.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { ownCommand } from '../door/serviceCommand.ts';
import { problemMatchers, scriptTaskType } from '../ids.ts';
import { givenTexts } from './givenTexts.ts';
import { hostScripts } from './languageSettings.ts';
import { workspacePlace } from './scriptPlace.ts';

/** Most scripts of a workspace that are offered as tasks. */
const mostTasks = 100;

/** A task of `tasks.json` that runs a script, or checks it. */
interface ScriptTask {
  /** Below the workspace folder, or absolute; for a check a folder of scripts, too. */
  readonly script: string;
  readonly arguments: readonly string[];
  readonly isDryRun: boolean;
  readonly isCheck: boolean;
}

/** What a task asks for that says nothing but its script. */
const usual = { arguments: [], isDryRun: false, isCheck: false };

/** Scripts as tasks: those that are named `*.sync.ps1`, a check of all, and what `tasks.json` names. */
export class ScriptTasks implements TaskProvider {
  readonly #parts: ExtensionParts;

  constructor(parts: ExtensionParts) {
    this.#parts = parts;
  }

  async provideTasks(): Promise<Task[]> {
    if (!workspace.isTrusted) return [];
    const files = await workspace.findFiles(hostScripts, '**/node_modules/**', mostTasks);
    const runs = files.map((file) => {
      const script = workspace.asRelativePath(file, false);
      return this.#taskOf({ type: scriptTaskType, script }, { ...usual, script });
    });
    if (runs.length === 0) return [];
    const all = { type: scriptTaskType, script: '.', check: true };
    return [...runs, this.#taskOf(all, { ...usual, script: '.', isCheck: true })];
  }

  resolveTask({ definition }: Task): Task | undefined {
    const asked = askedOf(definition);
    return asked === undefined ? undefined : this.#taskOf(definition, asked);
  }

  #taskOf(definition: Task['definition'], asked: ScriptTask): Task {
    const { script, isCheck } = asked;
    const { check, script: errors } = problemMatchers;
    const checkName = script === '.' ? l10n.t('Check all scripts') : l10n.t('Check {0}', script);
    const name = isCheck ? checkName : l10n.t('Run {0}', script);
    const matchers = (isCheck ? [check] : [check, errors]).map((matcher) => `$${matcher}`);
    const execution = isCheck ? this.#checkOf(script) : new CustomExecution(() => this.#terminalOf(asked));
    return new Task(definition, TaskScope.Workspace, name, scriptTaskType, execution, matchers);
  }

  /** The command line's check in a process of its own: nothing of a script runs. */
  #checkOf(script: string): ProcessExecution {
    const { extensionPath } = this.#parts.context;
    const { command, arguments: given, environment } = ownCommand(extensionPath, 'check', '--', script);
    const options = { cwd: workspacePlace().currentFolder, env: { ...environment } };
    return new ProcessExecution(command, [...given], options);
  }

  async #terminalOf({ script, arguments: given, isDryRun }: ScriptTask) {
    const { ScriptTerminal } = await import('./scriptTerminal.ts');
    return new ScriptTerminal(
      async (side) => {
        const { mayRun, runOf } = await import('./runScript.ts');
        const { runInSession } = await import('./scriptSession.ts');
        if (!mayRun()) return 1;
        const file = path.resolve(workspacePlace().currentFolder, script);
        const document = await workspace.openTextDocument(Uri.file(file));
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
  const { script, arguments: given, dryRun, check } = definition;
  return { script, arguments: givenTexts(given), isDryRun: dryRun === true, isCheck: check === true };
}
