import type { SourceTestStep } from '../../service/api/administration.ts';
import { markdownText } from '../documents/markdownText.ts';

/** How a test of a source went (ms UTC), as Markdown: each step with its result, and what to do about the one that failed. */
export function sourceReport(source: string, steps: readonly SourceTestStep[], tested: number): string {
  const failed = steps.find(({ ok }) => !ok);
  const rows = steps.map(
    ({ step, ok, detail }) => `| ${ok ? '✓' : '✗'} ${markdownText(step)} | ${markdownText(detail)} |`,
  );
  return [
    `# ${failed === undefined ? 'The source answers' : 'The source cannot be used'}`,
    '',
    `${markdownText(source)}, tested ${new Date(tested).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    '',
    '| Step | Result |',
    '|---|---|',
    ...rows,
    '',
    failed === undefined
      ? 'A synchronization would get through.'
      : `**What to do.** ${markdownText(failed.remedy ?? failed.detail)}`,
    '',
  ].join('\n');
}
