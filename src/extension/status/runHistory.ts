import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { SyncEvent, SyncEventKind } from '../../domain/syncEvent.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';

/** Runs of a site, newest first, as far as somebody asked to see them. */
export interface SiteRuns {
  readonly runs: readonly RunDocument[];
  readonly hasOlder: boolean;
}

/** Runs read at a time, and the most that are kept for a site: what the service keeps, too. */
const page = 20;
const most = 500;

/** Events come in bursts; runs are read once after so many ms, and so often while one is under way. */
const gathering = 300;
const whileRunning = 2000;

/** Events of the work itself, which change no run. */
const silent: ReadonlySet<SyncEventKind> = new Set<SyncEventKind>([
  'wsusProgress',
  'siteDatabaseProgress',
  'updateSynchronized',
  'updateSkipped',
  'compactionProgress',
  'cleanupProcessed',
]);

/** What a history works with; `onError` hears why runs could not be read. */
export interface RunHistoryOptions {
  readonly door: ServiceDoor;
  readonly clock: Clock;
  readonly onDidCommit: Event<readonly SyncEvent[]>;
  readonly onError: (error: SyncError) => void;
}

/** The runs of sites. What was read once follows the service's events. */
export class RunHistory implements Disposable {
  readonly #options: RunHistoryOptions;
  readonly #changed = new Emitter<string>();
  readonly #disposables = new DisposableList();
  readonly #ended = new AbortController();
  readonly #kept = new Map<string, SiteRuns>();
  readonly #gathering = new Set<string>();

  constructor(options: RunHistoryOptions) {
    this.#options = options;
    this.#disposables.add(
      options.door.onDidChange(({ kind }) => {
        if (kind !== 'open') this.#kept.clear();
      }),
    );
    this.#disposables.add(
      options.onDidCommit((events) => {
        for (const { siteCode, body } of events)
          if (!silent.has(body.kind)) this.#follow(siteCode, gathering);
      }),
    );
  }

  /** Fires with the code of a site after what is kept of it has changed. */
  readonly onDidChange: Event<string> = this.#changed.event;

  /** The runs of a site; read where they are not kept. */
  async of(siteCode: string): Promise<SiteRuns> {
    return this.#kept.get(siteCode) ?? (await this.#read(siteCode, page));
  }

  /** Has older runs of a site kept, too. */
  async readOlder(siteCode: string): Promise<void> {
    const { runs } = await this.of(siteCode);
    await this.#read(siteCode, Math.min(most, runs.length + page));
    this.#changed.fire(siteCode);
  }

  dispose(): void {
    this.#ended.abort();
    this.#disposables.dispose();
    this.#changed.dispose();
  }

  async #read(siteCode: string, limit: number): Promise<SiteRuns> {
    const service = await this.#options.door.service();
    const { items, next } = await service.runs({ siteCode, limit });
    const kept = { runs: items, hasOlder: next !== undefined && limit < most };
    this.#kept.set(siteCode, kept);
    // Its end may be written without an event of its own.
    if (items.some(({ outcome }) => outcome === 'running')) this.#follow(siteCode, whileRunning);
    return kept;
  }

  #follow(siteCode: string, delay: number): void {
    if (!this.#kept.has(siteCode) || this.#gathering.has(siteCode)) return;
    this.#gathering.add(siteCode);
    this.#readSoon(siteCode, delay).catch((error: unknown) => {
      if (!this.#ended.signal.aborted) this.#options.onError(asSyncError(error));
    });
  }

  async #readSoon(siteCode: string, delay: number): Promise<void> {
    try {
      await this.#options.clock.sleep(delay, this.#ended.signal);
    } finally {
      this.#gathering.delete(siteCode);
    }
    const kept = this.#kept.get(siteCode);
    if (kept === undefined || this.#options.door.state.kind !== 'open') return;
    await this.#read(siteCode, Math.max(page, kept.runs.length));
    this.#changed.fire(siteCode);
  }
}
