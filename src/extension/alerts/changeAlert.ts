import { l10n, window } from 'vscode';
import type { AlertDocument } from '../../domain/documents.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { shownAlerts } from './alertRow.ts';
import type { AlertsModel } from './alertsModel.ts';

const hour = 3_600_000;

/** Postpone Alert: until a while from now that is picked; it is raised again then, if its cause is still there. */
export async function postponeAlert(
  { door, clock }: ExtensionParts,
  alerts: AlertsModel,
  given: unknown,
): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Postpone Alert');
  const alert = await chosenAlert(alerts, given, { title, states: ['active'] });
  if (alert === undefined) return;
  const picked = await window.showQuickPick(
    [
      { label: l10n.t('1 hour'), hours: 1 },
      { label: l10n.t('1 day'), hours: 24 },
      { label: l10n.t('1 week'), hours: 24 * 7 },
      { label: l10n.t('4 weeks'), hours: 24 * 28 },
    ],
    { title, placeHolder: alert.name },
  );
  if (picked === undefined) return;
  const until = new Date(clock.now() + picked.hours * hour).toISOString();
  await service.postponeAlert({ id: alert._id, until });
  await alerts.refresh();
}

/** Disable Alert: nobody is told of it any more. */
export async function disableAlert(
  { door }: ExtensionParts,
  alerts: AlertsModel,
  given: unknown,
): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Disable Alert');
  const alert = await chosenAlert(alerts, given, { title, states: ['active', 'postponed'] });
  if (alert === undefined) return;
  await service.disableAlert({ id: alert._id });
  await alerts.refresh();
}

/** Enable Alert: raised again when its cause is there at the next look. */
export async function enableAlert(
  { door }: ExtensionParts,
  alerts: AlertsModel,
  given: unknown,
): Promise<void> {
  const service = await door.service();
  const title = l10n.t('Enable Alert');
  const alert = await chosenAlert(alerts, given, { title, states: ['disabled', 'postponed'] });
  if (alert === undefined) return;
  await service.enableAlert({ id: alert._id });
  await alerts.refresh();
}

/** The alert of the clicked row; from the palette, the one that is picked. */
async function chosenAlert(
  model: AlertsModel,
  given: unknown,
  { title, states }: { readonly title: string; readonly states: readonly AlertDocument['state'][] },
): Promise<AlertDocument | undefined> {
  await model.refresh();
  const alerts = shownAlerts(model.alerts).filter(({ state }) => states.includes(state));
  if (typeof given === 'object' && given !== null && '_id' in given)
    return alerts.find(({ _id }) => _id === given._id);
  if (alerts.length === 0) {
    await window.showInformationMessage(l10n.t('There is no alert for this.'));
    return undefined;
  }
  const picked = await window.showQuickPick(
    alerts.map((alert) => ({ label: alert.name, detail: alert.message ?? '', alert })),
    { title, placeHolder: l10n.t('Alert') },
  );
  return picked?.alert;
}
