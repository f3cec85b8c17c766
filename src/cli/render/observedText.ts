import { formatCount, formatDuration } from '../../base/amounts.ts';
import { isoOrNull } from '../../base/isoTime.ts';
import { printable } from '../../base/printable.ts';
import { logRunFailure } from '../../domain/log/logRunFailure.ts';
import { triggerText } from '../../domain/words/reasonText.ts';
import { outcomeText } from '../../domain/words/runWords.ts';
import type { ObservedHistory, ObservedRun } from '../../service/observedLogs.ts';
import type { Layout } from './layout.ts';
import { table } from './table.ts';
import { formatTime } from './times.ts';

/** The runs that observed logs tell of as a table, with what each code means below it, once. */
export function observedText(runs: readonly ObservedRun[], layout: Layout): string {
  if (runs.length === 0) return 'The logs tell of no synchronization.\n';
  const { style } = layout;
  const codeOf = (run: ObservedRun): string => logRunFailure(run)?.code ?? '';
  const text = table<ObservedRun>(
    [
      { header: 'Started', cell: ({ start }) => formatTime(start, layout) },
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Kind', cell: ({ full }) => (full ? 'full' : 'delta') },
      { header: 'Why', cell: ({ trigger }) => (trigger === undefined ? '' : triggerText(trigger)) },
      {
        header: 'Outcome',
        cell: ({ outcome }) => outcomeText({ outcome }),
        paint: (cell, { outcome }) => {
          if (outcome === 'succeeded') return style.good(cell);
          return outcome === 'failed' ? style.bad(cell) : style.warning(cell);
        },
      },
      {
        header: 'Took',
        align: 'right',
        cell: ({ seconds }) => (seconds === undefined ? '' : formatDuration(seconds * 1000)),
      },
      {
        header: 'Items',
        align: 'right',
        cell: ({ items }) => (items === undefined ? '' : formatCount(items)),
      },
      {
        header: 'Version',
        align: 'right',
        cell: ({ contentVersion }) => (contentVersion === undefined ? '' : formatCount(contentVersion)),
      },
      { header: 'Error', cell: codeOf, paint: style.bad },
    ],
    runs,
    layout,
  );
  return text + failuresText(runs, layout);
}

function failuresText(runs: readonly ObservedRun[], { style }: Layout): string {
  const told = new Set<string>();
  return runs
    .map((run) => {
      const failure = logRunFailure(run);
      const subject = failure?.code ?? failure?.message;
      if (failure === undefined || subject === undefined || told.has(subject)) return '';
      told.add(subject);
      const { message, code, explanation } = failure;
      const what = `${code === undefined ? '' : `${code}: `}${printable(message).slice(0, 400)}`;
      const advice =
        explanation === undefined
          ? ''
          : `  Cause:  ${printable(explanation.cause)}\n  Remedy: ${printable(explanation.remedy)}\n`;
      return `\n${style.bad(what)}\n${advice}`;
    })
    .join('');
}

/** Runs of observed logs as JSON: times ISO UTC, null for what the logs do not say. */
export function observedJson({ runs }: Pick<ObservedHistory, 'runs'>) {
  return runs.map((run) => {
    const failure = logRunFailure(run);
    return {
      siteCode: run.siteCode,
      kind: run.full ? 'full' : 'delta',
      trigger: run.trigger ?? null,
      outcome: run.outcome,
      started: isoOrNull(run.start),
      ended: isoOrNull(run.end),
      seconds: run.seconds ?? null,
      items: run.items ?? null,
      contentVersion: run.contentVersion ?? null,
      failedUpdates: run.failedUpdates,
      warnings: run.warnings,
      isCut: run.isCut,
      file: run.file,
      error:
        failure === undefined
          ? null
          : {
              message: failure.message,
              code: failure.code ?? null,
              cause: failure.explanation?.cause ?? null,
              remedy: failure.explanation?.remedy ?? null,
            },
    };
  });
}
