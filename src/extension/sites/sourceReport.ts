import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import type { SourceTestStep } from '../../service/api/administration.ts';
import { markdownText } from '../documents/markdownText.ts';

/** How a test of a source went (ms UTC), as Markdown: each step with its result, and what to do about the one that failed. */
export function sourceReport(source: string, steps: readonly SourceTestStep[], tested: number): string {
  const failed = steps.find(({ ok }) => !ok);
  const rows = steps.map(
    ({ step, ok, detail }) => `| ${ok ? '✓' : '✗'} ${markdownText(step)} | ${markdownText(detail)} |`,
  );
  return [
    `# ${failed === undefined ? l10n.t('The source answers') : l10n.t('The source cannot be used')}`,
    '',
    l10n.t(
      '{0}, tested {1} UTC',
      markdownText(source),
      new Date(tested).toISOString().slice(0, 16).replace('T', ' '),
    ),
    '',
    `| ${l10n.t('Step')} | ${l10n.t('Result')} |`,
    '|---|---|',
    ...rows,
    '',
    failed === undefined
      ? l10n.t('A synchronization would get through.')
      : l10n.t('**What to do.** {0}', markdownText(catalogText(failed.remedy ?? failed.detail))),
    '',
  ].join('\n');
}
