import * as l10n from '@vscode/l10n';
import { formatCount, formatDuration } from '../../base/amounts.ts';
import { relativeTimeText } from '../relativeTimeText.ts';
import { SyncState } from '../../domain/syncState.ts';
import { type Wellbeing, wellbeings } from '../../domain/wellbeing.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { ActivityNote } from './activityNote.ts';
import type { HierarchySnapshot } from './hierarchySnapshot.ts';

/** How one software update point is doing. */
export function supWellbeing({ LastSyncState: state }: SupStatusView): Wellbeing {
  if (state === null) return 'never';
  if (state === SyncState.failed || state === SyncState.error) return 'failed';
  if (state === SyncState.outOfSync || state === SyncState.pendingLicenseTerms) return 'attention';
  return state === SyncState.succeeded ? 'inSync' : 'running';
}

/** A site is as its software update point that needs most attention. */
export function siteWellbeing(rows: readonly SupStatusView[]): Wellbeing {
  const states = rows.map(supWellbeing);
  return wellbeings.find((wellbeing) => states.includes(wellbeing)) ?? 'never';
}

const words: Readonly<Record<Wellbeing, string>> = {
  failed: l10n.t('failed'),
  running: l10n.t('synchronizing'),
  attention: l10n.t('needs attention'),
  inSync: l10n.t('in sync'),
  never: l10n.t('never synchronized'),
};

/** `in sync · version 34 · 5 min ago`; the progress instead while something is under way. */
export function stateDescription(
  rows: readonly SupStatusView[],
  activity: ActivityNote | undefined,
  now: number,
): string {
  if (activity !== undefined) return progressText(activity);
  const wellbeing = siteWellbeing(rows);
  const version = Math.max(0, ...rows.map(({ SyncCatalogVersion }) => SyncCatalogVersion));
  const moments = rows.flatMap(({ LastSyncStateTime: time }) => (time === null ? [] : [Date.parse(time)]));
  return [
    words[wellbeing],
    ...(version > 0 ? [l10n.t('version {0}', version)] : []),
    ...(moments.length > 0 ? [relativeTimeText(Math.max(...moments), now)] : []),
  ].join(' · ');
}

/** What is under way, on one line: `Updates of cs1 · 1,204 of 5,310 · 41 s left`. */
export function progressText(note: ActivityNote): string {
  if (note.progress === undefined) return note.text;
  const { processed, total, etaSeconds = 0 } = note.progress;
  return [
    note.text,
    total === undefined
      ? formatCount(processed)
      : l10n.t('{0} of {1}', formatCount(processed), formatCount(total)),
    ...(etaSeconds > 0 ? [l10n.t('{0} left', formatDuration(etaSeconds * 1000))] : []),
  ].join(' · ');
}

/** What the sites are at, on one line; empty where none is at anything. */
export function activityText({ activity }: Pick<HierarchySnapshot, 'activity'>): string {
  return [...activity].map(([code, note]) => `${code}: ${progressText(note)}`).join(' — ');
}

/** How much of a step is done, in whole percent; undefined where nobody knows. */
export function percentOf(note: ActivityNote): number | undefined {
  if (note.progress === undefined) return undefined;
  const { processed, total } = note.progress;
  return total === undefined || total === 0
    ? undefined
    : Math.min(100, Math.floor((processed / total) * 100));
}

/** Whether a state is one that an administrator has to look at. */
export function isWrong(state: number | null): boolean {
  return (
    state === SyncState.failed ||
    state === SyncState.error ||
    state === SyncState.outOfSync ||
    state === SyncState.pendingLicenseTerms
  );
}
