import { formatCode } from '../../domain/errors/syncError.ts';
import { linkStatusText } from '../../domain/linkHealth.ts';
import { shortState } from '../../domain/words/shortState.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { formatCount } from '../../base/amounts.ts';
import type { Layout } from './layout.ts';
import { printable } from '../../base/printable.ts';
import { paintState } from './stateText.ts';
import { table } from './table.ts';
import { formatMinute, formatTime, formatRelative } from './times.ts';

/** Software Update Point Synchronization Status as a table, with message and remedy of what failed below it. */
export function statusText(rows: readonly SupStatusView[], layout: Layout): string {
  if (rows.length === 0) return `${noSoftwareUpdatePoints}\n`;
  return (
    statusTable(rows, layout) + rows.map((row) => troubleText(row, layout)).join('') + nextText(rows, layout)
  );
}

/** The table alone. */
export function statusTable(rows: readonly SupStatusView[], layout: Layout): string {
  const { style } = layout;
  const ago = (moment: string | null): string => (moment === null ? 'never' : formatRelative(moment, layout));
  return table<SupStatusView>(
    [
      { header: 'Site', cell: ({ SiteCode }) => SiteCode },
      { header: 'Software Update Point', cell: ({ WSUSServerName }) => WSUSServerName, atLeast: 12 },
      { header: 'Source', cell: ({ WSUSSourceServer }) => WSUSSourceServer, atLeast: 12 },
      {
        header: 'Version',
        align: 'right',
        cell: ({ SyncCatalogVersion }) => formatCount(SyncCatalogVersion),
      },
      { header: 'State', cell: shortState, atLeast: 24, paint: (cell, row) => paintState(cell, row, style) },
      ...(rows.some(({ ReplicationLinkStatus }) => ReplicationLinkStatus !== 0)
        ? [
            {
              header: 'Link',
              cell: ({ ReplicationLinkStatus }: SupStatusView) => linkStatusText[ReplicationLinkStatus],
              paint: (cell: string, { ReplicationLinkStatus }: SupStatusView) =>
                ReplicationLinkStatus === 0 ? cell : style.bad(cell),
            },
          ]
        : []),
      { header: 'Last Change', cell: ({ LastSyncStateTime }) => ago(LastSyncStateTime) },
      { header: 'Last Success', cell: ({ LastSuccessfulSyncTime }) => ago(LastSuccessfulSyncTime) },
      {
        header: 'Error',
        cell: ({ LastSyncErrorCode }) => (LastSyncErrorCode === 0 ? '' : formatCode(LastSyncErrorCode)),
        paint: style.bad,
      },
    ],
    rows,
    layout,
  );
}

/** One row as a line: when its state changed, whose it is, which state. */
export function statusLine(row: SupStatusView, layout: Layout): string {
  const { SiteCode, WSUSServerName, LastSyncStateTime, LastSyncErrorCode, message } = row;
  const time = LastSyncStateTime === null ? '' : `${formatTime(Date.parse(LastSyncStateTime), layout)}  `;
  const trouble =
    LastSyncErrorCode === 0 ? '' : `  ${formatCode(LastSyncErrorCode)} ${printable(message ?? '')}`;
  return `${time}${SiteCode}  ${printable(WSUSServerName)}  ${shortState(row)}${trouble}`;
}

/** What to do in a data folder without software update points. */
const noSoftwareUpdatePoints =
  'There is no software update point yet. Add a site and one with:\n' +
  '  susync site add CODE --type cas|primary\n' +
  '  susync sup add CODE SERVER\n' +
  'or look around in a sample hierarchy: susync sample';

function troubleText(row: SupStatusView, { style }: Layout): string {
  const { SiteCode, WSUSServerName, LastSyncErrorCode, message, cause, remedy } = row;
  if (LastSyncErrorCode === 0 || message === null) return '';
  const what = `${SiteCode} ${WSUSServerName}: ${printable(message)}`;
  const reason = cause === null ? '' : `  Cause:  ${printable(cause)}\n`;
  return `\n${style.bad(what)}\n${reason}${remedy === null ? '' : `  Remedy: ${printable(remedy)}\n`}`;
}

function nextText(rows: readonly SupStatusView[], layout: Layout): string {
  const next = rows.map(({ nextSync }) => nextSync).filter((moment) => moment !== null);
  const [first] = next.sort();
  if (first === undefined) return '';
  return `\nNext synchronization due: ${formatMinute(first, layout)} (${formatRelative(first, layout)})\n`;
}
