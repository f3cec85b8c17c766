import * as l10n from '@vscode/l10n';
import type { StatusPageRun, StatusPageSup } from '../../src/contract/statusPage.ts';

/** How a run ended, in words. */
export function outcomeWord(outcome: StatusPageRun['outcome']): string {
  switch (outcome) {
    case 'running':
      return l10n.t('running');
    case 'succeeded':
      return l10n.t('done');
    case 'pendingLicenseTerms':
      return l10n.t('license terms pending');
    case 'failed':
      return l10n.t('failed');
    case 'cancelled':
      return l10n.t('stopped');
    case 'interrupted':
      return l10n.t('interrupted');
  }
}

/** What kind of run it was, in words. */
export function kindWord(kind: StatusPageRun['kind']): string {
  switch (kind) {
    case 'full':
      return l10n.t('full');
    case 'delta':
      return l10n.t('delta');
    case 'maintenance':
      return l10n.t('maintenance');
  }
}

/** How far a software update point is behind the top of its chain, in words; empty where it is not. */
export function behindText({ behind }: StatusPageSup): string {
  if (behind === 0) return '';
  return behind === 1 ? l10n.t('1 version behind') : l10n.t('{0} versions behind', behind);
}

/** A time (ms UTC) as the reader's clock shows it: `2026-11-24 12:55`. */
export function timeText(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
