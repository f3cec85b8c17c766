import { localZone } from '../../base/localZone.ts';
import type { Application } from '../../app/application.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import { describeSchedule, previewRuns, type RunPreview } from '../../domain/schedule/describe.ts';
import { withBlackouts } from '../../domain/schedule/nextRuns.ts';
import type { ScheduleRemark } from '../../domain/schedule/scheduleRemark.ts';
import { tokenOf } from '../../domain/schedule/tokenOf.ts';
import { blackoutProblems, validateSchedule } from '../../domain/schedule/validate.ts';
import type { SchedulePreview, SchedulePreviewRequest, ScheduleView } from '../api/administration.ts';

/** The schedule of a site with its next `count` runs. */
export async function scheduleView(
  { ports }: Application,
  site: SiteDocument,
  count: number,
): Promise<ScheduleView> {
  const { schedule } = site;
  if (schedule === undefined) {
    return {
      siteCode: site._id,
      schedule: null,
      text: 'No schedule: synchronized by hand',
      token: null,
      nextRuns: [],
      runNotes: [],
      warnings: [],
    };
  }
  const now = ports.clock.now();
  const { blackouts } = (await ports.settings()).schedule;
  const { token } = tokenOf(schedule, site.zone);
  const runs = previewRuns(withBlackouts(schedule, blackouts), now, count);
  return {
    siteCode: site._id,
    schedule,
    text: describeSchedule(schedule),
    token,
    ...shownRuns(runs),
    warnings: validateSchedule(schedule, now).warnings.map(({ message }) => message),
  };
}

/** What a schedule would mean for a site; without runs where it has problems. */
export async function schedulePreview(
  { ports }: Application,
  site: SiteDocument,
  { schedule, blackouts, runs = 10 }: Omit<SchedulePreviewRequest, 'siteCode'>,
): Promise<SchedulePreview> {
  const now = ports.clock.now();
  const windows = blackouts ?? (await ports.settings()).schedule.blackouts;
  const review = validateSchedule(schedule, now);
  const problems = [...review.problems, ...blackoutProblems(windows).map(inSettings)];
  const isValid = problems.length === 0;
  const { token, reason = null } = tokenOf(schedule, site.zone);
  const found = isValid ? previewRuns(withBlackouts(schedule, windows), now, runs) : [];
  const neverRuns = isValid && found.length === 0 && previewRuns(schedule, now, 1).length > 0;
  return {
    siteCode: site._id,
    text: isValid ? describeSchedule(schedule) : '',
    token,
    noTokenReason: reason,
    ...shownRuns(found),
    problems,
    warnings: [...review.warnings, ...(neverRuns ? [noTimeLeft] : [])],
    serviceZone: localZone(),
  };
}

const noTimeLeft: ScheduleRemark = {
  field: 'blackouts',
  message: 'The blackout windows of the schedule and of the settings together leave no time for a run',
};

/** A remark on `blackouts…` of the settings, told apart from those of the schedule. */
function inSettings({ field, message }: ScheduleRemark): ScheduleRemark {
  return { field: `settings.${field}`, message };
}

function shownRuns(runs: readonly RunPreview[]): Pick<ScheduleView, 'nextRuns' | 'runNotes'> {
  return {
    nextRuns: runs.map(({ moment }) => new Date(moment).toISOString()),
    runNotes: runs.map(({ notes }) => notes),
  };
}
