import * as l10n from '@vscode/l10n';
import { formatBytes, formatCount } from '../base/amounts.ts';
import type { MaintenanceDetails, RunCounts, RunDocument, RunStep } from '../domain/documents.ts';
import { formatCode } from '../domain/errors/syncError.ts';
import type { FullSyncReason, SyncTrigger } from '../domain/syncEvent.ts';
import { countedText } from './countedText.ts';

const outcomes: Readonly<Record<RunDocument['outcome'], string>> = {
  running: l10n.t('running'),
  succeeded: l10n.t('done'),
  pendingLicenseTerms: l10n.t('done, license terms pending'),
  failed: l10n.t('failed'),
  cancelled: l10n.t('stopped'),
  interrupted: l10n.t('interrupted'),
};

/** How a run ended, in the reader's language; a failed one with its code. */
export function outcomeText({ outcome, error }: Pick<RunDocument, 'outcome' | 'error'>): string {
  const code = outcome === 'failed' && error !== undefined ? ` ${formatCode(error.code)}` : '';
  return outcomes[outcome] + code;
}

const kinds: Readonly<Record<RunDocument['kind'], string>> = {
  full: l10n.t('full'),
  delta: l10n.t('delta'),
  maintenance: l10n.t('maintenance'),
};

/** What kind of run it was. */
export function kindText(kind: RunDocument['kind']): string {
  return kinds[kind];
}

const reasons: Readonly<Record<FullSyncReason, string>> = {
  requested: l10n.t('requested'),
  firstSynchronization: l10n.t('first synchronization'),
  sourceChanged: l10n.t('synchronization source changed'),
  serverChanged: l10n.t('upstream server is another one than before'),
  subscriptionChanged: l10n.t('products or classifications changed'),
  supersedenceRulesChanged: l10n.t('supersedence rules changed'),
  languagesChanged: l10n.t('languages changed'),
  intervalElapsed: l10n.t('full synchronization interval elapsed'),
  anchorRejected: l10n.t('upstream server refused the anchor'),
};

/** Why a run compares everything. */
export function reasonText(reason: FullSyncReason): string {
  return reasons[reason];
}

const triggers: Readonly<Record<SyncTrigger, string>> = {
  schedule: l10n.t('schedule'),
  local: l10n.t('request'),
  parent: l10n.t('parent site'),
  retry: l10n.t('retry'),
};

/** What made a site synchronize, in a word or two. */
export function triggerText(trigger: SyncTrigger): string {
  return triggers[trigger];
}

/** Why a run took place: what made it full, else what made the site synchronize. */
export function whyText({ trigger, reasons: given }: Pick<RunDocument, 'trigger' | 'reasons'>): string {
  return given.length === 0 ? triggerText(trigger) : given.map(reasonText).join(', ');
}

const steps: Readonly<Record<RunStep['name'], string>> = {
  wsus: l10n.t('WSUS server'),
  siteDatabase: l10n.t('Site database'),
  replica: l10n.t('Replica'),
  children: l10n.t('Child sites'),
  maintenance: l10n.t('Maintenance'),
  expiredCleanup: l10n.t('Expired updates'),
  compaction: l10n.t('Compaction'),
};

/** What a step of a run works on. */
export function stepName({ name }: Pick<RunStep, 'name'>): string {
  return steps[name];
}

/** What maintenance did in a step; empty for steps of a synchronization. */
export function maintenanceText(details: MaintenanceDetails | undefined): string {
  if (details === undefined) return '';
  const { total, declinedExpired = 0, declinedSuperseded = 0, deleted = 0 } = details;
  const { movedRecords = 0, droppedRecords = 0, movedBytes = 0, removedBytes = 0 } = details;
  return total === undefined
    ? l10n.t(
        '{0} dropped, {1} moved, {2} given back',
        countedText(droppedRecords, 'document'),
        formatCount(movedRecords),
        formatBytes(removedBytes - movedBytes),
      )
    : l10n.t(
        '{0} expired and {1} superseded declined, {2} deleted, of {3}',
        formatCount(declinedExpired),
        formatCount(declinedSuperseded),
        formatCount(deleted),
        formatCount(total),
      );
}

/** What a run changed, without what it did not: `553 new, 3 expired`; `nothing changed`. */
export function changesText(counts: RunCounts): string {
  const parts = (['new', 'modified', 'expired', 'removed', 'failed'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => changed(name, formatCount(counts[name])));
  return parts.length === 0 ? l10n.t('nothing changed') : parts.join(', ');
}

function changed(name: 'new' | 'modified' | 'expired' | 'removed' | 'failed', amount: string): string {
  switch (name) {
    case 'new':
      return l10n.t('{0} new', amount);
    case 'modified':
      return l10n.t('{0} modified', amount);
    case 'expired':
      return l10n.t('{0} expired', amount);
    case 'removed':
      return l10n.t('{0} removed', amount);
    case 'failed':
      return l10n.t('{0} failed', amount);
  }
}
