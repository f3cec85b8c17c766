import * as l10n from '@vscode/l10n';
import { relativeAmount } from '../base/relativeTime.ts';

/** How long ago or ahead a moment is (both ms UTC), in the reader's language: `just now`, `5 min ago`, `in 3 d`. */
export function relativeTimeText(moment: number, now: number): string {
  const amount = relativeAmount(moment, now);
  if (amount === undefined) return l10n.t('just now');
  const { count, unit, isPast } = amount;
  const text = unit === 'months' ? l10n.t('{0} months', count) : `${count} ${unit}`;
  return isPast ? l10n.t('{0} ago', text) : l10n.t('in {0}', text);
}
