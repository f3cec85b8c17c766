import { isZone } from '../../base/calendar.ts';
import { SyncError } from '../errors/syncError.ts';
import { blackedOutSince, firstAllowed, isBlackedOut, type Blackouts } from './blackout.ts';
import { occurrences, type Occurrences } from './occurrences.ts';
import type { BlackoutWindow, SyncSchedule } from './schedule.ts';

/** One run of a schedule; moments in ms UTC. */
export interface ScheduledRun {
  /** When it starts. */
  readonly moment: number;
  /** When it would start without blackout windows: a run inside a window is moved to the window's end, never left out. */
  readonly nominal: number;
  /** `gap`: the clock skips the time, so it runs at the first moment after; `overlap`: shown twice, it runs the first time. */
  readonly clock: 'exact' | 'gap' | 'overlap';
}

/** What is to be done about runs that were due while nothing was running. */
export interface MissedRun {
  /** The latest missed run; the earlier ones are covered by it. */
  readonly dueAt: number;
  /** When to catch up: now, or the end of the blackout window that lies over now. */
  readonly startAt: number;
}

/** The runs after a moment, in order, each moment once; endless unless the schedule runs once. Rejects with `invalidRequest`. */
export function* runs(schedule: SyncSchedule, after: number): Generator<ScheduledRun, void, void> {
  const plan = planOf(schedule);
  for (let run = runAfter(plan, after); run; run = runAfter(plan, run.moment)) yield run;
}

/** The next `count` runs after a moment. */
export function nextRuns(schedule: SyncSchedule, after: number, count: number): readonly ScheduledRun[] {
  const found: ScheduledRun[] = [];
  for (const run of runs(schedule, after)) {
    if (found.length >= count) break;
    found.push(run);
  }
  return found;
}

/** The first run after a moment; undefined when there is none. */
export function nextRun(schedule: SyncSchedule, after: number): number | undefined {
  return runAfter(planOf(schedule), after)?.moment;
}

/** The latest run at or before a moment; undefined when there is none. */
export function previousRun(schedule: SyncSchedule, at: number): number | undefined {
  const { times, blackouts } = planOf(schedule);
  const from = isBlackedOut(at, blackouts) ? blackedOutSince(at, blackouts) - 1 : at;
  for (let index = lastIndexUpTo(times, from); index >= 0; index--) {
    const time = times.at(index);
    const moved = time && firstAllowed(time.moment, blackouts);
    if (moved !== undefined && moved <= at) return moved;
  }
  return undefined;
}

/**
 * What to catch up at `now` when the run at `lastHandled` was the last that was started or left out on purpose: one run for all
 * that were missed, inside allowed time; nothing when the schedule says so. Without `lastHandled` nothing was missed.
 */
export function missedRun(
  schedule: SyncSchedule,
  lastHandled: number | undefined,
  now: number,
): MissedRun | undefined {
  if (lastHandled === undefined || schedule.catchUp === 'skip') return undefined;
  const dueAt = previousRun(schedule, now);
  if (dueAt === undefined || dueAt <= lastHandled) return undefined;
  const startAt = firstAllowed(now, blackoutsOf(schedule));
  return startAt === undefined ? undefined : { dueAt, startAt };
}

/** The schedule with further blackout windows, read on the clock of its zone. */
export function withBlackouts(schedule: SyncSchedule, windows: readonly BlackoutWindow[]): SyncSchedule {
  return windows.length === 0
    ? schedule
    : { ...schedule, blackouts: [...(schedule.blackouts ?? []), ...windows] };
}

/** The blackout windows of a schedule and the zone they are read in. */
export function blackoutsOf({ blackouts, zone }: SyncSchedule): Blackouts {
  return { windows: blackouts ?? [], zone };
}

interface Plan {
  readonly times: Occurrences;
  readonly blackouts: Blackouts;
}

function planOf(schedule: SyncSchedule): Plan {
  if (!isZone(schedule.zone))
    throw new SyncError('invalidRequest', `The time zone "${schedule.zone}" of the schedule is unknown`);
  return { times: occurrences(schedule), blackouts: blackoutsOf(schedule) };
}

function runAfter({ times, blackouts }: Plan, after: number): ScheduledRun | undefined {
  // Inside a window, a time before `after` may still be waiting for the window's end.
  const from = isBlackedOut(after, blackouts) ? blackedOutSince(after, blackouts) - 1 : after;
  for (let index = times.indexBefore(from); index < times.count; index++) {
    const time = times.at(index);
    if (!time || time.moment <= from) continue;
    const moment = firstAllowed(time.moment, blackouts);
    if (moment === undefined) return undefined;
    if (moment > after) return { moment, nominal: time.moment, clock: time.clock };
  }
  return undefined;
}

function lastIndexUpTo(times: Occurrences, moment: number): number {
  let last = times.indexBefore(moment);
  for (let index = last; index < times.count; index++) {
    const time = times.at(index);
    if (!time) continue;
    if (time.moment > moment) return index === 0 ? -1 : Math.max(last, index - 1);
    last = index;
  }
  return last;
}
