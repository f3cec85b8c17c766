import { commands, l10n, window, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../base/disposable.ts';
import type { ExtensionParts } from './extensionParts.ts';
import { prefix } from './ids.ts';
import { inBackground } from './inBackground.ts';
import { remotePlace } from './remote/remotePlaces.ts';
import { lookAtSettings } from './settings.ts';

/** Has a window follow changes of the settings: another data folder is worked in at once; values that cannot be used are told, once for each. */
export function followSettings({ door, context, diagnostics }: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  let told = '';
  const tell = (): void => {
    const names = lookAtSettings().unusable.map((name) => `${prefix}.${name}`);
    const [first] = names;
    const isTold = names.join() === told;
    told = names.join();
    if (first !== undefined && !isTold) inBackground(warn(names), diagnostics);
  };
  disposables.add(
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(prefix)) return;
      tell();
      if (change.affectsConfiguration(`${prefix}.dataFolder`) && remotePlace(context) === undefined)
        inBackground(work(), diagnostics);
    }),
  );
  tell();
  return disposables;

  /** What is shown opens the new folder's service where it needs it. */
  async function work(): Promise<void> {
    await door.close();
    await door.find();
  }
}

async function warn(names: readonly string[]): Promise<void> {
  const open = l10n.t('Open Settings');
  const chosen = await window.showWarningMessage(
    l10n.t('Settings that cannot be used, so that their defaults hold: {0}', names.join(', ')),
    open,
  );
  if (chosen === open)
    await commands.executeCommand(
      'workbench.action.openSettings',
      names.map((name) => `@id:${name}`).join(' '),
    );
}
