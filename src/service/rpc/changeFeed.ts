import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Gathering } from '../../base/gathering.ts';
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
  readonly #gathering: Gathering;
  readonly #untold = new Set<ChangedArea>();
  #isEnded = false;
  #sending: Promise<void> = Promise.resolve();

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
    this.#gathering = new Gathering(options.clock, gathering, () => this.sent());
    this.#subscription = options.source.onDidChange((areas) => {
      for (const area of areas) this.#untold.add(area);
      this.#gathering.request();
    });
  }

  /** Has what changed until now told; resolves when it is on its way. */
  sent(): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      if (this.#untold.size === 0 || this.#isEnded) return;
      const areas = [...this.#untold];
      this.#untold.clear();
      await this.#options.send({ areas });
    });
    return this.#sending;
  }

  dispose(): void {
    this.#isEnded = true;
    this.#gathering.dispose();
    this.#subscription.dispose();
  }
}
