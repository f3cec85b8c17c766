import { SyncError } from '../../domain/errors/syncError.ts';
import { isMaintenanceDue } from '../maintenance/maintenanceDue.ts';
import {
  maintainSite,
  type MaintenanceOutcome,
  type SiteMaintenanceRequest,
  wayGiven,
} from '../maintenance/siteMaintenance.ts';
import type { EnginePorts } from '../ports.ts';

/** What the queue has to know of synchronizations. */
export interface Synchronizations {
  readonly areRunning: (siteCode?: string) => boolean;
  /** Resolves when those have ended that are under way now, of the given site or of any. */
  readonly ended: (siteCode?: string) => Promise<void>;
  /** Has the children of a site follow a content version that was raised; resolves when they have. */
  readonly raised: (siteCode: string, version: number) => Promise<void>;
}

interface Current {
  readonly siteCode: string;
  readonly stop: AbortController;
  readonly rest: AbortController;
  readonly done: Promise<MaintenanceOutcome>;
}

/**
 * Maintains one site at a time and never one that synchronizes: who synchronizes goes first, maintenance waits, gives way at its
 * next step and goes on afterwards. Compaction, which concerns all sites, gives way to every one.
 */
export class MaintenanceQueue {
  readonly #ports: EnginePorts;
  readonly #synchronizations: Synchronizations;
  #last: Promise<unknown> = Promise.resolve();
  #current: Current | undefined;
  #waiting = 0;
  readonly #end = new AbortController();

  constructor(ports: EnginePorts, synchronizations: Synchronizations) {
    this.#ports = ports;
    this.#synchronizations = synchronizations;
  }

  /** Code of the site that is maintained now. */
  get siteCode(): string | undefined {
    return this.#current?.siteCode;
  }

  /** Whether something is maintained or waits for it. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /**
   * Maintains a site as soon as it may; with `patient` all of it, however often it has to give way. Rejects with `cancelled`
   * when it is stopped before it began.
   */
  maintain(siteCode: string, request: SiteMaintenanceRequest, patient: boolean): Promise<MaintenanceOutcome> {
    this.#waiting++;
    const before = this.#last;
    const outcome = (async () => {
      await before;
      try {
        return await this.#untilDone(siteCode, request, patient);
      } finally {
        this.#waiting--;
      }
    })();
    // How one ended is told to who asked for it.
    this.#last = outcome.then(
      () => undefined,
      () => undefined,
    );
    return outcome;
  }

  /** Maintains those of the sites, in their order, whose maintenance is due at a moment (ms UTC); the store with that of a top-level site. */
  async maintainDue(siteCodes: readonly string[], now: number): Promise<void> {
    for (const siteCode of siteCodes) {
      const { store } = this.#ports;
      const { maintenance } = await this.#ports.settings();
      if (this.#hasEnded() || !(await isMaintenanceDue(store, siteCode, maintenance, now))) continue;
      const site = await store.document('sites', siteCode);
      if (site === undefined || this.#hasEnded()) continue;
      const compact = site.parent === undefined;
      await this.maintain(siteCode, { trigger: 'schedule', compact }, false);
    }
  }

  /** A synchronization of a site begins: the promise, where there is one, resolves when no maintenance is in its way. */
  giveWay(siteCode: string): Promise<unknown> | undefined {
    const current = this.#current;
    current?.rest.abort(wayGiven);
    if (current?.siteCode !== siteCode) return undefined;
    current.stop.abort(wayGiven);
    // How it ended is told to who asked for it.
    return Promise.allSettled([current.done]);
  }

  /** Stops the maintenance of a site, which is not gone on with; false when there is none. */
  stop(siteCode: string, reason: SyncError): boolean {
    if (this.#current?.siteCode !== siteCode) return false;
    this.#current.stop.abort(reason);
    return true;
  }

  /** Resolves when nothing is maintained any more. */
  async idle(): Promise<void> {
    await this.#last;
  }

  /** Stops what is under way and takes nothing more. */
  dispose(): void {
    this.#end.abort();
    this.#current?.stop.abort(wayGiven);
  }

  async #untilDone(
    siteCode: string,
    request: SiteMaintenanceRequest,
    patient: boolean,
  ): Promise<MaintenanceOutcome> {
    for (let again = false; ; again = true) {
      // What gave way goes on when nothing is in its way any more; compaction is in everybody's.
      const inTheWay = again || request.compact ? undefined : siteCode;
      do await this.#synchronizations.ended(inTheWay);
      while (this.#synchronizations.areRunning(inTheWay) && !this.#hasEnded());
      if (this.#hasEnded()) throw new SyncError('cancelled', 'The service is stopping');
      const outcome = await this.#once(siteCode, request);
      if (outcome.raisedTo !== undefined) await this.#synchronizations.raised(siteCode, outcome.raisedTo);
      if (!outcome.gaveWay || !patient || this.#hasEnded()) return outcome;
    }
  }

  #hasEnded(): boolean {
    return this.#end.signal.aborted;
  }

  async #once(siteCode: string, request: SiteMaintenanceRequest): Promise<MaintenanceOutcome> {
    const [stop, rest] = [new AbortController(), new AbortController()];
    const done = maintainSite(this.#ports, siteCode, request, { stop: stop.signal, rest: rest.signal });
    this.#current = { siteCode, stop, rest, done };
    try {
      return await done;
    } finally {
      this.#current = undefined;
    }
  }
}
