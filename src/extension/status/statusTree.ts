import * as l10n from '@vscode/l10n';
import { formatDuration } from '../../base/amounts.ts';
import { relativeTimeText } from '../relativeTimeText.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import { type HierarchySnapshot, statusOf } from '../hierarchy/hierarchySnapshot.ts';
import { wellbeingIcon } from '../hierarchy/wellbeingIcon.ts';
import {
  percentOf,
  progressText,
  siteWellbeing,
  stateDescription,
  supWellbeing,
} from '../hierarchy/siteState.ts';
import { numberedState } from '../hierarchy/stateName.ts';
import type { NodeView } from '../nodeView.ts';
import { changesText, kindText, outcomeText, whyText } from '../runWords.ts';
import { runIcon } from './runIcon.ts';
import type { SiteRuns } from './runHistory.ts';
import type { StatusNode } from './statusNode.ts';

/** The nodes below one; the sites without it. Of a history, the runs that were read. */
export function statusChildren(
  snapshot: HierarchySnapshot,
  node?: StatusNode,
  history?: SiteRuns,
): readonly StatusNode[] {
  switch (node?.kind) {
    case undefined:
      return snapshot.sites.map(({ siteCode }) => ({ kind: 'site', siteCode }));
    case 'site': {
      const { siteCode } = node;
      return [
        ...statusOf(snapshot, siteCode).map(({ WSUSServerName: serverName }): StatusNode => ({
          kind: 'sup',
          siteCode,
          serverName,
        })),
        { kind: 'history', siteCode },
      ];
    }
    case 'history': {
      const { siteCode } = node;
      return [
        ...(history?.runs ?? []).map(({ _id: id }): StatusNode => ({ kind: 'run', siteCode, id })),
        ...(history?.hasOlder === true ? [{ kind: 'older', siteCode } as const] : []),
      ];
    }
    case 'sup':
    case 'run':
    case 'older':
      return [];
  }
}

/** The node that another one stands below. */
export function statusParent(node: StatusNode): StatusNode | undefined {
  const { siteCode } = node;
  switch (node.kind) {
    case 'site':
      return undefined;
    case 'sup':
    case 'history':
      return { kind: 'site', siteCode };
    case 'run':
    case 'older':
      return { kind: 'history', siteCode };
  }
}

/** What the look of nodes depends on besides the hierarchy. */
export interface StatusLook {
  /** ms UTC. */
  readonly now: number;
  /** Writes a time (ms UTC) as the reader's clock shows it. */
  readonly moment: (time: number) => string;
  /** What is kept of the site's runs. */
  readonly history?: SiteRuns | undefined;
}

/** How a node looks; undefined for what no longer exists. */
export function renderStatusNode(
  snapshot: HierarchySnapshot,
  node: StatusNode,
  { now, moment, history }: StatusLook,
): NodeView | undefined {
  switch (node.kind) {
    case 'site':
      return siteView(snapshot, node.siteCode, now);
    case 'sup': {
      const row = statusOf(snapshot, node.siteCode).find(
        ({ WSUSServerName }) => WSUSServerName === node.serverName,
      );
      return row === undefined ? undefined : rowView(snapshot, row, now);
    }
    case 'history':
      return {
        ...leaf(l10n.t('History'), historyDescription(history, now), 'history'),
        collapsible: 'collapsed',
      };
    case 'run': {
      const run = history?.runs.find(({ _id }) => _id === node.id);
      return run === undefined ? undefined : runView(run, moment);
    }
    case 'older':
      return { ...leaf(l10n.t('Show Older Runs'), '', 'ellipsis'), capabilities: ['older'] };
  }
}

function siteView(snapshot: HierarchySnapshot, siteCode: string, now: number): NodeView {
  const rows = statusOf(snapshot, siteCode);
  const activity = snapshot.activity.get(siteCode);
  const wellbeing = activity === undefined ? siteWellbeing(rows) : 'running';
  const description = stateDescription(rows, activity, now);
  return {
    ...{ label: siteCode, description },
    ...wellbeingIcon(wellbeing),
    collapsible: 'expanded',
    capabilities: [
      'site',
      ...waysOut(wellbeing === 'failed'),
      wellbeing === 'running' ? 'canStop' : 'canSync',
    ],
    spoken: l10n.t('Site {0}: {1}', siteCode, description),
  };
}

/** `6702 Synchronization done · version 34 · last success 5 min ago`; while it is under way the progress, after a failure the code. */
function rowView(snapshot: HierarchySnapshot, row: SupStatusView, now: number): NodeView {
  const wellbeing = supWellbeing(row);
  const note = wellbeing === 'running' ? snapshot.activity.get(row.SiteCode) : undefined;
  const { SyncCatalogVersion: version, LastSyncErrorCode: code, LastSuccessfulSyncTime: success } = row;
  const description = [
    numberedState(row.LastSyncState),
    ...(note === undefined ? [] : [withPercent(progressText(note), note)]),
    ...(code === 0 ? [] : [formatCode(code)]),
    ...(version === 0 ? [] : [l10n.t('version {0}', version)]),
    ...(success === null ? [] : [l10n.t('last success {0}', relativeTimeText(Date.parse(success), now))]),
  ].join(' · ');
  return {
    ...{ label: row.WSUSServerName, description },
    ...wellbeingIcon(wellbeing),
    collapsible: 'none',
    capabilities: ['sup', ...waysOut(code !== 0)],
    spoken: l10n.t(
      'Software update point {0} of site {1}: {2}',
      row.WSUSServerName,
      row.SiteCode,
      description,
    ),
  };
}

function waysOut(isFailed: boolean): readonly string[] {
  return isFailed ? ['canRetry', 'canExplain'] : [];
}

function withPercent(text: string, note: Parameters<typeof progressText>[0]): string {
  const percent = percentOf(note);
  return percent === undefined ? text : `${text} (${percent} %)`;
}

function historyDescription(history: SiteRuns | undefined, now: number): string {
  const [last] = history?.runs ?? [];
  return last === undefined ? '' : l10n.t('last run {0}', relativeTimeText(last.started, now));
}

/** `2026-11-24 12:55:02 · full` with what it changed and how long it took. */
function runView(run: RunDocument, moment: StatusLook['moment']): NodeView {
  const { started, ended, outcome, kind, counts } = run;
  const label = `${moment(started)} · ${kindText(kind)}`;
  const description = [
    outcomeText(run),
    ...(kind === 'maintenance' || outcome === 'running' ? [] : [changesText(counts)]),
    ...(ended === undefined ? [] : [formatDuration(ended - started)]),
    whyText(run),
  ].join(' · ');
  return {
    ...{ label, description },
    ...runIcon(outcome),
    collapsible: 'none',
    capabilities: ['run', ...(run.error === undefined ? [] : ['canExplain'])],
    spoken: l10n.t('Run of site {0}, {1}: {2}', run.siteCode, label, description),
  };
}

function leaf(label: string, description: string, icon: string): NodeView {
  return {
    ...{ label, description, icon },
    ...{ collapsible: 'none', capabilities: [], spoken: `${label} ${description}`.trim() },
  };
}
