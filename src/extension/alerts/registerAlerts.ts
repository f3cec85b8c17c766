import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds } from '../ids.ts';
import { AlertsModel } from './alertsModel.ts';
import { AlertsView } from './alertsView.ts';

/** The Alerts view, and what can be done with an alert. */
export function registerAlerts(parts: ExtensionParts): Disposable & { readonly model: AlertsModel } {
  const { door, changes, clock, diagnostics } = parts;
  const disposables = new DisposableList();
  const model = disposables.add(
    new AlertsModel(door, changes, (error) => {
      diagnostics.error(error);
    }),
  );
  disposables.add(new AlertsView(model, clock));
  const command = (id: CommandId, run: (given: unknown) => Promise<void>): void => {
    disposables.add(registerCommand(id, diagnostics, run));
  };
  const change = () => import('./changeAlert.ts');
  command(commandIds.postponeAlert, async (given) => (await change()).postponeAlert(parts, model, given));
  command(commandIds.disableAlert, async (given) => (await change()).disableAlert(parts, model, given));
  command(commandIds.enableAlert, async (given) => (await change()).enableAlert(parts, model, given));
  return Object.assign(disposables, { model });
}
