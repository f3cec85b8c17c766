import {
  CodeLens,
  type CodeLensProvider,
  EventEmitter,
  l10n,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { commandIds } from '../ids.ts';

/** Above a script that is written for this host: run it, see what it would do, debug it. None where scripts may not run. */
export class RunLensesProvider implements CodeLensProvider, Disposable {
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<void>());

  constructor() {
    this.#disposables.add(
      workspace.onDidGrantWorkspaceTrust(() => {
        this.#changed.fire();
      }),
    );
  }

  readonly onDidChangeCodeLenses = this.#changed.event;

  provideCodeLenses({ uri }: TextDocument): CodeLens[] {
    if (!workspace.isTrusted) return [];
    const above = new Range(0, 0, 0, 0);
    return [
      { title: l10n.t('Run Script'), command: commandIds.runScript },
      { title: l10n.t('Dry Run'), command: commandIds.dryRunScript },
      { title: l10n.t('Debug'), command: commandIds.debugScript },
    ].map((command) => new CodeLens(above, { ...command, arguments: [uri] }));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
