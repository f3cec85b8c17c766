import process from 'node:process';
import { Counter, Histogram, Registry } from 'prom-client';
import type { Application } from '../../app/application.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { RunDocument, SiteDocument } from '../../domain/documents.ts';
import type { SupStatusDocument } from '../../domain/siteLinkDocument.ts';
import { allLinks } from '../../engine/administration/remoteSites.ts';
import { notificationChannels } from '../../domain/notificationChannel.ts';
import { nextRuns, withBlackouts } from '../../domain/schedule/nextRuns.ts';
import { serviceGauges } from './serviceGauges.ts';

/** What the metrics of a service are taken from. */
export interface ServiceMetricsOptions {
  readonly app: Application;
  readonly version: string;
  readonly doors: () => number;
}

const durations = [1, 5, 15, 60, 300, 900, 3600, 14_400, 43_200];
const results = ['new', 'modified', 'expired', 'removed', 'unchanged', 'skipped', 'failed'] as const;
const mostRuns = 10_000;

/**
 * The metrics of a service in Prometheus's text format. Gauges are read from the store when they are asked for; counters are of the runs that
 * ended since the service started. Labels are sites, servers and fixed words: their number is bounded by the hierarchy.
 */
export class ServiceMetrics implements Disposable {
  readonly #options: ServiceMetricsOptions;
  readonly #registry = new Registry();
  readonly #since: number;
  readonly #retriesHeard: Disposable;
  #counted: ReadonlySet<string> = new Set();
  #pass: Promise<void> | undefined;

