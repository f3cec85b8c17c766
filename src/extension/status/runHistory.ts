import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { Gathering } from '../../base/gathering.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { ServiceChanges } from '../door/serviceChanges.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';

/** Runs of a site, newest first, as far as somebody asked to see them. */
export interface SiteRuns {
  readonly runs: readonly RunDocument[];
  readonly hasOlder: boolean;
}

/** Runs read at a time, and the most that are kept for a site: what the service keeps, too. */
const page = 20;
const most = 500;

/** Changes come in bursts; runs are read anew once after so many ms. */
const gathering = 300;

/** What a history works with; `onError` hears why runs could not be read. */
export interface RunHistoryOptions {
  readonly door: ServiceDoor;
  readonly changes: ServiceChanges;
  readonly clock: Clock;
  readonly onError: (error: SyncError) => void;
}

/** The runs of sites. What was read once follows what the service tells of changes: no polling. */
export class RunHistory implements Disposable {
  readonly #options: RunHistoryOptions;
  readonly #changed = new Emitter<string>();
  readonly #disposables = new DisposableList();
  readonly #kept = new Map<string, SiteRuns>();

  constructor(options: RunHistoryOptions) {
    this.#options = options;
    const gathered = this.#disposables.add(
      new Gathering(
        options.clock,
        gathering,
        () => this.#readAnew(),
        (error) => {
          options.onError(asSyncError(error));
        },
      ),
    );
    this.#disposables.add(
      options.door.onDidChange(({ kind }) => {
        if (kind !== 'open') this.#kept.clear();
      }),
    );
    this.#disposables.add(
      options.changes.follow(['runs'], () => {
        if (this.#kept.size > 0) gathered.request();
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
    this.#disposables.dispose();
    this.#changed.dispose();
  }

  async #read(siteCode: string, limit: number): Promise<SiteRuns> {
    const service = await this.#options.door.service();
    const { items, next } = await service.runs({ siteCode, limit });
    const kept = { runs: items, hasOlder: next !== undefined && limit < most };
    this.#kept.set(siteCode, kept);
    return kept;
  }

  async #readAnew(): Promise<void> {
    for (const [siteCode, before] of [...this.#kept]) {
      if (this.#options.door.state.kind !== 'open') return;
      const after = await this.#read(siteCode, Math.max(page, before.runs.length));
      if (!isDeepStrictEqual(before, after)) this.#changed.fire(siteCode);
    }
  }
}
