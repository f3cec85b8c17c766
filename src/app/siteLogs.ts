import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Disposable } from '../base/disposable.ts';
import { asSyncError } from '../domain/errors/syncError.ts';
import type { LogContext } from '../domain/log/logContext.ts';
import type { LogLine } from '../domain/log/logLine.ts';
import { renderEvent } from '../domain/log/renderEvent.ts';
import type { Settings } from '../domain/settings.ts';
import type { Store } from '../domain/store.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { FilePort } from '../store/files/filePort.ts';
import type { LogPlace, LogText } from '../domain/log/logText.ts';
import { readLogEnd, readLogFrom } from '../store/log/readLogText.ts';
import { logPaths } from '../store/log/logPaths.ts';
import { type LogProjection, openLogProjection } from '../store/log/logProjection.ts';

/** What the logs of a data folder are written from. */
export interface SiteLogsOptions {
  readonly folder: string;
  readonly store: Store;
  readonly settings: () => Promise<Settings>;
  readonly files?: FilePort;
}

/** How many events are read at a time to make up for missing lines. */
const pageSize = 1000;

/** wsyncmgr.log of every site, kept up to the committed events. */
export class SiteLogs {
  readonly #options: SiteLogsOptions;
  readonly #contexts = new Map<string, LogContext>();
  readonly #projection: LogProjection;
  readonly #subscription: Disposable;
  #failed = false;

  private constructor(
    options: SiteLogsOptions,
    projection: LogProjection,
    contexts: Map<string, LogContext>,
  ) {
    this.#options = options;
    this.#projection = projection;
    this.#contexts = contexts;
    this.#subscription = options.store.onDidCommit((events) => {
      void this.#append(events);
    });
  }

  /** Opens the logs and writes what a crash kept from them. */
  static async open(options: SiteLogsOptions): Promise<SiteLogs> {
    const contexts = new Map<string, LogContext>();
    const projection = await openLogProjection({
      folder: options.folder,
      ...(options.files === undefined ? {} : { files: options.files }),
      sizeBytes: (await options.settings()).log.sizeBytes,
      render: (event) => linesOf(options.store, contexts, event),
      eventsAfter: (sequence) => eventsAfter(options.store, sequence),
    });
    return new SiteLogs(options, projection, contexts);
  }

  path(siteCode: string): string {
    return this.#projection.path(siteCode);
  }

  /** Changes the size (bytes) at which the logs roll over. */
  setSize(bytes: number): void {
    this.#projection.setSize(bytes);
  }

  /** The last lines of a site's log. */
  async tail(siteCode: string, lines: number): Promise<string> {
    await this.#projection.append([]);
    return this.#projection.readTail(siteCode, lines);
  }

  /** Lines of a site's log: those after a place, or so many last ones. */
  async text(siteCode: string, from: LogPlace | { readonly lines: number }): Promise<LogText> {
    await this.#projection.append([]);
    const paths = logPaths(this.#options.folder, siteCode);
    return 'lines' in from ? readLogEnd(paths, from.lines) : readLogFrom(paths, from);
  }

  /** Removes the log folder of a site that was removed. */
  async remove(siteCode: string): Promise<void> {
    await this.#projection.forget(siteCode);
    this.#contexts.delete(siteCode);
    await rm(path.dirname(path.dirname(this.path(siteCode))), { recursive: true, force: true });
  }

  /** Writes what is still to be written. */
  async close(): Promise<void> {
    this.#subscription.dispose();
    await this.#projection.append([]);
    await this.#projection.close();
  }

  /** A log that cannot be written is told on standard error, once until it works again; the next events make up for it. */
  async #append(events: readonly SyncEvent[]): Promise<void> {
    try {
      await this.#projection.append(events);
      this.#failed = false;
    } catch (error) {
      const { message, entry } = asSyncError(error);
      if (!this.#failed) process.stderr.write(`${this.#options.folder}: ${message}. ${entry.remedy}\n`);
      this.#failed = true;
    }
  }
}

async function linesOf(
  store: Store,
  contexts: Map<string, LogContext>,
  event: SyncEvent,
): Promise<readonly LogLine[]> {
  const { siteCode } = event;
  let context = contexts.get(siteCode);
  if (context === undefined) {
    const site = await store.document('sites', siteCode);
    if (site === undefined) return [];
    const { siteServer, zone, parent } = site;
    context = {
      ...{ siteCode, siteServer, zone, processId: process.pid },
      ...(parent === undefined ? {} : { parentSite: parent }),
    };
    contexts.set(siteCode, context);
  }
  return renderEvent(event, context);
}

async function* eventsAfter(
  store: Store,
  sequence: number,
): AsyncGenerator<readonly SyncEvent[], void, void> {
  let after = sequence;
  for (;;) {
    const events = await store.events(after, pageSize);
    const last = events.at(-1);
    if (last === undefined) return;
    yield events;
    after = last.sequence;
  }
}