  readonly #gauges = serviceGauges(this.#registry);
  readonly #runs = this.#counter('susync_runs_total', 'Synchronizations and maintenance that ended', [
    'site',
    'kind',
    'outcome',
  ]);
  readonly #updates = this.#counter('susync_updates_total', 'Updates by what became of them', [
    'site',
    'result',
  ]);
  readonly #bytes = this.#counter('susync_received_bytes_total', 'Bytes of update documents received', [
    'site',
  ]);
  readonly #retries = this.#counter('susync_upstream_retries_total', 'Calls that were tried again', ['site']);
  readonly #cpu = this.#counter('process_cpu_seconds_total', 'CPU time of the process', []);
  readonly #durations = new Histogram({
    name: 'susync_run_duration_seconds',
    help: 'How long synchronizations and maintenance took',
    labelNames: ['site', 'kind'],
    buckets: durations,
    registers: [this.#registry],
  });

  constructor(options: ServiceMetricsOptions) {
    this.#options = options;
    this.#since = options.app.ports.clock.now();
    this.#retriesHeard = options.app.onDidCommit((events) => {
      for (const { siteCode, body } of events)
        if (body.kind === 'upstreamRetry') this.#retries.inc({ site: siteCode });
    });
  }

  /** The metrics now. Those who ask at the same time get the same. */
  async text(): Promise<{ readonly contentType: string; readonly text: string }> {
    this.#pass ??= this.#collect().finally(() => {
      this.#pass = undefined;
    });
    await this.#pass;
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  dispose(): void {
    this.#retriesHeard.dispose();
    this.#registry.clear();
  }

  #counter<T extends string>(name: string, help: string, labelNames: readonly T[]): Counter<T> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  async #collect(): Promise<void> {
    const { app, version, doors } = this.#options;
    const { store, clock } = app.ports;
    const g = this.#gauges;
    for (const gauge of Object.values(g)) gauge.reset();
    const { items: sites } = await store.documents('sites', { limit: mostRuns });
    await this.#collectSups(sites);
    for (const site of sites) await this.#collectSite(site, sites);
    await this.#collectLinks();
    const { items: runs } = await store.documents('runs', { limit: mostRuns, descending: true });
    this.#count(runs);
    const { items: alerts } = await store.documents('alerts', { limit: mostRuns });
    for (const severity of ['critical', 'warning', 'information'] as const)
      g.alerts.set(
        { severity },
        alerts.filter((alert) => alert.state === 'active' && alert.severity === severity).length,
      );
    const { notifications, loopDelay, heartbeatAge, commit } = app.health();
    g.notifications.set(notifications.waiting);
    for (const channel of notificationChannels)
      g.channelFailing.set({ channel }, notifications.failing.some((one) => one.channel === channel) ? 1 : 0);
    g.heartbeat.set((clock.now() - heartbeatAge) / 1000);
    g.commitFailed.set(commit.failure === undefined ? 0 : 1);
    for (const quantile of ['mean', 'p99', 'max'] as const)
      g.loopDelay.set({ of: quantile }, loopDelay[quantile]);
    const { records, bytes } = await app.storeSize();
    g.records.set(records);
    for (const part of ['segments', 'journal', 'snapshot', 'documents'] as const)
      g.storeBytes.set({ part }, bytes[part]);
    g.doors.set(doors());
    g.running.set(app.coordinator.running.length);
    g.info.set({ version }, 1);
    g.started.set(this.#since / 1000);
    const memory = process.memoryUsage();
    g.resident.set(memory.rss);
    g.heap.set(memory.heapUsed);
    const { user, system } = process.cpuUsage();
    this.#cpu.reset();
    this.#cpu.inc((user + system) / 1e6);
  }

  async #collectSups(sites: readonly SiteDocument[]): Promise<void> {
    const { store } = this.#options.app.ports;
    const g = this.#gauges;
    const { items: sups } = await store.documents('sups', { limit: mostRuns });
    const { items: quarantine } = await store.documents('quarantine', { limit: mostRuns });
    for (const { _id, siteCode, serverName } of sups) {
      const labels = { site: siteCode, server: serverName };
      const status = await store.document('supStatus', _id);
      this.#setStatus(labels, status);
      g.quarantined.set(labels, quarantine.filter(({ sup }) => sup === _id).length);
      if (sites.some((site) => site._id === siteCode && site.parent !== undefined))
        g.link.set(labels, status?.linkStatus ?? 0);
    }
  }

  /** Sites in other services, as these last told them. */
  async #collectLinks(): Promise<void> {
    const g = this.#gauges;
    for (const { _id, status, checked, sites } of await allLinks(this.#options.app.ports.store)) {
      g.siteLink.set({ site: _id }, status);
      if (checked !== undefined) g.linkChecked.set({ site: _id }, checked / 1000);
      for (const { siteCode, contentVersion, sups } of sites) {
        g.contentVersion.set({ site: siteCode }, contentVersion);
        for (const sup of sups) this.#setStatus({ site: siteCode, server: sup.serverName }, sup.status);
      }
    }
  }

  #setStatus(labels: { readonly site: string; readonly server: string }, status?: SupStatusDocument): void {
    const g = this.#gauges;
    g.state.set(labels, status?.state ?? 0);
    g.stateInfo.set({ ...labels, state: String(status?.state ?? 0) }, 1);
    g.error.set(labels, status?.errorCode ?? 0);
    g.catalogVersion.set(labels, status?.catalogVersion ?? 0);
    if (status?.lastSuccess !== undefined) g.lastSuccess.set(labels, status.lastSuccess / 1000);
  }

  async #collectSite(site: SiteDocument, sites: readonly SiteDocument[]): Promise<void> {
    const { store, clock, settings } = this.#options.app.ports;
    const g = this.#gauges;
    const labels = { site: site._id };
    g.contentVersion.set(labels, site.contentVersion);
    const parent = sites.find(({ _id }) => _id === site.parent);
    if (parent !== undefined) g.behind.set(labels, Math.max(0, parent.contentVersion - site.contentVersion));
    const { retryAt } = (await store.document('pending', site._id)) ?? {};
    const { blackouts } = (await settings()).schedule;
    const [scheduled] =
      site.schedule === undefined ? [] : nextRuns(withBlackouts(site.schedule, blackouts), clock.now(), 1);
    const next = [scheduled?.moment, retryAt].filter((moment) => moment !== undefined);
    if (next.length > 0) g.next.set(labels, Math.min(...next) / 1000);
  }

  #count(runs: readonly RunDocument[]): void {
    const counted = new Set<string>();
    for (const { _id, siteCode, kind, outcome, started, ended, counts, bytes } of runs) {
      if (ended === undefined || ended < this.#since) continue;
      counted.add(_id);
      if (this.#counted.has(_id)) continue;
      this.#runs.inc({ site: siteCode, kind, outcome });
      this.#durations.observe({ site: siteCode, kind }, Math.max(0, ended - started) / 1000);
      this.#bytes.inc({ site: siteCode }, bytes);
      for (const result of results) this.#updates.inc({ site: siteCode, result }, counts[result]);
    }
    this.#counted = counted;
  }
}
