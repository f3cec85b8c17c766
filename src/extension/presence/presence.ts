import * as l10n from '@vscode/l10n';
import { catalogText } from '../catalogText.ts';
import type { DoorState } from '../door/doorState.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';
import { isWrong, percentOf, progressText, supWellbeing } from '../hierarchy/siteState.ts';
import type { HierarchySnapshot } from '../hierarchy/hierarchySnapshot.ts';
import { stateName } from '../hierarchy/stateName.ts';

/** What the status bar says of the whole hierarchy. */
export interface Presence {
  readonly text: string;
  /** For screen readers. */
  readonly spoken: string;
  readonly isFailed: boolean;
  /** Markdown; texts from servers are escaped. */
  readonly tooltip: string;
  /** The site whose log tells more. */
  readonly siteCode: string | undefined;
}

/** How the reader sees times and places. */
export interface PresenceLook {
  /** Writes a time (ms UTC) as the reader's clock shows it. */
  readonly moment: (time: number) => string;
  /** Which hierarchy this is: the data folder, or the URL of a service on another machine. */
  readonly place: string;
}

/** What the status bar says now; undefined where there is nothing to say. */
export function presenceOf(
  state: DoorState,
  snapshot: HierarchySnapshot,
  look: PresenceLook,
): Presence | undefined {
  const { moment, place } = look;
  if (state.kind === 'failed') {
    const { title, cause, remedy } = state.error.entry;
    const facts = [state.error.message, catalogText(cause), catalogText(remedy)].map(markdownText);
    const tooltip = [`**${markdownText(catalogText(title))}**`, ...facts, factTable([placeFact(place)])].join(
      '\n\n',
    );
    return {
      ...said('error', l10n.t('Software Update Sync: no service'), true),
      tooltip,
      siteCode: undefined,
    };
  }
  if (state.kind !== 'open' || snapshot.sites.length === 0) return undefined;
  const tooltip = tooltipOf(snapshot, look);
  const running = [...snapshot.activity.keys()];
  const [first] = running;
  if (first !== undefined) {
    const what = running.length === 1 ? first : l10n.t('{0} sites', running.length);
    const percent = firstPercent(snapshot);
    const text =
      percent === undefined
        ? l10n.t('Synchronizing {0}', what)
        : l10n.t('Synchronizing {0} {1}%', what, percent);
    return { ...said('sync~spin', text, false), tooltip, siteCode: first };
  }
  const failed = snapshot.status.filter((row) => supWellbeing(row) === 'failed');
  const wrong = failed[0] ?? snapshot.status.find(({ LastSyncState }) => isWrong(LastSyncState));
  if (wrong !== undefined) {
    const isFailed = failed.length > 0;
    const codes = [...new Set(failed.map(({ SiteCode }) => SiteCode))];
    const text = isFailed
      ? l10n.t(
          'Synchronization of {0} failed',
          codes.length > 2 ? l10n.t('{0} sites', codes.length) : codes.join(', '),
        )
      : `${wrong.SiteCode}: ${stateName(wrong.LastSyncState)}`;
    return { ...said(isFailed ? 'error' : 'warning', text, isFailed), tooltip, siteCode: wrong.SiteCode };
  }
  const next = nextSync(snapshot);
  const text =
    next === undefined
      ? l10n.t('No synchronization scheduled')
      : l10n.t('Next synchronization {0}', moment(next));
  return { ...said('sync', text, false), tooltip, siteCode: snapshot.sites[0]?.siteCode };
}

function said(icon: string, text: string, isFailed: boolean) {
  return { text: `$(${icon}) ${text}`, spoken: text, isFailed };
}

/** Of the first step under way that says how much there is. */
function firstPercent({ activity }: HierarchySnapshot): number | undefined {
  return [...activity.values()].map(percentOf).find((percent) => percent !== undefined);
}

function nextSync({ status }: HierarchySnapshot): number | undefined {
  const moments = status.flatMap(({ nextSync: time }) => (time === null ? [] : [Date.parse(time)]));
  return moments.length === 0 ? undefined : Math.min(...moments);
}

function placeFact(place: string): readonly [string, string] {
  return [place.startsWith('susync://') ? l10n.t('Service') : l10n.t('Data folder'), place];
}

function tooltipOf(snapshot: HierarchySnapshot, { moment, place }: PresenceLook): string {
  const rows = snapshot.status.map((row) => {
    const note = snapshot.activity.get(row.SiteCode);
    const last = row.LastSuccessfulSyncTime;
    const text =
      note === undefined
        ? [
            stateName(row.LastSyncState),
            ...(last === null ? [] : [l10n.t('last success {0}', moment(Date.parse(last)))]),
          ].join(', ')
        : progressText(note);
    return [`${row.SiteCode} ${row.WSUSServerName}`, text] as const;
  });
  const next = nextSync(snapshot);
  return factTable([
    ...rows,
    ...(next === undefined ? [] : [[l10n.t('Next synchronization'), moment(next)] as const]),
    placeFact(place),
  ]);
}
