import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import { assertNever } from '../../base/assertNever.ts';
import { relativeTimeText } from '../relativeTimeText.ts';
import type { AlertDocument } from '../../domain/documents.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { NodeView } from '../nodeView.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';

/** How an alert looks in a list. */
export interface AlertRow extends NodeView {
  /** Markdown; texts from servers are escaped. */
  readonly tooltip: string;
}

const states: readonly AlertDocument['state'][] = ['active', 'postponed', 'disabled'];
const severities: readonly AlertDocument['severity'][] = ['critical', 'warning', 'information'];

/** The alerts that a reader wants to see, in the order of what has to be looked at first; what is over is left out. */
export function shownAlerts(alerts: readonly AlertDocument[]): readonly AlertDocument[] {
  return alerts
    .filter(({ state }) => states.includes(state))
    .sort(
      (a, b) =>
        states.indexOf(a.state) - states.indexOf(b.state) ||
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        b.changed - a.changed,
    );
}

/**
 * How many alerts nobody has dealt with, but for failed synchronizations: Site Hierarchy counts those, and VS Code adds up what the views of a
 * container count.
 */
export function activeAlerts(alerts: readonly AlertDocument[]): number {
  return alerts.filter((alert) => alert.state === 'active' && !isFailure(alert)).length;
}

function isFailure({ _id, code }: AlertDocument): boolean {
  return _id.startsWith('sync/') && code !== undefined;
}

/** How an alert looks now (ms UTC). */
export function alertRow(alert: AlertDocument, now: number): AlertRow {
  const { name, message, siteCode, cause, remedy, code, changed, state, severity } = alert;
  const when = stateText(alert, now);
  const description = [...(siteCode === undefined ? [] : [siteCode]), when].join(' · ');
  return {
    ...{ label: name, description, collapsible: 'none' },
    ...iconOf(alert),
    capabilities: [
      'alert',
      ...(state === 'active' ? ['canPostpone'] : []),
      ...(state === 'disabled' ? [] : ['canDisable']),
      ...(state === 'disabled' || state === 'postponed' ? ['canEnable'] : []),
      ...(code === undefined ? [] : ['canExplain']),
    ],
    spoken: l10n.t(
      '{0} alert {1}: {2}',
      severity,
      name,
      [message ?? '', description].filter((text) => text !== '').join(', '),
    ),
    tooltip: [
      `**${markdownText(name)}**`,
      ...(message === undefined ? [] : [markdownText(message)]),
      factTable([
        [l10n.t('State'), when],
        [l10n.t('Changed'), relativeTimeText(changed, now)],
        ...(code === undefined ? [] : [[l10n.t('Code'), formatCode(code)] as const]),
      ]),
      ...(cause === undefined ? [] : [l10n.t('**Cause.** {0}', markdownText(catalogText(cause)))]),
      ...(remedy === undefined ? [] : [l10n.t('**What to do.** {0}', markdownText(catalogText(remedy)))]),
    ].join('\n\n'),
  };
}

function stateText({ state, changed, postponedUntil }: AlertDocument, now: number): string {
  switch (state) {
    case 'active':
      return l10n.t('raised {0}', relativeTimeText(changed, now));
    case 'postponed':
      return postponedUntil === undefined
        ? l10n.t('postponed')
        : l10n.t('postponed, again {0}', relativeTimeText(postponedUntil, now));
    case 'disabled':
      return l10n.t('disabled');
    case 'canceled':
      return l10n.t('over');
    case 'neverTriggered':
      return l10n.t('never raised');
    default:
      return assertNever(state);
  }
}

function iconOf({ state, severity }: AlertDocument): Pick<AlertRow, 'icon' | 'color'> {
  if (state === 'postponed') return { icon: 'clock' };
  if (state !== 'active') return { icon: 'bell-slash' };
  if (severity === 'critical') return { icon: 'error', color: 'list.errorForeground' };
  return severity === 'warning'
    ? { icon: 'warning', color: 'list.warningForeground' }
    : { icon: 'info', color: 'charts.blue' };
}
