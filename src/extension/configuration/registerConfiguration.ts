import { l10n } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds } from '../ids.ts';

/** Configure Languages, Supersedence Rules and Maintenance, and Change Settings, as steps in the command palette's place. */
export function registerConfiguration(parts: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const command = (id: CommandId, run: () => Promise<unknown>): void => {
    disposables.add(registerCommand(id, parts.diagnostics, run));
  };
  const settings = async () => ({
    ...(await import('./configureSettings.ts')),
    ...(await import('./settingSteps.ts')),
  });
  command(commandIds.configureLanguages, async () =>
    (await import('./configureLanguages.ts')).configureLanguages(parts),
  );
  command(commandIds.configureSupersedence, async () => {
    const { configureSettings, supersedenceQuestions } = await settings();
    await configureSettings(parts, l10n.t('Configure Supersedence Rules'), supersedenceQuestions);
  });
  command(commandIds.configureMaintenance, async () => {
    const { configureSettings, maintenanceQuestions } = await settings();
    await configureSettings(parts, l10n.t('Configure Maintenance'), maintenanceQuestions);
  });
  command(commandIds.changeSettings, async () => (await import('./changeSettings.ts')).changeSettings(parts));
  return disposables;
}
