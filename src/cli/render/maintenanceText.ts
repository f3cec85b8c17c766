import { formatBytes, formatCount, formatDuration } from '../../base/amounts.ts';
import type { MaintenanceDetails, RunDocument } from '../../domain/documents.ts';
import type { MaintenanceReport, MaintenanceView } from '../../service/api/administration.ts';
import type { Layout } from './layout.ts';
import { outcomeText } from '../../domain/words/runWords.ts';
import { table } from './table.ts';
import { formatRelative } from './times.ts';

/** What maintenance did at each site. */
export function maintenanceRunsText(runs: readonly RunDocument[], layout: Layout): string {
  if (runs.length === 0) return 'There is no site yet.\n';
  const sum = (run: RunDocument, name: keyof MaintenanceDetails): number =>
    run.steps.reduce((total, { details }) => total + (details?.[name] ?? 0), 0);
  const count =
    (...names: readonly (keyof MaintenanceDetails)[]) =>
    (run: RunDocument): string =>
      formatCount(names.reduce((total, name) => total + sum(run, name), 0));
  return table<RunDocument>(
    [
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Outcome', cell: outcomeText },
      {
        header: 'Declined',
        align: 'right',
        cell: count('declinedExpired', 'declinedSuperseded'),
      },
      { header: 'Deleted', align: 'right', cell: count('deleted') },
      { header: 'Removed', align: 'right', cell: ({ counts }) => formatCount(counts.removed) },
      { header: 'Documents Dropped', align: 'right', cell: count('droppedRecords') },
      {
        header: 'Given Back',
        align: 'right',
        cell: (run) => formatBytes(sum(run, 'removedBytes') - sum(run, 'movedBytes')),
      },
      {
        header: 'Took',
        align: 'right',
        cell: ({ started, ended }) => formatDuration((ended ?? started) - started),
      },
    ],
    runs,
    layout,
  );
}

/** Last maintenance of each software update point, and last compaction of the store. */
export function maintenanceText({ sups, compaction }: MaintenanceReport, layout: Layout): string {
  if (sups.length === 0) return 'There is no software update point yet.\n';
  const count = (lastRun: string | null, value: number): string =>
    lastRun === null ? '' : formatCount(value);
  const rows = table<MaintenanceView>(
    [
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Software Update Point', cell: ({ serverName }) => serverName, atLeast: 12 },
      {
        header: 'Last Run',
        cell: ({ lastRun }) => (lastRun === null ? 'never' : formatRelative(lastRun, layout)),
      },
      { header: 'Looked At', align: 'right', cell: ({ lastRun, total }) => count(lastRun, total) },
      { header: 'Declined', align: 'right', cell: ({ lastRun, declined }) => count(lastRun, declined) },
      { header: 'Deleted', align: 'right', cell: ({ lastRun, deleted }) => count(lastRun, deleted) },
    ],
    sups,
    layout,
  );
  if (compaction === null) return `${rows}\nThe store was never compacted.\n`;
  const { lastRun, droppedRecords, givenBackBytes, complete } = compaction;
  return `${rows}\nThe store was compacted ${formatRelative(lastRun, layout)}: ${formatCount(droppedRecords)} documents dropped, ${formatBytes(givenBackBytes)} given back${complete ? '' : ', to be continued'}.\n`;
}
