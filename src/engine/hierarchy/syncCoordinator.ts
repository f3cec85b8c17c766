import type { Disposable } from '../../base/disposable.ts';
import type { PendingSyncDocument } from '../../domain/documents.ts';
import type { SiteLinkDocument } from '../../domain/siteLinkDocument.ts';
import { isDiskFailure } from '../../domain/errors/diskFailure.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';
import type { DocumentChange } from '../../domain/store.ts';
import { requestOfParent } from '../run/conclude.ts';
import { owe, settle } from '../run/owedRun.ts';
import { diskMilliseconds } from '../run/runRecorder.ts';
import { runSite } from '../run/siteRun.ts';
import type { SiteOutcome, SiteRequest } from '../run/siteOutcome.ts';
import type { MaintenanceOutcome, SiteMaintenanceRequest } from '../maintenance/siteMaintenance.ts';
import { Gate } from './gate.ts';
import { MaintenanceQueue } from './maintenanceQueue.ts';
import { synchronizeRemoteSite } from './remoteRun.ts';
import { sitesFromBelow } from './sitesFromBelow.ts';

/** What became of a request: a run of its own, part of the run under way, or the next one. */
export interface SyncTicket {
  readonly disposition: 'started' | 'joined' | 'queued';
  /** The site's own run. */
  readonly done: Promise<SiteOutcome>;
  /** The site's run and those of all sites below it that it notified. */
  readonly hierarchy: Promise<readonly SiteOutcome[]>;
}

interface Run {
  readonly request: SiteRequest;
  readonly stop: AbortController;
  readonly done: Promise<SiteOutcome>;
  readonly hierarchy: Promise<readonly SiteOutcome[]>;
}

/**
 * One run per site, at most one queued (design §3.10). A site that succeeded notifies its children, which run in parallel
 * up to the limit; a failed one is tried again at its retry time.
 */
export class SyncCoordinator implements Disposable {
  readonly #ports: EnginePorts;
  readonly #running = new Map<string, Run>();
  readonly #queued = new Map<string, Run>();
  readonly #retries = new Map<string, Disposable>();
  readonly #gate: Gate;
  readonly #maintenance: MaintenanceQueue;
  readonly #onUnexpected: (error: SyncError) => void;
  /** Requests to sites in other services that wait for an answer. */
  readonly #remote = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  #disposed = false;

