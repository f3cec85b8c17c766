import * as l10n from '@vscode/l10n';
import type { VersionDifference } from '../../service/api/synchronization.ts';
import { stateText } from '../updates/stateText.ts';

/** What became of an update between two content versions, as an administrator sees it. */
export type ChangeKind = 'added' | 'modified' | 'expired' | 'superseded' | 'removed' | 'state';

/** The kinds in the order in which they are shown. */
export const changeKinds: readonly ChangeKind[] = [
  'added',
  'modified',
  'expired',
  'superseded',
  'removed',
  'state',
];

/** A difference by the most important thing that happened: a new revision may be expired, too. */
export function changeKind({ kind, before, after }: VersionDifference): ChangeKind {
  if (kind !== 'changed') return kind;
  const came = (after?.state ?? []).filter((word) => before?.state.includes(word) !== true);
  if (came.some((word) => word.startsWith('expired') || word === 'not selected')) return 'expired';
  if (before?.revision !== after?.revision) return 'modified';
  return came.includes('superseded') ? 'superseded' : 'state';
}

/** What differs, in words: `revision 200 → 201, superseded`. */
export function changeText({ before, after }: VersionDifference): string {
  if (before === null || after === null) {
    const { revision = 0, state = [] } = after ?? before ?? {};
    return [l10n.t('revision {0}', revision), ...state.map(stateText)].join(', ');
  }
  const came = after.state.filter((word) => !before.state.includes(word)).map(stateText);
  const went = before.state
    .filter((word) => !after.state.includes(word))
    .map((word) => l10n.t('no longer {0}', stateText(word)));
  const revision =
    before.revision === after.revision ? [] : [l10n.t('revision {0} → {1}', before.revision, after.revision)];
  return [...revision, ...came, ...went].join(', ');
}
