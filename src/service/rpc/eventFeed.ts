import type { Disposable } from '../../base/disposable.ts';
import type { SyncService } from '../api/syncService.ts';
import type { EventBatch } from './messages.ts';

/** Events of one notification. */
const batchSize = 500;
/** Batches on the way that the door has not acknowledged. */
const windowSize = 4;

/** What a feed reads from and sends to. */
export interface EventFeedOptions {
  readonly source: Pick<SyncService, 'events' | 'onDidCommit'>;
  /** The first event sent is the one after this sequence number. */
  readonly after: number;
  /** Resolves when the system has taken the batch over. */
  readonly send: (batch: EventBatch) => Promise<void>;
  /** Hears why the feed cannot go on: `notFound` when events that the door lacks are no longer kept. */
  readonly onError: (error: unknown) => void;
}

/**
 * Sends a door every committed event after a sequence number, in order, once. It reads them from the store in pages when the door
 * has room, so a slow door costs no memory.
 */
export class EventFeed implements Disposable {
  readonly #options: EventFeedOptions;
  readonly #subscription: Disposable;
  #position: number;
  /** Last sequence numbers of the batches under way. */
  #underWay: number[] = [];
  #hasNews = true;
  #disposed = false;
  #wake: () => void = () => undefined;
  #waiters: { readonly sequence: number; readonly resolve: () => void }[] = [];
  #isLive = false;

  constructor(options: EventFeedOptions) {
    this.#options = options;
    this.#position = options.after;
    this.#subscription = options.source.onDidCommit(() => {
      this.#hasNews = true;
      this.#wake();
    });
    void this.#run();
  }

  /** The door has taken the events up to a sequence number. */
  acknowledge(sequence: number): void {
    this.#underWay = this.#underWay.filter((last) => last > sequence);
    this.#wake();
  }

  /** Resolves when the events up to a sequence number are on their way; at once for a feed that still replays, or has ended. */
  sent(sequence: number): Promise<void> {
    if (this.#disposed || !this.#isLive || this.#position >= sequence) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiters.push({ sequence, resolve });
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#subscription.dispose();
    this.#wake();
    this.#release(Number.MAX_SAFE_INTEGER);
  }

  async #run(): Promise<void> {
    try {
      while (!this.#disposed) {
        if (!this.#hasNews || this.#underWay.length >= windowSize) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          continue;
        }
        this.#hasNews = false;
        const events = await this.#options.source.events({ after: this.#position, limit: batchSize });
        const last = events.at(-1);
        if (last === undefined) {
          this.#isLive = true;
          continue;
        }
        // Told before it is read again: there may be more than a page.
        this.#hasNews = true;
        this.#underWay.push(last.sequence);
        this.#position = last.sequence;
        const sending = this.#options.send({ events });
        this.#release(last.sequence);
        await sending;
      }
    } catch (error) {
      if (!this.#disposed) this.#options.onError(error);
      this.dispose();
    }
  }

  #release(sequence: number): void {
    const reached = this.#waiters.filter((waiter) => waiter.sequence <= sequence);
    this.#waiters = this.#waiters.filter((waiter) => waiter.sequence > sequence);
    for (const { resolve } of reached) resolve();
  }
}
