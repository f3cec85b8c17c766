import { catalogText } from '../catalogText.ts';
import { shownText } from '../../contract/checks.ts';
import type {
  StatusPageError,
  StatusPageRun,
  StatusPageState,
  StatusPageSup,
} from '../../contract/statusPage.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { HierarchySnapshot } from '../hierarchy/hierarchySnapshot.ts';
import { progressText, supWellbeing } from '../hierarchy/siteState.ts';
import { numberedState, stateName } from '../hierarchy/stateName.ts';
import { whyText } from '../runWords.ts';

/** What the page shows of the hierarchy now (ms UTC). Texts are cut to what a message may hold. */
export function statusState(
  { sites, status, activity }: HierarchySnapshot,
  runs: readonly RunDocument[],
  now: number,
): Omit<StatusPageState, 'title'> {
  const parents = new Map(sites.map(({ siteCode, parent }) => [siteCode, parent]));
  const sources = status.map((row) => sourceOf(row, status, parents.get(row.SiteCode) ?? null));
  const sups = status.map((row, place): StatusPageSup => {
    const wellbeing = supWellbeing(row);
    const note = wellbeing === 'running' ? activity.get(row.SiteCode) : undefined;
    const top = status[topOf(place, sources)];
    return {
      siteCode: row.SiteCode,
      serverName: shownText(row.WSUSServerName),
      source: shownText(row.WSUSSourceServer),
      pullsFrom: sources[place] ?? null,
      wellbeing,
      state: shownText(
        [numberedState(row.LastSyncState), ...(note === undefined ? [] : [progressText(note)])].join(' · '),
      ),
      version: row.SyncCatalogVersion,
      behind: Math.max(0, (top?.SyncCatalogVersion ?? 0) - row.SyncCatalogVersion),
      lastSuccess: row.LastSuccessfulSyncTime === null ? null : Date.parse(row.LastSuccessfulSyncTime),
      error: rowError(row),
    };
  });
  return { subject: '', now, sups, runs: runs.map(pageRun) };
}

/** The software update point that one pulls from: of its own site for a replica, else of the parent site. */
function sourceOf(
  row: SupStatusView,
  status: readonly SupStatusView[],
  parent: string | null,
): number | null {
  const place = status.findIndex(
    (other) =>
      other !== row &&
      other.WSUSServerName === row.WSUSSourceServer &&
      (other.SiteCode === row.SiteCode || other.SiteCode === parent),
  );
  return place < 0 ? null : place;
}

/** The top of a chain; a circle, which no hierarchy has, is gone round once. */
function topOf(place: number, sources: readonly (number | null)[], steps = 0): number {
  const next = sources[place] ?? null;
  return next === null || steps > sources.length ? place : topOf(next, sources, steps + 1);
}

function rowError({
  LastSyncErrorCode,
  LastSyncState,
  message,
  remedy,
}: SupStatusView): StatusPageError | null {
  if (LastSyncErrorCode === 0) return null;
  return {
    code: formatCode(LastSyncErrorCode >>> 0),
    message: shownText(message ?? stateName(LastSyncState)),
    remedy: remedy === null ? null : shownText(catalogText(remedy)),
  };
}

function pageRun(run: RunDocument): StatusPageRun {
  const { _id: id, siteCode, kind, outcome, started, ended, counts, contentVersion, error } = run;
  return {
    ...{ id, siteCode, kind, outcome, started, why: whyText(run) },
    ended: ended ?? null,
    changes:
      kind === 'maintenance'
        ? null
        : {
            ...{ new: counts.new, modified: counts.modified, expired: counts.expired },
            ...{ removed: counts.removed, failed: counts.failed },
          },
    items: null,
    version: contentVersion ?? null,
    error:
      error === undefined
        ? null
        : {
            code: formatCode(error.code),
            message: shownText(error.message),
            remedy: shownText(catalogText(error.remedy)),
          },
  };
}
