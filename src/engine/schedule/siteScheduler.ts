import type { Clock, Timer } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { PendingSyncDocument, SiteDocument } from '../../domain/documents.ts';
import { withBlackouts } from '../../domain/schedule/nextRuns.ts';
import type { BlackoutWindow, SyncSchedule } from '../../domain/schedule/schedule.ts';
import { dueRun } from './dueRun.ts';

/** What a scheduler asks of its surroundings. Moments in ms UTC. */
export interface SchedulerCallbacks {
  /** Requests the synchronization due at `dueAt` and keeps `lastScheduled = dueAt`, in one commit; asked again after a minute if it rejects. */
  onDue(siteCode: string, dueAt: number): Promise<void>;
  /** Keeps `lastScheduled = moment` without a synchronization: a new schedule, or a missed run that is left out. */
  onLeftOut(siteCode: string, moment: number): Promise<void>;
  /** The site's next run is now at that moment; undefined when there is none. */
  onNextRun(siteCode: string, moment: number | undefined): void;
  onError(siteCode: string, error: unknown): void;
}

/** A site and what its schedule depends on. */
export interface SiteToSchedule {
  readonly site: SiteDocument;
  readonly pending?: PendingSyncDocument | undefined;
  /** Blackout windows of the settings, besides those of the schedule. */
  readonly blackouts?: readonly BlackoutWindow[];
}

interface ScheduledSite {
  readonly siteCode: string;
  readonly schedule: SyncSchedule;
  handled: number;
  readonly started: Set<number>;
  starting: boolean;
  appointment?: Disposable | undefined;
  next?: number | undefined;
}

const retryMilliseconds = 60_000;
const rememberedStarts = 100;

/** Starts the scheduled synchronizations of top-level sites: each due time once, whatever the clock does; missed ones as one. */
export class SiteScheduler implements Disposable {
  readonly #clock: Clock;
  readonly #timer: Timer;
  readonly #callbacks: SchedulerCallbacks;
  readonly #sites = new Map<string, ScheduledSite>();

  constructor(clock: Clock, timer: Timer, callbacks: SchedulerCallbacks) {
    this.#clock = clock;
    this.#timer = timer;
    this.#callbacks = callbacks;
  }

  /** Arms, changes or disarms a site. A schedule seen for the first time, or changed, begins now: its past is not caught up. */
  update({ site, pending, blackouts = [] }: SiteToSchedule): void {
    const { _id: siteCode } = site;
    if (site.parent !== undefined || !site.schedule) {
      this.remove(siteCode);
      return;
    }
    const schedule = withBlackouts(site.schedule, blackouts);
    const before = this.#sites.get(siteCode);
    if (before && JSON.stringify(before.schedule) === JSON.stringify(schedule)) return;
    const now = this.#clock.now();
    const last = Math.max(before?.handled ?? -Infinity, pending?.lastScheduled ?? -Infinity);
    const isNew = before !== undefined || last === -Infinity;
    before?.appointment?.dispose();
    const state: ScheduledSite = {
      siteCode,
      schedule,
      handled: isNew ? Math.max(last, now) : last,
      started: before?.started ?? new Set(),
      starting: false,
      next: before?.next,
    };
    this.#sites.set(siteCode, state);
    if (isNew) this.#leaveOut(state, state.handled);
    this.#plan(state);
  }

  /** Disarms a site. */
  remove(siteCode: string): void {
    const state = this.#sites.get(siteCode);
    if (!state) return;
    this.#sites.delete(siteCode);
    state.appointment?.dispose();
    this.#tellNext(state, undefined);
  }

  /** When the site's next scheduled synchronization starts; ms UTC. */
  nextRun(siteCode: string): number | undefined {
    return this.#sites.get(siteCode)?.next;
  }

  /** Looks at the clock again: to be called when it was set or the machine has slept. */
  replan(): void {
    for (const state of this.#sites.values()) this.#plan(state);
  }

  dispose(): void {
    for (const { appointment } of this.#sites.values()) appointment?.dispose();
    this.#sites.clear();
  }

  #plan(state: ScheduledSite): void {
    if (state.starting || !this.#isCurrent(state)) return;
    state.appointment?.dispose();
    state.appointment = undefined;
    try {
      const { startNow, lookAgainAt, handled } = dueRun(state, this.#clock.now());
      if (handled !== undefined) {
        state.handled = handled;
        this.#leaveOut(state, handled);
      }
      if (startNow !== undefined) {
        void this.#start(state, startNow);
        return;
      }
      this.#tellNext(state, lookAgainAt);
      if (lookAgainAt !== undefined) this.#lookAt(state, lookAgainAt);
    } catch (error) {
      this.#callbacks.onError(state.siteCode, error);
    }
  }

  async #start(state: ScheduledSite, dueAt: number): Promise<void> {
    state.starting = true;
    remember(state.started, dueAt);
    try {
      await this.#callbacks.onDue(state.siteCode, dueAt);
      state.handled = dueAt;
      state.starting = false;
      this.#plan(state);
    } catch (error) {
      state.starting = false;
      state.started.delete(dueAt);
      this.#callbacks.onError(state.siteCode, error);
      if (this.#isCurrent(state)) this.#lookAt(state, this.#clock.now() + retryMilliseconds);
    }
  }

  #lookAt(state: ScheduledSite, moment: number): void {
    state.appointment?.dispose();
    state.appointment = this.#timer.at(moment, () => {
      this.#plan(state);
    });
  }

  #leaveOut({ siteCode }: ScheduledSite, moment: number): void {
    this.#callbacks.onLeftOut(siteCode, moment).catch((error: unknown) => {
      this.#callbacks.onError(siteCode, error);
    });
  }

  #tellNext(state: ScheduledSite, next: number | undefined): void {
    if (state.next === next) return;
    state.next = next;
    this.#callbacks.onNextRun(state.siteCode, next);
  }

  #isCurrent(state: ScheduledSite): boolean {
    return this.#sites.get(state.siteCode) === state;
  }
}

/** Keeps the latest due times only. */
function remember(started: Set<number>, dueAt: number): void {
  started.add(dueAt);
  for (const oldest of started) {
    if (started.size <= rememberedStarts) break;
    started.delete(oldest);
  }
}
