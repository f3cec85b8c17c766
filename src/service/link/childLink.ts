import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { LinkStatus } from '../../domain/siteLinkDocument.ts';
import { asSyncError, type ErrorKey, SyncError } from '../../domain/errors/syncError.ts';
import { linkStatus, type LinkThresholds } from '../../domain/linkHealth.ts';
import type { Peer } from '../rpc/peer.ts';
import { linkMethods, type LinkOverview } from './linkMessages.ts';
import { readLinkOverview } from './overviewReaders.ts';

/** How a link stands. */
export interface LinkHealth {
  readonly status: LinkStatus;
  /** When the other service last answered, ms UTC. */
  readonly checked?: number;
  /** What keeps it from being healthy. */
  readonly problem?: string;
}

/** What a link is made of. */
export interface ChildLinkOptions {
  readonly siteCode: string;
  readonly clock: Clock;
  readonly thresholds: () => Promise<LinkThresholds>;
  /** When it last answered in an earlier life of this service. */
  readonly checked?: number;
  /** Opens a connection on which this site's parent is introduced and answers; resolves with what the other service told. */
  readonly connect: (
    signal: AbortSignal,
  ) => Promise<{ readonly peer: Peer; readonly overview: LinkOverview }>;
  /** Hears what the other service told, on connecting and with every check. */
  readonly onOverview: (overview: LinkOverview, isNew: boolean) => Promise<void>;
  /** Hears of every change of the status. */
  readonly onStatus: (health: LinkHealth, before: LinkStatus) => Promise<void>;
}

const shortestWait = 250;

/** The other service is there and says no: waiting does not help, an administrator does. The link is in error at once. */
const refusals: ReadonlySet<ErrorKey> = new Set([
  'accessDenied',
  'invalidRequest',
  'malformedLinkMessage',
  'newerService',
  'notFound',
  'olderService',
  'tokenRefused',
]);

/**
 * The end of a link at the parent: connects to the child's service, checks it at an interval, connects again when the connection is lost, and knows how
 * the link stands. Waits between attempts double up to the interval of the checks.
 */
export class ChildLink implements Disposable {
  readonly #options: ChildLinkOptions;
  readonly #ended = new AbortController();
  #peer: Peer | undefined;
  #status: LinkStatus = 0;
  #checked: number | undefined;
  /** Last answer, or the beginning, by the monotonic clock. */
  #answered: number;
  #problem: string | undefined;
  #isRefused = false;
  #waiting: (() => void)[] = [];
  #hurry: () => void = () => undefined;

  constructor(options: ChildLinkOptions) {
    this.#options = options;
    this.#answered = options.clock.monotonic();
    this.#checked = options.checked;
  }

