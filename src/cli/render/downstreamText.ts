import { formatBytes, formatCount } from '../../base/amounts.ts';
import { printable } from '../../base/printable.ts';
import type {
  DownstreamAdmission,
  DownstreamRuleView,
  DownstreamView,
} from '../../service/api/downstream.ts';
import type { Layout } from './layout.ts';
import { table } from './table.ts';
import { formatRelative } from './times.ts';

/** Downstream servers as a table, and those that they reported below them. */
export function downstreamsText(rows: readonly DownstreamView[], layout: Layout): string {
  if (rows.length === 0) return 'No downstream server was heard of yet.\n';
  const moment = (text: string | null): string =>
    text === null ? '' : formatRelative(Date.parse(text), layout);
  const listed = table<DownstreamView>(
    [
      { header: 'Site', cell: ({ siteCode }) => siteCode },
      { header: 'Software Update Point', cell: ({ serverName }) => serverName, atLeast: 12 },
      { header: 'Downstream Server', cell: ({ name }) => printable(name), atLeast: 12 },
      { header: 'Id', cell: ({ accountId }) => accountId },
      { header: 'Address', cell: ({ address }) => address },
      { header: 'Last Contact', cell: ({ lastContact }) => moment(lastContact) },
      { header: 'Synchronized', cell: ({ lastSynchronization }) => moment(lastSynchronization) },
      { header: 'Documents', align: 'right', cell: ({ documents }) => formatCount(documents) },
      { header: 'Files', align: 'right', cell: ({ filesSent }) => formatCount(filesSent) },
      { header: 'Sent', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
      {
        header: 'Refused',
        align: 'right',
        cell: ({ refused }) => (refused === 0 ? '' : formatCount(refused)),
      },
    ],
    rows,
    layout,
  );
  const reported = rows.flatMap(({ reported: servers }) =>
    servers.map(
      ({ name, version, isReplica, computers }) =>
        `  ${printable(name)}: version ${printable(version)}${isReplica ? ', replica' : ''}, ${formatCount(computers)} computers\n`,
    ),
  );
  return reported.length === 0 ? listed : `${listed}\nReported by them:\n${reported.join('')}`;
}

/** Who may synchronize, and the rules by name. */
export function admissionText({ admit, rules }: DownstreamAdmission, layout: Layout): string {
  const mode =
    admit === 'any'
      ? 'Any downstream server may synchronize but those that are denied.\n'
      : 'Only downstream servers that are allowed may synchronize.\n';
  if (rules.length === 0) return mode;
  const rows = table<DownstreamRuleView>(
    [
      { header: 'Downstream Server', cell: ({ name }) => printable(name), atLeast: 12 },
      { header: 'Rule', cell: ({ rule }) => rule },
      { header: 'Has To Show', cell: proofs, atLeast: 12 },
    ],
    rules,
    layout,
  );
  return `${mode}\n${rows}`;
}

function proofs({ rule, accountId, hasSecret, certificate }: DownstreamRuleView): string {
  if (rule === 'denied') return '';
  const wanted = [
    ...(accountId === null ? [] : [`GUID ${accountId}`]),
    ...(hasSecret ? ['its secret'] : []),
    ...(certificate === null ? [] : [`certificate ${certificate.slice(0, 16)}…`]),
  ];
  return wanted.length === 0 ? 'its name' : wanted.join(', ');
}
