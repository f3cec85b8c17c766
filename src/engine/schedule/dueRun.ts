import { missedRun, nextRun } from '../../domain/schedule/nextRuns.ts';
import type { SyncSchedule } from '../../domain/schedule/schedule.ts';

/** What a scheduler knows of one schedule when it looks at the clock. */
export interface DueState {
  readonly schedule: SyncSchedule;
  /** The last run that was started or left out on purpose; ms UTC. */
  readonly handled: number;
  /** Due times started by this process. */
  readonly started: ReadonlySet<number>;
}

/** What is to be done next: start a run now, or look again at a moment, or nothing ever; `handled` where it moved. */
export interface DueDecision {
  readonly startNow?: number;
  readonly lookAgainAt?: number;
  readonly handled?: number;
}

/** A run that starts this late is still on time; later ones are missed runs. */
const graceMilliseconds = 5 * 60_000;

/**
 * Ahead of the clock by more than this, the last handled run comes from a time when the clock was wrong. By less, the clock was
 * set back, and the runs up to the last handled one are not repeated.
 */
const believableAheadMilliseconds = 2 * 86_400_000;

/** Decides by the clock what to do about a schedule. One run stands for all that were missed. */
export function dueRun({ schedule, handled, started }: DueState, now: number): DueDecision {
  const believed = handled > now + believableAheadMilliseconds ? now : handled;
  const missed = missedRun({ ...schedule, catchUp: 'once' }, believed, now);
  if (missed && !started.has(missed.dueAt)) {
    if (schedule.catchUp === 'skip' && now - missed.dueAt > graceMilliseconds)
      return { ...nextLook(schedule, now, started), handled: missed.dueAt };
    return missed.startAt > now ? { lookAgainAt: missed.startAt } : { startNow: missed.dueAt };
  }
  const look = nextLook(schedule, Math.max(believed, now), started);
  return believed === handled ? look : { ...look, handled: believed };
}

function nextLook(schedule: SyncSchedule, after: number, started: ReadonlySet<number>): DueDecision {
  let next = nextRun(schedule, after);
  while (next !== undefined && started.has(next)) next = nextRun(schedule, next);
  return next === undefined ? {} : { lookAgainAt: next };
}
