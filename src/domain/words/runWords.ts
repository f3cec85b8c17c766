import type { MaintenanceDetails, RunCounts, RunDocument, RunStep } from '../documents.ts';
import { formatCode } from '../errors/syncError.ts';
import { counted, formatBytes, formatCount } from '../../base/amounts.ts';
import { reasonText, triggerText } from './reasonText.ts';

const outcomes: Readonly<Record<RunDocument['outcome'], string>> = {
  running: 'running',
  succeeded: 'done',
  pendingLicenseTerms: 'done, license terms pending',
  failed: 'failed',
  cancelled: 'stopped',
  interrupted: 'interrupted',
};

/** How a run ended, in words; a failed one with its code. */
export function outcomeText({ outcome, error }: Pick<RunDocument, 'outcome' | 'error'>): string {
  const code = outcome === 'failed' && error !== undefined ? ` ${formatCode(error.code)}` : '';
  return outcomes[outcome] + code;
}

/** Why a run took place: what made it full, else what made the site synchronize. */
export function whyText({ trigger, reasons }: Pick<RunDocument, 'trigger' | 'reasons'>): string {
  return reasons.length === 0 ? triggerText(trigger) : reasons.map(reasonText).join(', ');
}

const steps: Readonly<Record<RunStep['name'], string>> = {
  wsus: 'WSUS server',
  siteDatabase: 'Site database',
  replica: 'Replica',
  children: 'Child sites',
  maintenance: 'Maintenance',
  expiredCleanup: 'Expired updates',
  compaction: 'Compaction',
};

/** What a step of a run works on. */
export function stepName({ name }: Pick<RunStep, 'name'>): string {
  return steps[name];
}

/** What maintenance did in a step; empty for steps of a synchronization. */
export function maintenanceDetails(details: MaintenanceDetails | undefined): string {
  if (details === undefined) return '';
  const { total, declinedExpired = 0, declinedSuperseded = 0, deleted = 0 } = details;
  const { movedRecords = 0, droppedRecords = 0, movedBytes = 0, removedBytes = 0 } = details;
  return total === undefined
    ? `${counted(droppedRecords, 'document')} dropped, ${formatCount(movedRecords)} moved, ${formatBytes(removedBytes - movedBytes)} given back`
    : `${formatCount(declinedExpired)} expired and ${formatCount(declinedSuperseded)} superseded declined, ${formatCount(deleted)} deleted, of ${formatCount(total)}`;
}

/** What a run changed, without what it did not: `553 new, 3 expired`; `nothing changed`. */
export function changesText(counts: RunCounts): string {
  const parts = (['new', 'modified', 'expired', 'removed', 'failed'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `${formatCount(counts[name])} ${name}`);
  return parts.length === 0 ? 'nothing changed' : parts.join(', ');
}
