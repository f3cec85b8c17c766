import * as l10n from '@vscode/l10n';
import type { HierarchyNode } from './hierarchyNode.ts';
import { type HierarchySnapshot, statusOf } from './hierarchySnapshot.ts';
import { supWellbeing } from './siteState.ts';

/** What marks a software update point, and through it the sites above: a badge, not a color alone. */
export interface SiteMark {
  readonly badge: string;
  readonly tooltip: string;
  /** Name of a color of VS Code's. */
  readonly color: string;
}

/** Where a site or a software update point stands in the hierarchy, `/CS1/PS1/ps1sup.contoso.com`: what is marked shows above it, too. */
export function placeOf(snapshot: HierarchySnapshot, node: HierarchyNode): string | undefined {
  if (node.kind !== 'site' && node.kind !== 'sup') return undefined;
  const codes: string[] = [];
  let code: string | null | undefined = node.siteCode;
  while (typeof code === 'string' && !codes.includes(code)) {
    codes.unshift(code);
    const at: string = code;
    code = snapshot.sites.find(({ siteCode }) => siteCode === at)?.parent;
  }
  return `/${[...codes, ...(node.kind === 'sup' ? [node.serverName] : [])].join('/')}`;
}

/** The marks of a site's software update points by their places; those that are well have none. */
export function marksOf(
  snapshot: HierarchySnapshot,
  siteCode: string,
): ReadonlyMap<string, SiteMark | undefined> {
  return new Map(
    statusOf(snapshot, siteCode).map((row) => {
      const place = placeOf(snapshot, { kind: 'sup', siteCode, serverName: row.WSUSServerName }) ?? '';
      return [place, markOf(supWellbeing(row))] as const;
    }),
  );
}

function markOf(wellbeing: ReturnType<typeof supWellbeing>): SiteMark | undefined {
  if (wellbeing === 'failed') return { badge: '!', tooltip: l10n.t('failed'), color: 'list.errorForeground' };
  if (wellbeing === 'attention')
    return { badge: '?', tooltip: l10n.t('needs attention'), color: 'list.warningForeground' };
  return undefined;
}
