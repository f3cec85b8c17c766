import type { VersionDifference } from '../../service/api/synchronization.ts';

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
    return [`revision ${revision}`, ...state].join(', ');
  }
  const came = after.state.filter((word) => !before.state.includes(word));
  const went = before.state.filter((word) => !after.state.includes(word)).map((word) => `no longer ${word}`);
  const revision =
    before.revision === after.revision ? [] : [`revision ${before.revision} → ${after.revision}`];
  return [...revision, ...came, ...went].join(', ');
}
