import { catalogText } from '../catalogText.ts';
import { shownText } from '../../contract/checks.ts';
import type { StatusPageRun, StatusPageState } from '../../contract/statusPage.ts';
import { logRunFailure } from '../../domain/log/logRunFailure.ts';
import type { ObservedHistory, ObservedRun } from '../../service/observedLogs.ts';
import { triggerText } from '../runWords.ts';

/** Runs that the page shows. */
const shownRuns = 500;

/** What a status page shows of observed logs. Its now is the log's: an old log has no run that goes on for years. */
export function observedState(
  { folder, runs, lastEntry }: ObservedHistory,
  now: number,
): Omit<StatusPageState, 'title'> {
  return {
    ...{ subject: folder, now: lastEntry ?? now, sups: [] },
    runs: runs.slice(0, shownRuns).map(pageRun),
  };
}

function pageRun(run: ObservedRun): StatusPageRun {
  const { id, siteCode, full, outcome, trigger, start, end, seconds, items, contentVersion } = run;
  const failure = logRunFailure(run);
  const ended = end ?? (seconds === undefined ? undefined : start + seconds * 1000);
  return {
    ...{ id, siteCode, outcome, started: start },
    kind: full ? 'full' : 'delta',
    why: trigger === undefined ? '' : triggerText(trigger),
    ended: ended ?? null,
    changes: null,
    items: items ?? null,
    version: contentVersion ?? null,
    error:
      failure === undefined
        ? null
        : {
            code: failure.code ?? null,
            message: shownText(failure.message),
            remedy: failure.explanation === undefined ? null : catalogText(failure.explanation.remedy),
          },
  };
}
