import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { ChangedArea } from '../../domain/changedArea.ts';
import type { SyncService } from '../api/syncService.ts';
import type { ChangeNotice } from './messages.ts';

/** Changes are gathered for so long (ms) before they are told. */
const gathering = 100;

/** What a feed listens to and sends with. */
export interface ChangeFeedOptions {
  readonly source: Pick<SyncService, 'onDidChange'>;
  /** Resolves when the system has taken the notice over; never rejects. */
  readonly send: (notice: ChangeNotice) => Promise<void>;
  readonly clock: Clock;
}

/** Tells a door which areas may have changed: each once however often it did meanwhile, so neither a busy service nor a slow door costs memory. */
export class ChangeFeed implements Disposable {
  readonly #options: ChangeFeedOptions;
  readonly #subscription: Disposable;
  readonly #ended = new AbortController();
  readonly #untold = new Set<ChangedArea>();
  #gathering: Promise<void> | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
    this.#subscription = options.source.onDidChange((areas) => {
      for (const area of areas) this.#untold.add(area);
      this.#gathering ??= this.#gather().finally(() => {
        this.#gathering = undefined;
      });
    });
  }

  /** Has what changed until now told; resolves when it is on its way. */
  sent(): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      if (this.#untold.size === 0 || this.#ended.signal.aborted) return;
      const areas = [...this.#untold];
      this.#untold.clear();
      await this.#options.send({ areas });
    });
    return this.#sending;
  }

  dispose(): void {
    this.#ended.abort();
    this.#subscription.dispose();
  }

  async #gather(): Promise<void> {
    try {
      await this.#options.clock.sleep(gathering, this.#ended.signal);
      await this.sent();
    } catch (error) {
      // Nobody listens any more.
      if (!this.#ended.signal.aborted) throw error;
    }
  }
}
