import * as l10n from '@vscode/l10n';
import { formatDuration } from '../../src/base/amounts.ts';
import type { StatusPageRun } from '../../src/contract/statusPage.ts';
import { kindWord, outcomeWord, timeText } from './words.ts';

/** A run in a sentence. */
export function runSentence(run: StatusPageRun): string {
  const { siteCode, kind, outcome, started, ended, error } = run;
  return [
    `${siteCode} ${timeText(started)}`,
    kindWord(kind),
    outcomeWord(outcome),
    ...(ended === null ? [] : [formatDuration(ended - started)]),
    ...(error === null ? [] : [error.message]),
  ].join(', ');
}

/** How many runs there are and how they ended: `24 runs: 22 done, 2 failed`. */
export function runsSummary(runs: readonly StatusPageRun[]): string {
  const counts = new Map<StatusPageRun['outcome'], number>();
  for (const { outcome } of runs) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcomeWord(outcome)}`).join(', ');
  const total = runs.length === 1 ? l10n.t('1 run') : l10n.t('{0} runs', runs.length);
  return parts === '' ? total : `${total}: ${parts}`;
}
