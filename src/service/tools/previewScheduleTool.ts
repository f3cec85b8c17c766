import * as v from 'valibot';
import { systemClock } from '../../base/clock.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { givenRecurrences, type RecurrenceWays, scheduleFromText } from '../../domain/schedule/parse.ts';
import type { SyncSchedule } from '../../domain/schedule/schedule.ts';
import { scheduleFromToken } from '../../domain/schedule/tokenOf.ts';
import type { SyncService } from '../api/syncService.ts';
import { members, optional, shortText, wholeNumber } from '../rpc/requests/requestValues.ts';
import { topLevelSiteOf } from '../topLevelSite.ts';
import { tool } from './tool.ts';

/** Runs where no other number is asked for. */
const usual = 10;

const text = (description: string) => optional(v.pipe(shortText, v.description(description)));

/** What a schedule means, before it is set; without one, what is set. */
export const previewScheduleTool = tool({
  name: 'susync_preview_schedule',
  title: 'Preview Sync Schedule',
  description:
    'What a synchronization schedule means, in plain words: its next runs (UTC) with clock changes, blackout windows and runs before the Patch Tuesday release, and its Configuration Manager token. Give one of every, weekly, monthly, patchTuesday and token to try a schedule; without any it tells the one that is set. Nothing is changed.',
  input: members({
    every: text('interval: 7d, 12h, 30m, 1d12h'),
    weekly: text('Tue@02:00, or Tue/2@02:00 for every second week'),
    monthly: text('15@02:00, last@02:00, 2Tue@02:00, 2Tue+1@02:00 (plus 1 day), 15/3@02:00 (every 3 months)'),
    patchTuesday: text('days after the release of Patch Tuesday: +1@02:00'),
    token: text('16 hexadecimal digits as Configuration Manager stores schedules'),
    zone: text('IANA time zone of the times; without it that of the site'),
    siteCode: text('site; without it the top-level site'),
    runs: optional(v.pipe(wholeNumber(1, 50), v.description(`number of runs; ${usual} without it`))),
  }),
  run: async ({ siteCode, zone, runs = usual, ...ways }, { service }) => {
    const site = await siteOf(service, siteCode);
    const schedule = askedSchedule(ways, zone ?? site.zone);
    const about = { siteCode: site.siteCode, runs };
    if (schedule === undefined) {
      const { text, token, warnings, ...shown } = await service.schedule(about);
      return { siteCode: site.siteCode, text, token, nextRuns: runsOf(shown), warnings };
    }
    const { text, token, noTokenReason, problems, warnings, ...shown } = await service.previewSchedule({
      ...about,
      schedule,
    });
    return {
      ...{ siteCode: site.siteCode, text, token, noTokenReason, nextRuns: runsOf(shown) },
      problems: problems.map(({ message }) => message),
      warnings: warnings.map(({ message }) => message),
    };
  },
});

/** The ways to say a schedule, as the options of `susync schedule set` do. */
interface ScheduleWays extends RecurrenceWays {
  readonly token?: string | undefined;
}

function askedSchedule({ token, ...ways }: ScheduleWays, zone: string): SyncSchedule | undefined {
  const [first, ...others] = givenRecurrences(ways);
  if (others.length > 0 || (first !== undefined && token !== undefined))
    throw new SyncError(
      'invalidRequest',
      'A schedule is said in one way: every, weekly, monthly, patchTuesday or token',
    );
  if (token !== undefined) return scheduleFromToken(token, zone);
  return first && scheduleFromText(first(), { zone, now: systemClock.now() });
}

async function siteOf(service: SyncService, siteCode: string | undefined) {
  const sites = await service.sites();
  const wanted = siteCode?.toUpperCase() ?? topLevelSiteOf(sites);
  const site = sites.find((candidate) => candidate.siteCode === wanted);
  if (site === undefined) throw new SyncError('notFound', `There is no site ${wanted}`);
  return site;
}

function runsOf({
  nextRuns,
  runNotes,
}: {
  readonly nextRuns: readonly string[];
  readonly runNotes: readonly (readonly string[])[];
}) {
  return nextRuns.map((at, index) => ({ at, notes: runNotes[index] ?? [] }));
}
