import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import type { SyncError } from '../../domain/errors/syncError.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { SiteView, SupView } from '../../service/api/hierarchy.ts';
import type { NodeView } from '../nodeView.ts';
import { childSites, type HierarchySnapshot, statusOf } from './hierarchySnapshot.ts';
import type { ComponentName, HierarchyNode } from './hierarchyNode.ts';
import { siteWellbeing, stateDescription, supWellbeing } from './siteState.ts';
import { numberedState } from './stateName.ts';
import { siteTypeNames } from './siteTypeNames.ts';
import { wellbeingIcon } from './wellbeingIcon.ts';

const components: readonly ComponentName[] = ['synchronization', 'source', 'updateService'];

/** The nodes below one; the topmost ones without it. */
export function childrenOf(snapshot: HierarchySnapshot, node?: HierarchyNode): readonly HierarchyNode[] {
  const siteNodes = (parent?: string): HierarchyNode[] =>
    childSites(snapshot, parent).map(({ siteCode }) => ({ kind: 'site', siteCode }));
  switch (node?.kind) {
    case undefined:
      return siteNodes();
    case 'site': {
      const { siteCode } = node;
      const sups = siteOf(snapshot, siteCode)?.sups ?? [];
      return [
        ...sups.map(({ serverName }): HierarchyNode => ({ kind: 'sup', siteCode, serverName })),
        ...siteNodes(siteCode),
      ];
    }
    case 'sup':
      return components.map((component): HierarchyNode => ({ ...node, kind: 'component', component }));
    case 'component':
    case 'failure':
      return [];
  }
}

/** The node that another one stands below; undefined for the topmost ones. */
export function parentOf(snapshot: HierarchySnapshot, node: HierarchyNode): HierarchyNode | undefined {
  switch (node.kind) {
    case 'site': {
      const parent = siteOf(snapshot, node.siteCode)?.parent ?? null;
      const isKnown = parent !== null && siteOf(snapshot, parent) !== undefined;
      return isKnown ? { kind: 'site', siteCode: parent } : undefined;
    }
    case 'sup':
      return { kind: 'site', siteCode: node.siteCode };
    case 'component':
      return { kind: 'sup', siteCode: node.siteCode, serverName: node.serverName };
    case 'failure':
      return undefined;
  }
}

/** How a node looks now (ms UTC); undefined for one whose site or server no longer exists. */
export function renderNode(
  snapshot: HierarchySnapshot,
  node: HierarchyNode,
  now: number,
): NodeView | undefined {
  if (node.kind === 'failure') return undefined;
  const site = siteOf(snapshot, node.siteCode);
  if (site === undefined) return undefined;
  if (node.kind === 'site') return siteNodeView(snapshot, site, now);
  const sup = site.sups.find(({ serverName }) => serverName === node.serverName);
  if (sup === undefined) return undefined;
  return node.kind === 'sup' ? supNodeView(snapshot, sup, now) : componentView(snapshot, sup, node.component);
}

/** The node that stands for a failed connection. */
export function failureView(error: SyncError): NodeView {
  return {
    label: catalogText(error.entry.title),
    description: `${formatCode(error.code)} · ${error.message}`,
    icon: 'error',
    color: 'list.errorForeground',
    collapsible: 'none',
    capabilities: ['canRetry', 'canExplain'],
    spoken: `${catalogText(error.entry.title)}. ${catalogText(error.entry.remedy)}`,
  };
}

function siteNodeView(snapshot: HierarchySnapshot, site: SiteView, now: number): NodeView {
  const rows = statusOf(snapshot, site.siteCode);
  const activity = snapshot.activity.get(site.siteCode);
  const wellbeing = activity === undefined ? siteWellbeing(rows) : 'running';
  const description = stateDescription(rows, activity, now);
  return {
    label: site.siteCode,
    description,
    ...wellbeingIcon(wellbeing),
    collapsible: 'expanded',
    capabilities: [
      'site',
      wellbeing === 'running' ? 'canStop' : 'canSync',
      site.isTopLevel ? 'topLevel' : 'child',
      ...(site.isSample ? ['sample'] : []),
    ],
    spoken: `${siteTypeNames[site.type]} ${site.siteCode}: ${description}`,
  };
}

function supNodeView(snapshot: HierarchySnapshot, sup: SupView, now: number): NodeView {
  const row = rowOf(snapshot, sup);
  const wellbeing = row === undefined ? 'never' : supWellbeing(row);
  const description = [
    ...(sup.isDefault ? [] : [l10n.t('replica')]),
    stateDescription(row === undefined ? [] : [row], undefined, now),
  ].join(' · ');
  return {
    label: sup.serverName,
    description,
    ...wellbeingIcon(wellbeing),
    collapsible: 'collapsed',
    capabilities: ['sup', ...(wellbeing === 'failed' ? ['canExplain'] : [])],
    spoken: l10n.t('Software update point {0}: {1}', sup.serverName, description),
  };
}

function componentView(snapshot: HierarchySnapshot, sup: SupView, component: ComponentName): NodeView {
  const row = rowOf(snapshot, sup);
  const of = (label: string, description: string, icon: string): NodeView => ({
    ...{ label, description, icon },
    collapsible: 'none',
    capabilities: ['component'],
    spoken: `${label}: ${description}`,
  });
  switch (component) {
    case 'synchronization':
      return of(l10n.t('Synchronization'), numberedState(row?.LastSyncState ?? null), 'sync');
    case 'source':
      return of(
        l10n.t('Source'),
        row?.WSUSSourceServer === '' || row === undefined ? l10n.t('none yet') : row.WSUSSourceServer,
        'cloud-download',
      );
    case 'updateService':
      return of(l10n.t('Update service'), sup.url ?? l10n.t('listens when a server asks'), 'server');
  }
}

function siteOf(snapshot: HierarchySnapshot, siteCode: string): SiteView | undefined {
  return snapshot.sites.find((site) => site.siteCode === siteCode);
}

function rowOf(snapshot: HierarchySnapshot, sup: SupView) {
  return snapshot.status.find(
    (row) => row.SiteCode === sup.siteCode && row.WSUSServerName === sup.serverName,
  );
}
