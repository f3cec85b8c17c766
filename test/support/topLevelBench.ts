import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApplicationOptions } from '../../src/app/openApplication.ts';
import type { Application } from '../../src/app/application.ts';
import { openApplication } from '../../src/app/openApplication.ts';
import type { PendingSyncDocument, RunDocument, SubscriptionDocument } from '../../src/domain/documents.ts';
import type { LogEntry } from '../../src/domain/log/logEntry.ts';
import type { LogRun } from '../../src/domain/log/logRun.ts';
import { LogReader } from '../../src/domain/log/logReader.ts';
import { runsOf } from '../../src/domain/log/runs.ts';
import { pagesOf } from '../../src/domain/paging.ts';
import { revisionKey } from '../../src/domain/revision.ts';
import type { At } from '../../src/domain/store.ts';
import type { SyncEvent, SyncEventBody, SyncEventKind } from '../../src/domain/syncEvent.ts';
import type { ClientSettings } from '../../src/protocol/client/clientSettings.ts';
import { classifications } from '../../src/protocol/sample/catalog/classifications.ts';
import { products } from '../../src/protocol/sample/catalog/products.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import type { SupStatusView } from '../../src/service/api/synchronization.ts';
import { createService } from '../../src/service/host/createService.ts';
import { ImpatientClock } from './clientSession.ts';
import { tempFolder } from './tempFolder.ts';

/** Everything that the sample catalog offers at first. */
export const everythingOfSample: SubscriptionDocument = {
  _id: 'subscription',
  products: Object.values(products).map(({ id }) => id),
  classifications: Object.values(classifications).map(({ id }) => id),
  languages: ['en', 'de'],
};

const catalog = 'sup/PS1/ps1sup.example';
const site = 'site/PS1';

/** What is seen of a site from below: nothing of it may change while a run fails. */
export interface Visible {
  readonly supGeneration: number | undefined;
  readonly siteGeneration: number | undefined;
  readonly contentVersion: number | undefined;
  readonly digests: readonly string[];
}

/** A whole top-level site PS1 with one SUP in a data folder: the real application on a clock on which waiting takes no time. */
export class TopLevelBench {
  readonly clock: ImpatientClock;
  readonly folder: string;
  readonly app: Application;
  readonly service: SyncService;

  private constructor(clock: ImpatientClock, app: Application) {
    this.clock = clock;
    this.app = app;
    this.folder = app.folder;
    this.service = createService(app);
  }

  /** Opens a new folder, or a copy of another one at the moment it has come to. */
  static async open(
    options: {
      readonly copyOf?: string;
      readonly clock?: ImpatientClock;
      readonly client?: Partial<ClientSettings>;
      readonly storage?: NonNullable<ApplicationOptions['storage']>;
    } = {},
  ): Promise<TopLevelBench> {
    const folder = path.join(await tempFolder(), 'data');
    if (options.copyOf !== undefined) await cp(options.copyOf, folder, { recursive: true });
    const clock = options.clock ?? new ImpatientClock();
    const { client = {}, storage = {} } = options;
    return new TopLevelBench(clock, await openApplication({ folder, clock, client, storage }));
  }

  /** Makes the site with a subscription to everything of the sample. */
  async build(url: string): Promise<void> {
    const { service, app } = this;
    await service.addSite({ siteCode: 'PS1', type: 'primary', siteServer: 'ps1.example', zone: 'UTC' });
    await service.addSup({ siteCode: 'PS1', serverName: 'ps1sup.example' });
    await service.setSource({ siteCode: 'PS1', source: url });
    // Many small batches, so that there is always something to cut off.
    await service.setSettings({ values: { 'limits.batchSize': '5', 'limits.requestsInFlight': '2' } });
    const { store, fence } = app.ports;
    await store.commit({ documents: [{ collection: 'subscription', put: everythingOfSample }] }, fence);
  }

  /** Synchronizes as an administrator asks for it. */
  async synchronize(
    request: { readonly full?: boolean; readonly acceptLosses?: boolean } = {},
  ): Promise<RunDocument> {
    const { runs } = await this.service.synchronize({ user: 'LAB\\anna', ...request });
    return only(runs);
  }

  /** The run that the pending retry starts. */
  async retry(): Promise<RunDocument> {
    const full = (await this.pending())?.retryFull ?? false;
    const { done } = this.app.coordinator.request('PS1', { trigger: 'retry', full });
    return (await done).run;
  }

  async visible(): Promise<Visible> {
    const { store } = this.app.ports;
    return {
      supGeneration: (await store.generation(catalog))?.number,
      siteGeneration: (await store.generation(site))?.number,
      contentVersion: (await store.document('sites', 'PS1'))?.contentVersion,
      digests: await this.digests(),
    };
  }

  /** Digests of what is published: equal content, equal digests, whatever way it came. */
  async digests(): Promise<readonly string[]> {
    const { store } = this.app.ports;
    return [await store.catalogDigest(catalog, 'published'), await store.catalogDigest(site, 'published')];
  }

  /** Revisions that runs have committed without publishing them. */
  async committed(): Promise<ReadonlySet<string>> {
    const published = await this.#revisions('published');
    return new Set([...(await this.#revisions('open'))].filter((key) => !published.has(key)));
  }

  async status(): Promise<SupStatusView> {
    const [status] = await this.service.status();
    if (status === undefined) throw new Error('There is no software update point');
    return status;
  }

  pending(): Promise<PendingSyncDocument | undefined> {
    return this.app.ports.store.document('pending', 'PS1');
  }

  /** The events of a run of one kind. */
  async events<K extends SyncEventKind>(
    run: RunDocument,
    kind: K,
  ): Promise<readonly Extract<SyncEventBody, { kind: K }>[]> {
    const events = await this.app.ports.store.events(0, 10_000);
    return events
      .filter(({ runId }) => runId === run._id)
      .flatMap(({ body }: SyncEvent) => (isKind(body, kind) ? [body] : []));
  }

  /** Entries and runs of the site's log, read by the log parser. */
  async log(): Promise<{ readonly entries: readonly LogEntry[]; readonly runs: readonly LogRun[] }> {
    await this.service.log({ siteCode: 'PS1' });
    const reader = new LogReader();
    const text = await readFile(this.app.logPath('PS1'), 'utf8');
    const entries = [...reader.push(text), ...reader.end()];
    return { entries, runs: runsOf(entries) };
  }

  close(): Promise<void> {
    return this.app.close();
  }

  async #revisions(at: At): Promise<ReadonlySet<string>> {
    const { store } = this.app.ports;
    if (at === 'published' && (await store.generation(catalog)) === undefined) return new Set();
    const keys = new Set<string>();
    for await (const rows of pagesOf((after) =>
      store.rows(catalog, at, { limit: 5000, ...(after === undefined ? {} : { after }) }),
    )) {
      for (const row of rows) keys.add(revisionKey(row));
    }
    return keys;
  }
}

function isKind<K extends SyncEventKind>(
  body: SyncEventBody,
  kind: K,
): body is Extract<SyncEventBody, { kind: K }> {
  return body.kind === kind;
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} instead of one`);
  return item;
}
