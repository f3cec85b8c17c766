import { relativeTime } from '../../base/relativeTime.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import type { HierarchyNode } from './hierarchyNode.ts';
import { type HierarchySnapshot, statusOf } from './hierarchySnapshot.ts';

/** What a tooltip says, as Markdown: a table of facts, and cause and remedy where something failed. Texts from servers are escaped. */
export function tooltipMarkdown(
  snapshot: HierarchySnapshot,
  node: HierarchyNode,
  now: number,
): string | undefined {
  if (node.kind === 'failure') return undefined;
  const site = snapshot.sites.find(({ siteCode }) => siteCode === node.siteCode);
  if (site === undefined) return undefined;
  const rows = statusOf(snapshot, node.siteCode).filter(
    (row) => node.kind === 'site' || row.WSUSServerName === node.serverName,
  );
  const facts: (readonly [string, string])[] =
    node.kind === 'site'
      ? [
          ['Site server', site.siteServer],
          ['Parent site', site.parent ?? 'none: top-level site'],
          ...(site.source === null ? [] : [['Source', site.source] as const]),
          ['Content version', String(site.contentVersion)],
          ['Time zone', site.zone],
        ]
      : [];
  return [
    `**${markdownText(node.kind === 'site' ? node.siteCode : node.serverName)}**`,
    '',
    factTable([...facts, ...rows.flatMap((row) => rowFacts(row, now))]),
    ...rows.flatMap(({ message, cause, remedy }) =>
      message === null
        ? []
        : [
            '',
            `$(error) ${markdownText(message)}`,
            '',
            markdownText(cause ?? ''),
            '',
            `**What to do:** ${markdownText(remedy ?? '')}`,
          ],
    ),
  ].join('\n');
}

function rowFacts(row: SupStatusView, now: number): (readonly [string, string])[] {
  const ago = (time: string | null): string =>
    time === null ? 'never' : relativeTime(Date.parse(time), now);
  return [
    [row.WSUSServerName, row.stateText],
    ['Last success', ago(row.LastSuccessfulSyncTime)],
    ...(row.nextSync === null ? [] : [['Next synchronization', ago(row.nextSync)] as const]),
  ];
}
