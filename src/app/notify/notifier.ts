import type { Clock, Timer } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { NotificationDocument } from '../../domain/documents.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { type NotificationChannel, notificationChannels } from '../../domain/notificationChannel.ts';
import type { Fence, Store } from '../../domain/store.ts';

/** What the notifications of a data folder are told with. */
export interface NotifierOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly deliver: (notification: NotificationDocument, signal: AbortSignal) => Promise<string>;
  /** Hears once of a channel that fails, and of every notification that is given up. */
  readonly onFailure: (error: SyncError) => void;
}

/** How the channels do: what waits and what the last failure was. */
export interface NotifierState {
  readonly waiting: number;
  readonly failing: readonly { readonly channel: NotificationChannel; readonly error: string }[];
}

const minute = 60_000;
const longestDelay = 60 * minute;
const givenUpAfter = 72 * 60 * minute;
const mostWaiting = 500;

/**
 * Tells the notifications that commits have left in the store, each channel in their order, and removes them when they are told: at least
 * once, also after a crash. What fails is tried again after 1, 2, 4, … 60 minutes and given up after three days.
 */
export class Notifier implements Disposable {
  readonly #options: NotifierOptions;
  readonly #failing = new Map<NotificationChannel, string>();
  readonly #ending = new AbortController();
  #next: Disposable | undefined;
  #pass: Promise<void> | undefined;
  #waiting = 0;

  constructor(options: NotifierOptions) {
    this.#options = options;
    this.#arm();
  }

  get state(): NotifierState {
    const failing = [...this.#failing].map(([channel, error]) => ({ channel, error }));
    return { waiting: this.#waiting, failing };
  }

  /** Tells what is due now; resolves when that is tried. Passes do not overlap. */
  async deliverDue(): Promise<void> {
    this.#pass ??= this.#run().finally(() => {
      this.#pass = undefined;
    });
    await this.#pass;
  }

  /** Ends what is under way; it is told by the next process. */
  dispose(): void {
    this.#next?.dispose();
    this.#ending.abort(new SyncError('cancelled', 'The process ends'));
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  #arm(): void {
    const { clock, timer } = this.#options;
    this.#next = timer.at(clock.now() + minute, () => {
      this.#arm();
      this.deliverDue().catch((error: unknown) => {
        this.#options.onFailure(asSyncError(error));
      });
    });
  }

  async #run(): Promise<void> {
    try {
      const waiting = await this.#bounded();
      this.#waiting = waiting.length;
      if (waiting.length === 0) return;
      await Promise.all(
        notificationChannels.map((channel) =>
          this.#channel(waiting.filter((notification) => notification.channel === channel)),
        ),
      );
    } catch (error) {
      if (!this.#isEnding) this.#options.onFailure(asSyncError(error));
    }
  }

  /** What waits, oldest first; more than can be kept is dropped from the oldest on. */
  async #bounded(): Promise<readonly NotificationDocument[]> {
    const { store, onFailure } = this.#options;
    const { items } = await store.documents('notifications', { limit: 10_000 });
    const surplus = items.slice(0, Math.max(0, items.length - mostWaiting));
    if (surplus.length === 0) return items;
    await this.#remove(surplus);
    onFailure(
      new SyncError(
        'limitExceeded',
        `More than ${mostWaiting} notifications wait: ${surplus.length} were dropped`,
      ),
    );
    return items.slice(surplus.length);
  }

  /** One after the other, until one fails: the others of the channel would fail as well. */
  async #channel(notifications: readonly NotificationDocument[]): Promise<void> {
    const { clock, deliver } = this.#options;
    const { signal } = this.#ending;
    for (const notification of notifications) {
      if (signal.aborted || notification.nextAttempt > clock.now()) return;
      const failure = await failureOf(deliver(notification, signal));
      if (failure !== undefined) {
        if (!this.#isEnding) await this.#failed(notification, failure);
        return;
      }
      this.#failing.delete(notification.channel);
      await this.#remove([notification]);
      this.#waiting--;
    }
  }

  async #failed(notification: NotificationDocument, error: SyncError): Promise<void> {
    const { store, fence, clock, onFailure } = this.#options;
    const { channel, change, alert, time } = notification;
    const told = `Alert ${alert._id} (${change}) could not be told by ${channel}: ${error.message}`;
    const isNews = !this.#failing.has(channel) && notification.attempts === 0;
    this.#failing.set(channel, error.message);
    const now = clock.now();
    if (now - time > givenUpAfter) {
      await this.#remove([notification]);
      this.#waiting--;
      onFailure(new SyncError(error.key, `${told}; given up`, { cause: error, source: error.source }));
      return;
    }
    const attempts = notification.attempts + 1;
    const nextAttempt = now + Math.min(longestDelay, minute * 2 ** (attempts - 1));
    const put = { ...notification, attempts, nextAttempt, lastError: error.message.slice(0, 500) };
    await store.commit({ documents: [{ collection: 'notifications', put }] }, fence);
    if (isNews) onFailure(new SyncError(error.key, told, { cause: error, source: error.source }));
  }

  async #remove(notifications: readonly NotificationDocument[]): Promise<void> {
    const { store, fence } = this.#options;
    const documents = notifications.map(({ _id }) => ({ collection: 'notifications', remove: _id }) as const);
    await store.commit({ documents }, fence);
  }
}

async function failureOf(delivery: Promise<string>): Promise<SyncError | undefined> {
  try {
    await delivery;
    return undefined;
  } catch (error) {
    return asSyncError(error);
  }
}
