import { l10n, window } from 'vscode';
import type { AlertDocument } from '../../domain/documents.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { shownAlerts } from './alertRow.ts';
import type { AlertsModel } from './alertsModel.ts';
import { chosenAlertIds } from './chosenAlertIds.ts';

const hour = 3_600_000;

/** Postpone Alert: until a while from now that is picked; each is raised again then, if its cause is still there. */
export async function postponeAlerts(
  { door, clock }: ExtensionParts,
  alerts: AlertsModel,
  given: readonly unknown[],
): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Postpone Alert');
  const chosen = await chosenAlerts(alerts, given, { title, states: ['active'] });
  const [first] = chosen;
  if (first === undefined) return;
  const picked = await window.showQuickPick(
    [
      { label: l10n.t('1 hour'), hours: 1 },
      { label: l10n.t('1 day'), hours: 24 },
      { label: l10n.t('1 week'), hours: 24 * 7 },
      { label: l10n.t('4 weeks'), hours: 24 * 28 },
    ],
    { title, placeHolder: chosen.length === 1 ? first.name : l10n.t('{0} alerts', chosen.length) },
  );
  if (picked === undefined) return;
  const until = new Date(clock.now() + picked.hours * hour).toISOString();
  for (const { _id: id } of chosen) await service.postponeAlert({ id, until });
  await alerts.refresh();
}

/** Disable Alert: nobody is told of them any more. */
export async function disableAlerts(
  { door }: ExtensionParts,
  alerts: AlertsModel,
  given: readonly unknown[],
): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Disable Alert');
  for (const { _id: id } of await chosenAlerts(alerts, given, { title, states: ['active', 'postponed'] }))
    await service.disableAlert({ id });
  await alerts.refresh();
}

/** Enable Alert: raised again when their causes are there at the next look. */
export async function enableAlerts(
  { door }: ExtensionParts,
  alerts: AlertsModel,
  given: readonly unknown[],
): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Enable Alert');
  for (const { _id: id } of await chosenAlerts(alerts, given, { title, states: ['disabled', 'postponed'] }))
    await service.enableAlert({ id });
  await alerts.refresh();
}

/** The alerts of the rows that the command is for, as far as they are in one of some states; from the palette, the one that is picked. */
async function chosenAlerts(
  model: AlertsModel,
  given: readonly unknown[],
  { title, states }: { readonly title: string; readonly states: readonly AlertDocument['state'][] },
): Promise<readonly AlertDocument[]> {
  await model.refresh();
  const alerts = shownAlerts(model.alerts).filter(({ state }) => states.includes(state));
  const ids = chosenAlertIds(given);
  if (ids.length > 0) return alerts.filter(({ _id }) => ids.includes(_id));
  if (alerts.length === 0) {
    await window.showInformationMessage(l10n.t('There is no alert for this.'));
    return [];
  }
  const picked = await window.showQuickPick(
    alerts.map((alert) => ({ label: alert.name, detail: alert.message ?? '', alert })),
    { title, placeHolder: l10n.t('Alert') },
  );
  return picked === undefined ? [] : [picked.alert];
}