  /** `onUnexpected` hears of runs that nobody waits for and that could not even write down how they failed. */
  constructor(ports: EnginePorts, parallelChildren: number, onUnexpected: (error: SyncError) => void) {
    this.#ports = ports;
    this.#gate = new Gate(parallelChildren);
    this.#onUnexpected = onUnexpected;
    this.#maintenance = new MaintenanceQueue(ports, {
      areRunning: (siteCode) =>
        siteCode === undefined ? this.#running.size > 0 : this.#running.has(siteCode),
      ended: (siteCode) => this.#ended(siteCode),
      raised: async (siteCode, version) => {
        // Each run reports its own failure.
        await Promise.allSettled([
          this.#requestChildren(requestOfParent(siteCode, { contentVersion: version, full: false })),
        ]);
      },
    });
  }

  /** Site codes with a run under way, maintenance included. */
  get running(): readonly string[] {
    const { siteCode } = this.#maintenance;
    return [...new Set([...this.#running.keys(), ...(siteCode === undefined ? [] : [siteCode])])];
  }

  /** Maintains a site, never while it synchronizes: waits for that, and gives way to it. */
  maintain(siteCode: string, request: SiteMaintenanceRequest): Promise<MaintenanceOutcome> {
    if (this.#disposed) throw new SyncError('cancelled', 'The service is stopping');
    return this.#maintenance.maintain(siteCode, request, true);
  }

  /** Maintains the sites, lowest first, whose maintenance is due, unless something else is done. */
  async maintainDue(): Promise<void> {
    if (this.#disposed || this.#running.size > 0 || this.#maintenance.isBusy) return;
    const { store, clock } = this.#ports;
    await this.#maintenance.maintainDue(await sitesFromBelow(store), clock.now());
  }

  /** Asks a site to synchronize. The same or a weaker request joins the run under way; a stronger one comes next. */
  request(siteCode: string, request: SiteRequest): SyncTicket {
    if (this.#disposed) throw new SyncError('cancelled', 'The service is stopping');
    const running = this.#running.get(siteCode);
    if (running === undefined) return { disposition: 'started', ...this.#start(siteCode, request) };
    if (covers(running.request, request))
      return { disposition: 'joined', done: running.done, hierarchy: running.hierarchy };
    const queued = this.#queued.get(siteCode);
    if (queued !== undefined && covers(queued.request, request)) {
      return { disposition: 'joined', done: queued.done, hierarchy: queued.hierarchy };
    }
    const next = this.#enqueue(
      siteCode,
      running,
      queued === undefined ? request : stronger(queued.request, request),
    );
    return { disposition: 'queued', ...next };
  }

  /** The synchronization of a site that is under way. */
  underWay(siteCode: string): SyncTicket | undefined {
    const running = this.#running.get(siteCode);
    return running && { disposition: 'joined', done: running.done, hierarchy: running.hierarchy };
  }

  /** Asks for a run that is owed; where another one stands for it, nothing is owed any more. */
  async requestOwed(siteCode: string, request: SiteRequest): Promise<SyncTicket> {
    const ticket = this.request(siteCode, request);
    if (ticket.disposition !== 'joined') return ticket;
    const { store, fence } = this.#ports;
    const documents = await settle(store, siteCode);
    if (documents.length > 0) await store.commit({ documents }, fence);
    return ticket;
  }

  /** Stops a site's run and what is queued after it; false when nothing runs. */
  stop(siteCode: string, user: string): boolean {
    const running = this.#running.get(siteCode);
    this.#queued.get(siteCode)?.stop.abort(stopped(user));
    running?.stop.abort(stopped(user));
    const maintained = this.stopMaintenance(siteCode, user);
    return running !== undefined || maintained;
  }

  /** Stops the maintenance of a site and leaves its synchronization alone; false when there is none. */
  stopMaintenance(siteCode: string, user: string): boolean {
    return this.#maintenance.stop(siteCode, stopped(user));
  }

  /** Marks runs cut off by a crash as such and as owed, and arms the retries that are due. Call once after opening. */
  async recover(): Promise<void> {
    const { store, fence, clock } = this.#ports;
    const { items } = await store.documents('runs', { where: { outcome: 'running' }, limit: 1000 });
    if (items.length > 0) {
      await store.commit(
        {
          documents: [
            ...items.map((run): DocumentChange => ({
              collection: 'runs',
              put: { ...run, outcome: 'interrupted', ended: clock.now() },
            })),
            ...(await Promise.all(
              // Maintenance that was cut off is due still, and begins by itself.
              items
                .filter(({ kind }) => kind !== 'maintenance')
                .map(({ siteCode, kind, acceptLosses }) =>
                  owe(store, siteCode, {
                    ...{ trigger: 'retry', full: kind === 'full' },
                    ...(acceptLosses === undefined ? {} : { acceptLosses }),
                  }),
                ),
            )),
          ],
        },
        fence,
      );
    }
    const pending = await store.documents('pending', { limit: 1000 });
    for (const retry of pending.items) this.#armRetry(retry);
  }

  /** Resolves when no run is under way or queued. */
  async idle(): Promise<void> {
    while (this.#running.size + this.#remote.size > 0 || this.#maintenance.isBusy) {
      // Each run reports its own failure.
      await Promise.allSettled([
        ...[...this.#running.values()].map(({ hierarchy }) => hierarchy),
        ...this.#remote,
      ]);
      await this.#maintenance.idle();
    }
  }

  /** Stops every run; `idle()` tells when they have ended. */
  dispose(): void {
    this.#disposed = true;
    this.#closing.abort(new SyncError('cancelled', 'The service is stopping', { source: 'service' }));
    for (const retry of this.#retries.values()) retry.dispose();
    for (const siteCode of this.#running.keys()) this.stop(siteCode, 'service');
    this.#maintenance.dispose();
  }

  #start(siteCode: string, request: SiteRequest): Run {
    const stop = new AbortController();
    this.#retries.get(siteCode)?.dispose();
    const limited = request.trigger === 'parent';
    const free = this.#maintenance.giveWay(siteCode);
    const run = (): Promise<SiteOutcome> => runSite(this.#ports, siteCode, request, stop.signal);
    const freeRun = free === undefined ? run : () => free.then(run);
    const own = limited ? this.#gate.run(freeRun) : freeRun();
    const done = own.finally(() => {
      this.#running.delete(siteCode);
      this.#advance(siteCode);
    });
    const told = done.then((outcome) => this.#notifyChildren(outcome));
    const hierarchy = limited ? told : told.then((outcomes) => this.#maintainAfter(outcomes));
    // Callers wait for one of the two or, after a retry, for none: a rejection is reported here in any case.
    hierarchy.catch((error: unknown) => {
      this.#onUnexpected(asSyncError(error));
      // What nobody waits for and the disk did not let begin is begun once it does.
      if (request.trigger !== 'local' && isDiskFailure(error)) this.#beginLater(siteCode, request);
    });
    const started = { request, stop, done, hierarchy };
    this.#running.set(siteCode, started);
    return started;
  }

  #enqueue(siteCode: string, running: Run, request: SiteRequest): Run {
    const stop = new AbortController();
    // However the run before it ended, and whatever it reports: the queued one takes its place.
    const started = running.done.then(
      () => this.#running.get(siteCode),
      () => this.#running.get(siteCode),
    );
    const next = started.then((run) => {
      if (run === undefined)
        throw stop.signal.reason ?? new SyncError('cancelled', 'The queued synchronization was dropped');
      return run;
    });
    const run: Run = {
      request,
      stop,
      done: next.then(({ done }) => done),
      hierarchy: next.then(({ hierarchy }) => hierarchy),
    };
    // The run that takes its place reports its own failure.
    void Promise.allSettled([run.done, run.hierarchy]);
    this.#queued.set(siteCode, run);
    return run;
  }

  #advance(siteCode: string): void {
    const queued = this.#queued.get(siteCode);
    this.#queued.delete(siteCode);
    if (queued !== undefined && !queued.stop.signal.aborted && !this.#disposed)
      this.#start(siteCode, queued.request);
  }

  async #notifyChildren(outcome: SiteOutcome): Promise<readonly SiteOutcome[]> {
    const pending = await this.#ports.store.document('pending', outcome.siteCode);
    if (pending !== undefined) this.#armRetry(pending);
    if (outcome.result === undefined || this.#disposed) return [outcome];
    return [outcome, ...(await this.#requestChildren(requestOfParent(outcome.siteCode, outcome.result)))];
  }

  async #requestChildren(
    request: SiteRequest & { readonly parentSite: string },
  ): Promise<readonly SiteOutcome[]> {
    const { store } = this.#ports;
    const where = { parent: request.parentSite };
    const children = await store.documents('sites', { where, limit: 1000 });
    const links = await store.documents('links', { where, limit: 1000 });
    if (this.#disposed) return [];
    const below = await Promise.all([
      ...children.items.map(async ({ _id }) => (await this.requestOwed(_id, request)).hierarchy),
      ...links.items.map((link) => this.requestRemote(link, request)),
    ]);
    return below.flat();
  }

  /** However a hierarchy's synchronization ended, maintenance that is due follows; how that ends is told by its own run. */
  async #maintainAfter(outcomes: readonly SiteOutcome[]): Promise<readonly SiteOutcome[]> {
    if (outcomes.some(({ error }) => error?.key === 'cancelled')) return outcomes;
    try {
      // Sites in other services are maintained there.
      const here = new Set(await sitesFromBelow(this.#ports.store));
      const sites = outcomes
        .map(({ siteCode }) => siteCode)
        .filter((siteCode) => here.has(siteCode))
        .reverse();
      const [first] = outcomes;
      await this.#maintenance.maintainDue(sites, first?.run.ended ?? this.#ports.clock.now());
    } catch (error) {
      if (!this.#disposed) this.#onUnexpected(asSyncError(error));
    }
    return outcomes;
  }

  async #ended(siteCode: string | undefined): Promise<void> {
    const runs = [...this.#running].filter(([code]) => siteCode === undefined || code === siteCode);
    // Each run reports its own failure.
    await Promise.allSettled(runs.map(([, { done }]) => done));
  }

  /** Asks a child site in another service to synchronize; resolves with its runs and those below it. */
  requestRemote(
    link: Pick<SiteLinkDocument, '_id' | 'parent'>,
    request: SiteRequest,
  ): Promise<readonly SiteOutcome[]> {
    const asked = synchronizeRemoteSite(this.#ports, link, request, this.#closing.signal);
    this.#remote.add(asked);
    // Some callers wait for nothing: what could not even be written down is reported here in any case.
    asked
      .catch((error: unknown) => {
        this.#onUnexpected(asSyncError(error));
      })
      .finally(() => this.#remote.delete(asked));
    return asked;
  }

  #beginLater(siteCode: string, request: SiteRequest): void {
    this.#arm(siteCode, this.#ports.clock.now() + diskMilliseconds, request);
  }

  #armRetry({ _id: siteCode, retryAt, retryFull: full = false }: PendingSyncDocument): void {
    if (retryAt !== undefined) this.#arm(siteCode, retryAt, { trigger: 'retry', full });
  }

  /** One appointment a site: the one made last. */
  #arm(siteCode: string, moment: number, request: SiteRequest): void {
    if (this.#disposed) return;
    this.#retries.get(siteCode)?.dispose();
    const appointment = this.#ports.timer.at(moment, () => {
      if (!this.#disposed) this.request(siteCode, request);
    });
    this.#retries.set(siteCode, appointment);
  }
}

function covers(running: SiteRequest, asked: SiteRequest): boolean {
  return (running.full || !asked.full) && (running.version ?? 0) >= (asked.version ?? 0);
}

function stronger(a: SiteRequest, b: SiteRequest): SiteRequest {
  const version = Math.max(a.version ?? 0, b.version ?? 0);
  return { ...b, full: a.full || b.full, ...(version === 0 ? {} : { version }) };
}

function stopped(user: string): SyncError {
  return new SyncError('cancelled', `The synchronization was stopped by ${user}`, { source: user });
}