  get health(): LinkHealth {
    return {
      status: this.#status,
      ...(this.#checked === undefined ? {} : { checked: this.#checked }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  #hasEnded(): boolean {
    return this.#ended.signal.aborted;
  }

  get isConnected(): boolean {
    return this.#peer !== undefined;
  }

  /** Keeps the link up until it is disposed; `first` is a connection that is there already. */
  async run(first?: { readonly peer: Peer; readonly overview: LinkOverview }): Promise<void> {
    const { clock, thresholds, connect } = this.#options;
    const { signal } = this.#ended;
    let given = first;
    for (let failures = 0; !this.#hasEnded(); failures++) {
      const begun = clock.monotonic();
      try {
        const connection = given ?? (await connect(signal));
        given = undefined;
        await this.#keep(connection);
      } catch (error) {
        if (this.#hasEnded()) break;
        const { key, message } = asSyncError(error);
        this.#problem = message;
        this.#isRefused = refusals.has(key);
      }
      await this.#judge();
      const longest = (await thresholds()).checkSeconds * 1000;
      // A connection that is lost at once, again and again, is tried as seldom as one that cannot be had.
      if (clock.monotonic() - begun >= longest) failures = 0;
      await this.#pause(Math.min(shortestWait * 2 ** Math.min(failures, 20), longest), clock);
    }
  }

  /** The open connection. Waits for one until the status is error; then, or where it is already, rejects with `linkUnavailable`. */
  async connected(signal: AbortSignal): Promise<Peer> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#peer !== undefined) return this.#peer;
      if (this.#status === 2 || this.#ended.signal.aborted)
        throw new SyncError(
          'linkUnavailable',
          `The service of site ${this.#options.siteCode} cannot be reached${this.#problem === undefined ? '' : `: ${this.#problem}`}`,
          { source: 'SiteLink' },
        );
      await this.#news(signal);
    }
  }

  /** Asks now what the next check would; quietly nothing while there is no connection. */
  async refresh(signal: AbortSignal): Promise<void> {
    if (this.#peer !== undefined) await this.#check(this.#peer, signal);
  }

  /** Tries to connect at once instead of waiting. */
  hurry(): void {
    this.#hurry();
  }

  /** Ends the link. */
  dispose(): void {
    this.#ended.abort(new SyncError('cancelled', 'The link ends'));
    this.#peer?.close();
    this.#wake();
  }

  async #keep({ peer, overview }: { readonly peer: Peer; readonly overview: LinkOverview }): Promise<void> {
    const { clock, thresholds, onOverview } = this.#options;
    const lost = new AbortController();
    // It never rejects: a connection ends once.
    void peer.closed.then(() => {
      if (this.#peer === peer) this.#peer = undefined;
      lost.abort(new SyncError('serviceEnded', 'The connection ended'));
    });
    const signal = AbortSignal.any([lost.signal, this.#ended.signal]);
    try {
      await this.#answer();
      this.#peer = peer;
      await onOverview(overview, true);
      this.#wake();
      for (;;) {
        await clock.sleep((await thresholds()).checkSeconds * 1000, signal);
        await this.#check(peer, signal);
      }
    } finally {
      this.#peer = undefined;
      peer.close();
    }
  }

  /** A check that is not answered until the next one is due ends the connection. */
  async #check(peer: Peer, signal: AbortSignal): Promise<void> {
    const { clock, thresholds, onOverview } = this.#options;
    const done = new AbortController();
    const late = new AbortController();
    const limit = clock.sleep((await thresholds()).checkSeconds * 1000, done.signal).then(
      () => {
        late.abort(new SyncError('timedOut', 'The other service does not answer in time'));
      },
      () => {
        // The answer was there first.
      },
    );
    try {
      const answer = await peer.request(linkMethods.check, {}, AbortSignal.any([signal, late.signal]));
      const overview = readLinkOverview(answer, 'The answer to the check');
      await this.#answer();
      await onOverview(overview, false);
    } catch (error) {
      peer.close();
      throw error;
    } finally {
      done.abort(new SyncError('cancelled', 'The check is over'));
      await limit;
    }
  }

  async #answer(): Promise<void> {
    const { clock } = this.#options;
    this.#answered = clock.monotonic();
    this.#checked = clock.now();
    this.#problem = undefined;
    this.#isRefused = false;
    await this.#judge();
  }

  async #judge(): Promise<void> {
    const { clock, thresholds, onStatus } = this.#options;
    const before = this.#status;
    this.#status = this.#isRefused ? 2 : linkStatus(this.#answered, clock.monotonic(), await thresholds());
    if (this.#status === before) return;
    await onStatus(this.health, before);
    this.#wake();
  }

  async #pause(milliseconds: number, clock: Clock): Promise<void> {
    const hurried = new AbortController();
    this.#hurry = () => {
      hurried.abort(new SyncError('cancelled', 'Somebody waits'));
    };
    try {
      await clock.sleep(milliseconds, AbortSignal.any([this.#ended.signal, hurried.signal]));
    } catch (error) {
      if (!hurried.signal.aborted && !this.#ended.signal.aborted) throw error;
    }
  }

  #news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(asSyncError(signal.reason));
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.push(() => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
    });
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
