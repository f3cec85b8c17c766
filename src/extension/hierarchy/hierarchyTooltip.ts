import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import { relativeTimeText } from '../relativeTimeText.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import type { HierarchyNode } from './hierarchyNode.ts';
import { type HierarchySnapshot, statusOf } from './hierarchySnapshot.ts';
import { stateName } from './stateName.ts';

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
          [l10n.t('Site server'), site.siteServer],
          [l10n.t('Parent site'), site.parent ?? l10n.t('none: top-level site')],
          ...(site.source === null ? [] : [[l10n.t('Source'), site.source] as const]),
          [l10n.t('Content version'), String(site.contentVersion)],
          [l10n.t('Time zone'), site.zone],
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
            markdownText(catalogText(cause ?? '')),
            '',
            l10n.t('**What to do:** {0}', markdownText(catalogText(remedy ?? ''))),
          ],
    ),
  ].join('\n');
}

function rowFacts(row: SupStatusView, now: number): (readonly [string, string])[] {
  const ago = (time: string | null): string =>
    time === null ? l10n.t('never') : relativeTimeText(Date.parse(time), now);
  return [
    [row.WSUSServerName, stateName(row.LastSyncState)],
    [l10n.t('Last success'), ago(row.LastSuccessfulSyncTime)],
    ...(row.nextSync === null ? [] : [[l10n.t('Next synchronization'), ago(row.nextSync)] as const]),
  ];
}
