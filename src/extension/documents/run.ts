import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import { formatBytes, formatCount, formatDuration } from '../../base/amounts.ts';
import type { RunDocument, RunStep } from '../../domain/documents.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import { kindText, maintenanceText, outcomeText, reasonText, stepName, triggerText } from '../runWords.ts';
import { factTable, markdownText } from './markdownText.ts';

/** A run as a readable document: facts, what it changed, its steps, and why it failed; `moment` writes a time (ms UTC) as the reader's clock shows it. */
export function runMarkdown(run: RunDocument, moment: (time: number) => string): string {
  const { siteCode, kind, started, ended, trigger, requestedBy, reasons, bytes, contentVersion, error } = run;
  const what = kind === 'maintenance' ? l10n.t('Maintenance') : l10n.t('Synchronization');
  const facts: (readonly [string, string])[] = [
    [l10n.t('Outcome'), outcomeText(run)],
    [l10n.t('Kind'), kindText(kind)],
    ...(reasons.length === 0
      ? []
      : [[l10n.t('Full because of'), reasons.map(reasonText).join(', ')] as const]),
    [
      l10n.t('Started by'),
      requestedBy === undefined
        ? triggerText(trigger)
        : l10n.t('{0} of {1}', triggerText(trigger), requestedBy),
    ],
    [l10n.t('Started'), moment(started)],
    ...(ended === undefined
      ? []
      : [
          [l10n.t('Ended'), moment(ended)] as const,
          [l10n.t('Took'), formatDuration(ended - started)] as const,
        ]),
    ...(contentVersion === undefined
      ? []
      : [[l10n.t('Content version'), formatCount(contentVersion)] as const]),
    [l10n.t('Received'), formatBytes(bytes)],
    [l10n.t('Run'), run._id],
  ];
  return [
    l10n.t('# {0} of {1}', what, markdownText(siteCode)),
    '',
    ...(error === undefined ? [] : failureLines(error)),
    factTable(facts),
    '',
    ...(kind === 'maintenance' ? [] : [l10n.t('## What it changed'), '', changesTable(run), '']),
    ...(run.steps.length === 0 ? [] : [l10n.t('## Steps'), '', stepsTable(run.steps, moment), '']),
  ].join('\n');
}

function failureLines(error: NonNullable<RunDocument['error']>): readonly string[] {
  return [
    `**${markdownText(error.message)}** (${formatCode(error.code)})`,
    '',
    l10n.t('**Cause.** {0}', markdownText(catalogText(error.cause))),
    '',
    l10n.t('**What to do.** {0}', markdownText(catalogText(error.remedy))),
    '',
  ];
}

function changesTable({ counts }: RunDocument): string {
  const columns = [
    [l10n.t('New'), counts.new],
    [l10n.t('Modified'), counts.modified],
    [l10n.t('Expired'), counts.expired],
    [l10n.t('Removed'), counts.removed],
    [l10n.t('No longer offered'), counts.noLongerOffered],
    [l10n.t('Unchanged'), counts.unchanged],
    [l10n.t('Skipped'), counts.skipped],
    [l10n.t('Failed'), counts.failed],
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
      ...(hasDetails ? [maintenanceText(details)] : []),
    ].join(' | ');
  });
  return [
    `| ${[l10n.t('Step'), l10n.t('Server'), l10n.t('Started'), l10n.t('Took'), l10n.t('Items'), ...(hasDetails ? [l10n.t('Details')] : [])].join(' | ')} |`,
    `|---|---|---|---:|---:|${hasDetails ? '---|' : ''}`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
