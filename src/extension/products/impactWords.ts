import * as l10n from '@vscode/l10n';
import { countedText } from '../countedText.ts';
import { estimateWords } from '../../domain/words/estimateWords.ts';
import type {
  CategoryView,
  SubscriptionEstimate,
  SubscriptionPreview,
} from '../../service/api/subscription.ts';

/** What the source said about a selection, or why it could not be asked. */
export type AskedSource =
  | { readonly kind: 'estimate'; readonly estimate: SubscriptionEstimate }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'notAsked' };

const mostNames = 12;

/** What applying a selection would do, line by line, with what has to be looked at first. */
export function impactWords(preview: SubscriptionPreview, asked: AskedSource): readonly string[] {
  const { before, after, nextSyncIsFull, deselectedUpdates, groupsAffected, warnings } = preview;
  return [
    ...warnings.map((warning) => `⚠ ${warning}`),
    ...(deselectedUpdates === 0
      ? []
      : [
          l10n.t(
            '⚠ {0} would expire with the next synchronization: no longer selected.',
            countedText(deselectedUpdates, 'update'),
          ),
        ]),
    ...(groupsAffected.length === 0
      ? []
      : [l10n.t('⚠ Software update groups that hold some of them: {0}.', groupsAffected.join(', '))]),
    ...changesOf(
      [...before.products, ...before.classifications],
      [...after.products, ...after.classifications],
    ),
    ...(asked.kind === 'estimate' ? estimateWords(asked.estimate) : []),
    ...(asked.kind === 'failed'
      ? [l10n.t('The source could not be asked how much it offers: {0}.', asked.message)]
      : []),
    ...(nextSyncIsFull ? [l10n.t('The next synchronization is full: it compares everything.')] : []),
  ];
}

function changesOf(before: readonly CategoryView[], after: readonly CategoryView[]): readonly string[] {
  const missing = (from: readonly CategoryView[], those: readonly CategoryView[]): CategoryView[] =>
    from.filter(({ id }) => those.every((other) => other.id !== id));
  const lines = [
    ...missing(after, before).map(({ path }) => `+ ${path.join(' > ')}`),
    ...missing(before, after).map(({ path }) => `− ${path.join(' > ')}`),
  ];
  const more = lines.length - mostNames;
  return more > 0
    ? [...lines.slice(0, mostNames), l10n.t('… and {0}', countedText(more, 'moreChange'))]
    : lines;
}
