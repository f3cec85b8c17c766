import type { SyncSchedule } from '../../domain/schedule/schedule.ts';
import type { SchedulePreview, ScheduleView } from '../../service/api/administration.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { fields, table } from './table.ts';
import { formatMinute, formatRelative } from './times.ts';

/** A schedule with its token, its next run and what to mind. */
export function scheduleText(view: ScheduleView, layout: Layout): string {
  const { siteCode, schedule, text, token, nextRuns, warnings } = view;
  const [next] = nextRuns;
  const head = fields(
    [
      ['Site', siteCode],
      ['Schedule', text],
      [
        'Token',
        schedule === null ? '' : (token ?? 'none: Configuration Manager cannot express this schedule'),
      ],
      ['Missed runs', schedule === null ? '' : schedule.catchUp === 'once' ? 'caught up once' : 'left out'],
      [
        'Next run',
        next === undefined ? '' : `${formatMinute(next, layout)} (${formatRelative(next, layout)})`,
      ],
    ],
    layout,
  );
  return (
    head + warnings.map((warning) => `${layout.style.warning(`Warning: ${printable(warning)}`)}\n`).join('')
  );
}

/** The next runs of a schedule, on its own clock and the reader's, with what is special about each. */
export function nextRunsText(view: ScheduleView, layout: Layout): string {
  const { schedule, text, nextRuns, runNotes } = view;
  if (schedule === null || nextRuns.length === 0) return `${printable(text)}\n`;
  const rows = nextRuns.map((moment, index) => ({ moment, notes: runNotes[index] ?? [] }));
  const { zone } = schedule;
  return table<(typeof rows)[number]>(
    [
      {
        header: `Run (${zone})`,
        cell: ({ moment }) => `${weekday(moment, zone)} ${formatMinute(moment, { zone })}`,
      },
      ...(zone === layout.zone
        ? []
        : [
            {
              header: `Here (${layout.zone})`,
              cell: ({ moment }: (typeof rows)[number]) => formatMinute(moment, layout),
            },
          ]),
      { header: 'When', cell: ({ moment }) => formatRelative(moment, layout) },
      { header: 'Remarks', cell: ({ notes }) => notes.join('; '), atLeast: 20 },
    ],
    rows,
    layout,
  );
}

/** What a schedule would mean that is not set: as it would be shown, and its next runs. */
export function previewText(schedule: SyncSchedule, preview: SchedulePreview, layout: Layout): string {
  const view = { ...preview, schedule, warnings: preview.warnings.map(({ message }) => message) };
  return `${scheduleText(view, layout)}\n${nextRunsText(view, layout)}`;
}

function weekday(moment: string, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone }).format(new Date(moment));
}
