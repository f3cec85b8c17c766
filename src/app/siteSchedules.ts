import type { Clock } from '../base/clock.ts';
import { type Disposable, DisposableList } from '../base/disposable.ts';
import type { OwedRun, PendingSyncDocument } from '../domain/documents.ts';
import { asSyncError, type SyncError } from '../domain/errors/syncError.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';
import type { SyncCoordinator } from '../engine/hierarchy/syncCoordinator.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { CronTimer } from '../engine/schedule/cronTimer.ts';
import { SiteScheduler } from '../engine/schedule/siteScheduler.ts';

/** What the schedules of a data folder work with. */
export interface SiteSchedulesOptions {
  readonly ports: EnginePorts;
  readonly coordinator: SyncCoordinator;
  readonly clock: Clock;
  readonly timer: CronTimer;
  readonly onError: (error: SyncError) => void;
}

const scheduledRun: OwedRun = { trigger: 'schedule', full: false };

/** Keeps the top-level site's schedule armed: requests its runs, remembers which were followed, hears of changes. */
export class SiteSchedules implements Disposable {
  readonly #options: SiteSchedulesOptions;
  readonly #scheduler: SiteScheduler;
  readonly #disposables = new DisposableList();

  constructor(options: SiteSchedulesOptions) {
    this.#options = options;
    const { clock, timer, coordinator, onError } = options;
    this.#scheduler = this.#disposables.add(
      new SiteScheduler(clock, timer, {
        onDue: async (siteCode, dueAt) => {
          await this.#remember(siteCode, dueAt, scheduledRun);
          await coordinator.requestOwed(siteCode, scheduledRun);
        },
        onLeftOut: (siteCode, moment) => this.#remember(siteCode, moment),
        onNextRun: (siteCode, moment) => {
          if (moment !== undefined) void this.#announce(siteCode, moment);
        },
        onError: (_siteCode, error) => {
          onError(asSyncError(error));
        },
      }),
    );
    this.#disposables.add(
      timer.onDidJump(() => {
        this.#scheduler.replan();
      }),
    );
  }

  /** Arms the schedules as they are stored now; called again after every change. */
  async update(): Promise<void> {
    const { store, settings } = this.#options.ports;
    const { blackouts } = (await settings()).schedule;
    for (const site of await allSites(store)) {
      this.#scheduler.update({ site, pending: await store.document('pending', site._id), blackouts });
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #remember(siteCode: string, lastScheduled: number, owed?: OwedRun): Promise<void> {
    const { store, fence } = this.#options.ports;
    const pending: PendingSyncDocument = (await store.document('pending', siteCode)) ?? { _id: siteCode };
    const put = { ...pending, lastScheduled, ...(owed === undefined ? {} : { owed }) };
    await store.commit({ documents: [{ collection: 'pending', put }] }, fence);
  }

  async #announce(siteCode: string, at: number): Promise<void> {
    const { store, fence } = this.#options.ports;
    const body = { kind: 'nextScheduled', sync: 'regular', at } as const;
    try {
      await store.commit({ events: [{ time: this.#options.clock.now(), siteCode, body }] }, fence);
    } catch (error) {
      this.#options.onError(asSyncError(error));
    }
  }
}
