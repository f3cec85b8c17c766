import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { ObservedHistory, ObservedLogs } from '../../service/observedLogs.ts';

/** What is known of a folder of logs now. */
export interface ObservedSite {
  readonly folder: string;
  /** Undefined until it was read. */
  readonly history: ObservedHistory | undefined;
  /** Why it cannot be read now; what was read before stays. */
  readonly error: SyncError | undefined;
}

/** What observing takes; `open` reads a folder's logs. */
export interface ObservedSitesOptions {
  /** Remembers the folders, for every window of this user. */
  readonly memory: {
    get(key: string): unknown;
    update(key: string, value: unknown): PromiseLike<void>;
  };
  readonly clock: Clock;
  readonly open: (folder: string) => Promise<Pick<ObservedLogs, 'read'>>;
  /** Whether somebody looks. */
  readonly isWatched: () => boolean;
  /** How often the files are looked at (ms): shares of other machines tell of no changes. */
  readonly pace: () => number;
}

const remembered = 'observedSites';
/** Folders at most: each one is looked at again and again. */
const mostFolders = 50;

/** The folders of logs that somebody observes. They are read when they are first shown, and followed while somebody looks. */
export class ObservedSites implements Disposable {
  readonly #options: ObservedSitesOptions;
  readonly #changed = new Emitter<string | undefined>();
  readonly #looked = new Emitter<number>();
  readonly #ended = new AbortController();
  readonly #sites = new Map<string, ObservedSite>();
  readonly #logs = new Map<string, Promise<Pick<ObservedLogs, 'read'>>>();
  #following: Promise<void> | undefined;

  constructor(options: ObservedSitesOptions) {
    this.#options = options;
    const folders = options.memory.get(remembered);
    if (Array.isArray(folders))
      for (const folder of folders.slice(0, mostFolders))
        if (typeof folder === 'string')
          this.#sites.set(folder, { folder, history: undefined, error: undefined });
  }

  /** Fires with the folder that something else is known of; without one when folders came or went. */
  readonly onDidChange: Event<string | undefined> = this.#changed.event;

  /** Fires with the time (ms UTC) when all folders were looked at. */
  readonly onDidLook: Event<number> = this.#looked.event;

  /** Ordered by folder. */
  get sites(): readonly ObservedSite[] {
    return [...this.#sites.values()].sort((a, b) => a.folder.localeCompare(b.folder));
  }

  site(folder: string): ObservedSite | undefined {
    return this.#sites.get(folder);
  }

  /** Observes one more folder; it has been read once then. */
  async add(folder: string): Promise<void> {
    if (!this.#sites.has(folder)) {
      this.#sites.set(folder, { folder, history: undefined, error: undefined });
      await this.#remember();
    }
    await this.refresh(folder);
    this.#changed.fire(undefined);
    this.follow();
  }

  async remove(folder: string): Promise<void> {
    this.#sites.delete(folder);
    this.#logs.delete(folder);
    await this.#remember();
    this.#changed.fire(undefined);
  }

  /** Looks at a folder now. Never rejects: why it cannot be read is known of it afterwards. */
  async refresh(folder: string): Promise<void> {
    const before = this.#sites.get(folder);
    if (before === undefined) return;
    const after = await this.#read(before);
    // It may have been removed meanwhile.
    if (!this.#sites.has(folder)) return;
    this.#sites.set(folder, after);
    const isSame =
      isDeepStrictEqual(before.history, after.history) && before.error?.message === after.error?.message;
    if (!isSame) this.#changed.fire(folder);
  }

  /** Goes on looking while somebody looks at what is known, and there is something to observe. */
  follow(): void {
    if (this.#isDue()) this.#following ??= this.#follow();
  }

  dispose(): void {
    this.#ended.abort();
    this.#changed.dispose();
    this.#looked.dispose();
  }

  #isDue(): boolean {
    return this.#options.isWatched() && this.#sites.size > 0;
  }

  async #follow(): Promise<void> {
    try {
      while (this.#isDue()) {
        for (const folder of [...this.#sites.keys()]) await this.refresh(folder);
        this.#looked.fire(this.#options.clock.now());
        await this.#options.clock.sleep(this.#options.pace(), this.#ended.signal);
      }
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    } finally {
      this.#following = undefined;
    }
  }

  async #read(before: ObservedSite): Promise<ObservedSite> {
    const { folder } = before;
    try {
      const logs = await this.#opened(folder);
      return { folder, history: await logs.read(), error: undefined };
    } catch (error) {
      return { ...before, error: asSyncError(error, 'Extension') };
    }
  }

  /** The logs of a folder, opened once; those that could not be opened are opened again when they are asked for again. */
  async #opened(folder: string): Promise<Pick<ObservedLogs, 'read'>> {
    const opening = this.#logs.get(folder) ?? this.#options.open(folder);
    this.#logs.set(folder, opening);
    try {
      return await opening;
    } catch (error) {
      if (this.#logs.get(folder) === opening) this.#logs.delete(folder);
      throw error;
    }
  }

  #remember(): PromiseLike<void> {
    return this.#options.memory.update(remembered, [...this.#sites.keys()]);
  }
}
