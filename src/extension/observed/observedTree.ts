import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import { formatDuration } from '../../base/amounts.ts';
import { countedText } from '../countedText.ts';
import { relativeTimeText } from '../relativeTimeText.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import { logRunFailure } from '../../domain/log/logRunFailure.ts';
import type { ObservedRun } from '../../service/observedLogs.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import type { NodeView } from '../nodeView.ts';
import { kindText, outcomeText, triggerText } from '../runWords.ts';
import { runIcon } from '../status/runIcon.ts';
import type { ObservedNode } from './observedNode.ts';
import type { ObservedSite } from './observedSites.ts';

/** Runs listed below a site; the status page shows more. */
const listedRuns = 50;

/** What stands below an observed site: its runs, newest first. */
export function observedChildren({ folder, history }: ObservedSite): readonly ObservedNode[] {
  return (history?.runs ?? []).slice(0, listedRuns).map(({ id }) => ({ kind: 'observedRun', folder, id }));
}

/** How a node looks; `now` ms UTC, `moment` writes a time as the reader's clock shows it. Undefined for a run that is gone. */
export function renderObserved(
  site: ObservedSite,
  node: ObservedNode,
  { now, moment }: { readonly now: number; readonly moment: (time: number) => string },
): NodeView | undefined {
  if (node.kind === 'observed') return siteView(site, now);
  const run = site.history?.runs.find(({ id }) => id === node.id);
  return run === undefined ? undefined : runView(run, moment);
}

/** The code of why a node is not well; undefined where it is, and where no code is known. */
export function observedCode(site: ObservedSite, node: ObservedNode): string | undefined {
  if (node.kind === 'observed' && site.error !== undefined) return formatCode(site.error.code);
  const runs = site.history?.runs ?? [];
  const run = node.kind === 'observed' ? runs[0] : runs.find(({ id }) => id === node.id);
  return run === undefined ? undefined : logRunFailure(run)?.code;
}

/** Name of an observed site: its code, else its folder. */
export function observedName({ folder, history }: ObservedSite): string {
  return history?.runs.find(({ siteCode }) => siteCode !== '')?.siteCode ?? folder;
}

/** What a tooltip says, as Markdown; texts of the log are escaped. */
export function observedTooltip(site: ObservedSite, node: ObservedNode): string {
  const run = node.kind === 'observedRun' ? site.history?.runs.find(({ id }) => id === node.id) : undefined;
  const failure = run === undefined ? undefined : logRunFailure(run);
  const problem =
    node.kind === 'observed' && site.error !== undefined
      ? [site.error.message, site.error.entry.cause, site.error.entry.remedy]
      : [failure?.message, failure?.explanation?.cause, failure?.explanation?.remedy];
  return [
    factTable([[l10n.t('Folder'), site.folder]]),
    ...problem.filter((text) => text !== undefined).map((text) => markdownText(catalogText(text))),
  ].join('\n\n');
}

function siteView(site: ObservedSite, now: number): NodeView {
  const { error, history, folder } = site;
  const label = observedName(site);
  const [last] = history?.runs ?? [];
  const description = [
    ...(error === undefined ? [] : [error.message]),
    ...(last === undefined
      ? history === undefined
        ? []
        : [l10n.t('no synchronization in the log')]
      : [outcomeText({ outcome: last.outcome }), relativeTimeText(last.start, now)]),
    ...(label === folder ? [] : [folder]),
  ].join(' · ');
  const isFailed = error !== undefined || last?.outcome === 'failed';
  return {
    ...{ label, description },
    ...(error !== undefined
      ? { icon: 'debug-disconnect', color: 'list.errorForeground' }
      : last === undefined
        ? { icon: 'eye' }
        : runIcon(last.outcome)),
    collapsible: 'collapsed',
    capabilities: [
      'observed',
      ...(error === undefined ? [] : ['canRetry']),
      ...(isFailed && observedCode(site, { kind: 'observed', folder }) !== undefined ? ['canExplain'] : []),
    ],
    spoken: l10n.t('Observed site {0}: {1}', label, description),
  };
}

function runView(run: ObservedRun, moment: (time: number) => string): NodeView {
  const failure = logRunFailure(run);
  const label = `${moment(run.start)} · ${kindText(run.full ? 'full' : 'delta')}`;
  const description = [
    outcomeText({ outcome: run.outcome }),
    ...(failure?.code === undefined ? [] : [failure.code]),
    ...(run.items === undefined ? [] : [countedText(run.items, 'item')]),
    ...(run.contentVersion === undefined ? [] : [l10n.t('version {0}', run.contentVersion)]),
    ...(run.seconds === undefined ? [] : [formatDuration(run.seconds * 1000)]),
    ...(run.trigger === undefined ? [] : [triggerText(run.trigger)]),
    ...(failure === undefined ? [] : [failure.message.slice(0, 200)]),
  ].join(' · ');
  return {
    ...{ label, description },
    ...runIcon(run.outcome),
    collapsible: 'none',
    capabilities: ['observedRun', ...(failure?.code === undefined ? [] : ['canExplain'])],
    spoken: l10n.t('Run of site {0}, {1}: {2}', run.siteCode, label, description),
  };
}
