import { readFile } from 'node:fs/promises';
import { type Application } from '../../src/app/application.ts';
import { type ApplicationOptions, openApplication } from '../../src/app/openApplication.ts';
import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import type { RunDocument } from '../../src/domain/documents.ts';
import type { LogEntry } from '../../src/domain/log/logEntry.ts';
import { LogReader } from '../../src/domain/log/logReader.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import { createService } from '../../src/service/host/createService.ts';

/** The sites of the sample hierarchy, from the top down. */
export const sampleSiteCodes = ['CS1', 'PS1', 'PS2', 'SS1'] as const;

/** The SUPs of the sample hierarchy: each site's source, and PS1's replica. */
export const sampleSups = [
  'CS1/cs1sup.sample.local',
  'PS1/ps1sup.sample.local',
  'PS1/ps1sup2.sample.local',
  'PS2/ps2sup.sample.local',
  'SS1/ss1sup.sample.local',
] as const;

/** The sample hierarchy in a data folder, which can be closed and opened again. */
export class HierarchyBench {
  readonly #options: ApplicationOptions;
  #opened: { readonly app: Application; readonly service: SyncService } | undefined;

  private constructor(options: ApplicationOptions) {
    this.#options = options;
  }

  static async open(options: ApplicationOptions): Promise<HierarchyBench> {
    const bench = new HierarchyBench(options);
    await bench.reopen();
    return bench;
  }

  get app(): Application {
    return this.#current.app;
  }

  get service(): SyncService {
    return this.#current.service;
  }

  /** Closes the folder and opens it again, as another process would. */
  async reopen(change: Partial<ApplicationOptions> = {}): Promise<void> {
    await this.close();
    const app = await openApplication({ ...this.#options, ...change });
    this.#opened = { app, service: createService(app) };
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.app.close();
  }

  /** Digests of the published databases of all sites, and of the catalogs of all SUPs: each list has one member when all are in step. */
  async digests(): Promise<{ readonly sites: ReadonlySet<string>; readonly sups: ReadonlySet<string> }> {
    const { store } = this.app.ports;
    const digestsOf = async (keys: readonly CatalogKey[]): Promise<ReadonlySet<string>> =>
      new Set(await Promise.all(keys.map((key) => store.catalogDigest(key, 'published'))));
    return {
      sites: await digestsOf(sampleSiteCodes.map((code): CatalogKey => `site/${code}`)),
      sups: await digestsOf(sampleSups.map((id): CatalogKey => `sup/${id}`)),
    };
  }

  /** Digest over everything that is published, with generations and content versions. */
  digest(): Promise<string> {
    return this.app.ports.store.digest();
  }

  /** All runs of a site, oldest first. */
  async runs(siteCode: string): Promise<readonly RunDocument[]> {
    const { items } = await this.service.runs({ siteCode, limit: 1000 });
    return [...items].reverse();
  }

  /** The entries of a site's log, as the log parser reads them. */
  async log(siteCode: string): Promise<readonly LogEntry[]> {
    await this.service.log({ siteCode });
    const reader = new LogReader();
    const text = await readFile(this.app.logPath(siteCode), 'utf8');
    return [...reader.push(text), ...reader.end()];
  }

  get #current(): { readonly app: Application; readonly service: SyncService } {
    if (this.#opened === undefined) throw new Error('The data folder is closed');
    return this.#opened;
  }
}
