import { formatBytes, formatCount, formatDuration } from '../../base/amounts.ts';
import type { RunDocument, RunStep } from '../../domain/documents.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import { triggerText } from '../../domain/words/reasonText.ts';
import { reasonText } from '../../domain/words/reasonText.ts';
import { maintenanceDetails, outcomeText, stepName } from '../../domain/words/runWords.ts';
import { factTable, markdownText } from './markdownText.ts';

/** A run as a readable document: facts, what it changed, its steps, and why it failed; `moment` writes a time (ms UTC) as the reader's clock shows it. */
export function runMarkdown(run: RunDocument, moment: (time: number) => string): string {
  const { siteCode, kind, started, ended, trigger, requestedBy, reasons, bytes, contentVersion, error } = run;
  const what = kind === 'maintenance' ? 'Maintenance' : 'Synchronization';
  const facts: (readonly [string, string])[] = [
    ['Outcome', outcomeText(run)],
    ['Kind', kind],
    ...(reasons.length === 0 ? [] : [['Full because of', reasons.map(reasonText).join(', ')] as const]),
    ['Started by', `${triggerText(trigger)}${requestedBy === undefined ? '' : ` of ${requestedBy}`}`],
    ['Started', moment(started)],
    ...(ended === undefined
      ? []
      : [['Ended', moment(ended)] as const, ['Took', formatDuration(ended - started)] as const]),
    ...(contentVersion === undefined ? [] : [['Content version', formatCount(contentVersion)] as const]),
    ['Received', formatBytes(bytes)],
    ['Run', run._id],
  ];
  return [
    `# ${what} of ${markdownText(siteCode)}`,
    '',
    ...(error === undefined ? [] : failureLines(error)),
    factTable(facts),
    '',
    ...(kind === 'maintenance' ? [] : ['## What it changed', '', changesTable(run), '']),
    ...(run.steps.length === 0 ? [] : ['## Steps', '', stepsTable(run.steps, moment), '']),
  ].join('\n');
}

function failureLines(error: NonNullable<RunDocument['error']>): readonly string[] {
  return [
    `**${markdownText(error.message)}** (${formatCode(error.code)})`,
    '',
    `**Cause.** ${markdownText(error.cause)}`,
    '',
    `**What to do.** ${markdownText(error.remedy)}`,
    '',
  ];
}

function changesTable({ counts }: RunDocument): string {
  const columns = [
    ['New', counts.new],
    ['Modified', counts.modified],
    ['Expired', counts.expired],
    ['Removed', counts.removed],
    ['No longer offered', counts.noLongerOffered],
    ['Unchanged', counts.unchanged],
    ['Skipped', counts.skipped],
    ['Failed', counts.failed],
  ] as const;
  return [
    `| ${columns.map(([name]) => name).join(' | ')} |`,
    `|${'---:|'.repeat(columns.length)}`,
    `| ${columns.map(([, count]) => formatCount(count)).join(' | ')} |`,
  ].join('\n');
}

function stepsTable(steps: readonly RunStep[], moment: (time: number) => string): string {
  const hasDetails = steps.some(({ details }) => details !== undefined);
  const rows = steps.map((step) => {
    const { server, started, ended, processed, details } = step;
    return [
      stepName(step),
      markdownText(server ?? ''),
      moment(started),
      ended === undefined ? '' : formatDuration(ended - started),
      processed === undefined ? '' : formatCount(processed),
      ...(hasDetails ? [maintenanceDetails(details)] : []),
    ].join(' | ');
  });
  return [
    `| Step | Server | Started | Took | Items |${hasDetails ? ' Details |' : ''}`,
    `|---|---|---|---:|---:|${hasDetails ? '---|' : ''}`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
