import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type CommandId, commandIds } from '../ids.ts';
import { AlertsModel } from './alertsModel.ts';
import { AlertsView } from './alertsView.ts';

/** The Alerts view, and what can be done with an alert. */
export function registerAlerts(parts: ExtensionParts): Disposable & { readonly model: AlertsModel } {
  const { door, changes, clock, diagnostics, hierarchy } = parts;
  const disposables = new DisposableList();
  const model = disposables.add(
    new AlertsModel(door, changes, (error) => {
      diagnostics.error(error);
    }),
  );
  disposables.add(new AlertsView(model, clock, () => hierarchy.load()));
  const command = (id: CommandId, run: (...given: readonly unknown[]) => Promise<void>): void => {
    disposables.add(registerCommand(id, diagnostics, run));
  };
  const change = () => import('./changeAlert.ts');
  command(commandIds.postponeAlert, async (...given) => (await change()).postponeAlerts(parts, model, given));
  command(commandIds.disableAlert, async (...given) => (await change()).disableAlerts(parts, model, given));
  command(commandIds.enableAlert, async (...given) => (await change()).enableAlerts(parts, model, given));
  return Object.assign(disposables, { model });
}
