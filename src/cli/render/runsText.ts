import { formatCode } from '../../domain/errors/syncError.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { formatBytes, formatCount, formatDuration } from '../../base/amounts.ts';
import type { Layout } from './layout.ts';
import { reasonText, triggerText } from '../../domain/words/reasonText.ts';
import { maintenanceDetails, outcomeText, stepName, whyText } from '../../domain/words/runWords.ts';
import { type Column, fields, table } from './table.ts';
import { formatTime } from './times.ts';

/** The end of a run's id, enough to name it: the id itself begins with the time and the site. */
export function shortRunId({ _id }: Pick<RunDocument, '_id'>): string {
  return _id.split(' ').at(-1) ?? _id;
}

/** Runs as a table, one line each. */
export function runsText(runs: readonly RunDocument[], layout: Layout): string {
  return table<RunDocument>(
    [
      { header: 'Run', cell: shortRunId },
      { header: 'Started', cell: ({ started }) => formatTime(started, layout) },
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Kind', cell: ({ kind }) => kind },
      { header: 'Why', cell: whyText, atLeast: 12 },
      outcomeColumn(layout),
      { header: 'Took', align: 'right', cell: ({ started, ended }) => durationText(started, ended) },
      ...countColumns,
      { header: 'Version', align: 'right', cell: ({ contentVersion }) => optionalCount(contentVersion) },
    ],
    runs,
    layout,
  );
}

/** What each site's run changed, as shown at the end of a synchronization. */
export function countsText(runs: readonly RunDocument[], layout: Layout): string {
  return table<RunDocument>(
    [
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Kind', cell: ({ kind }) => kind },
      outcomeColumn(layout),
      ...countColumns,
      { header: 'Received', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
      { header: 'Took', align: 'right', cell: ({ started, ended }) => durationText(started, ended) },
    ],
    runs,
    layout,
  );
}

/** Everything about one run. */
export function runText(run: RunDocument, layout: Layout): string {
  const { counts, error } = run;
  const head = fields(
    [
      ['Run', run._id],
      ['Site', run.siteCode],
      ['Kind', `${run.kind}${run.reasons.length === 0 ? '' : `: ${run.reasons.map(reasonText).join(', ')}`}`],
      [
        'Started by',
        `${triggerText(run.trigger)}${run.requestedBy === undefined ? '' : ` of ${run.requestedBy}`}`,
      ],
      ['Started', formatTime(run.started, layout)],
      ['Ended', run.ended === undefined ? '' : formatTime(run.ended, layout)],
      ['Took', durationText(run.started, run.ended)],
      ['Outcome', outcomeText(run)],
      [
        'Changes',
        `${formatCount(counts.new)} new, ${formatCount(counts.modified)} modified, ${formatCount(counts.expired)} expired, ${formatCount(counts.removed)} removed, ${formatCount(counts.noLongerOffered)} no longer offered`,
      ],
      [
        'Others',
        `${formatCount(counts.unchanged)} unchanged, ${formatCount(counts.skipped)} skipped, ${formatCount(counts.failed)} failed`,
      ],
      ['Received', formatBytes(run.bytes)],
      ['Version', optionalCount(run.contentVersion)],
      ...(error === undefined
        ? []
        : ([
            ['Error', `${error.message} (${formatCode(error.code)})`],
            ['Cause', error.cause],
            ['Remedy', error.remedy],
          ] as const)),
    ],
    layout,
  );
  return run.steps.length === 0 ? head : `${head}\n${stepsText(run, layout)}`;
}

function stepsText({ steps }: RunDocument, layout: Layout): string {
  return table<RunDocument['steps'][number]>(
    [
      { header: 'Step', cell: stepName },
      { header: 'Server', cell: ({ server }) => server ?? '' },
      { header: 'Started', cell: ({ started }) => formatTime(started, layout) },
      { header: 'Took', align: 'right', cell: ({ started, ended }) => durationText(started, ended) },
      { header: 'Items', align: 'right', cell: ({ processed }) => optionalCount(processed) },
      ...(steps.some(({ details }) => details !== undefined) ? [detailsColumn] : []),
    ],
    steps,
    layout,
  );
}

const detailsColumn: Column<RunDocument['steps'][number]> = {
  header: 'Details',
  cell: ({ details }) => maintenanceDetails(details),
  atLeast: 12,
};

const countColumns: readonly Column<RunDocument>[] = (
  [
    ['New', 'new'],
    ['Modified', 'modified'],
    ['Expired', 'expired'],
    ['Removed', 'removed'],
    ['Unchanged', 'unchanged'],
    ['Skipped', 'skipped'],
    ['Failed', 'failed'],
  ] as const
).map(([header, name]) => ({
  header,
  align: 'right',
  cell: ({ counts }) => formatCount(counts[name]),
}));

function outcomeColumn({ style }: Layout): Column<RunDocument> {
  return {
    header: 'Outcome',
    cell: outcomeText,
    paint: (text, { outcome }) => {
      if (outcome === 'succeeded') return style.good(text);
      return outcome === 'failed' ? style.bad(text) : style.warning(text);
    },
  };
}

function durationText(started: number, ended: number | undefined): string {
  return ended === undefined ? '' : formatDuration(ended - started);
}

function optionalCount(count: number | undefined): string {
  return count === undefined ? '' : formatCount(count);
}
