import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { SiteLink } from '../../domain/siteLink.ts';
import type { Peer } from '../rpc/peer.ts';
import { linkMethods } from './linkMessages.ts';
import { readChangePage, readParentState } from './linkReaders.ts';

/** When a parent was last heard of. */
export interface LastHeard {
  /** ms UTC. */
  readonly checked: number;
  readonly checkSeconds: number;
}

interface Attachment {
  readonly peer: Peer;
  readonly parentSite: string;
  readonly checkSeconds: number;
  readonly ended: AbortController;
  /** By the monotonic clock. */
  heard: number;
}

/** How long a synchronization waits for a parent that is not connected: it connects by itself within seconds when it is there. */
const patience = 30_000;
/** So many checks that do not come mean that the connection is dead, whatever the system says. */
const lostChecks = 3;

/** The ends of links at the child: the connections that parents have opened to this service, and questions to them. */
export class ParentLinks implements Disposable {
  readonly #clock: Clock;
  readonly #attached = new Map<string, Attachment>();
  readonly #heard = new Map<string, LastHeard>();
  readonly #onUnexpected: (error: SyncError) => void;
  #waiting: (() => void)[] = [];

  /** `onUnexpected` hears of defects. */
  constructor(clock: Clock, onUnexpected: (error: SyncError) => void) {
    this.#clock = clock;
    this.#onUnexpected = onUnexpected;
  }

  /** Takes a connection as the link of a site; one before it, to the same parent, ends. */
  attach(siteCode: string, parentSite: string, peer: Peer, checkSeconds: number): void {
    const before = this.#attached.get(siteCode);
    const attachment: Attachment = {
      ...{ peer, parentSite, checkSeconds, ended: new AbortController() },
      heard: this.#clock.monotonic(),
    };
    this.#attached.set(siteCode, attachment);
    this.heard(siteCode);
    if (before !== undefined && before.peer !== peer) before.peer.close();
    before?.ended.abort(unavailable(siteCode, parentSite));
    // It never rejects: a connection ends once.
    void peer.closed.then(() => {
      this.#forget(siteCode, attachment);
    });
    this.#watch(siteCode, attachment).catch((error: unknown) => {
      if (!attachment.ended.signal.aborted) this.#onUnexpected(asSyncError(error));
    });
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Notes that the parent of a site has checked the link. */
  heard(siteCode: string): void {
    const attachment = this.#attached.get(siteCode);
    if (attachment === undefined) return;
    attachment.heard = this.#clock.monotonic();
    this.#heard.set(siteCode, { checked: this.#clock.now(), checkSeconds: attachment.checkSeconds });
  }

  /** When the parent of a site was last heard of since the service started. */
  lastHeard(siteCode: string): LastHeard | undefined {
    return this.#heard.get(siteCode);
  }

  /** Whether a connection is the link of a site. */
  isAttached(siteCode: string, peer: Peer): boolean {
    return this.#attached.get(siteCode)?.peer === peer;
  }

  /** The link of a site to its parent: questions over whatever connection the parent has open when they are asked. */
  toParent(siteCode: string): SiteLink {
    return {
      parentState: async (signal) => {
        const { parentSite } = await this.#connected(siteCode, signal);
        const state = readParentState(
          await this.#ask(siteCode, linkMethods.parentState, {}, signal),
          'The state of the parent site',
        );
        if (state.siteCode !== parentSite)
          throw new SyncError(
            'malformedLinkMessage',
            `The parent of site ${siteCode} is ${parentSite} and calls itself ${state.siteCode}`,
            { source: 'SiteLink' },
          );
        return state;
      },
      changeSet: async (from, to, after, signal) =>
        readChangePage(
          await this.#ask(
            siteCode,
            linkMethods.changeSet,
            { from, to, ...(after === undefined ? {} : { after }) },
            signal,
          ),
          'The change set of the parent site',
        ),
    };
  }

  /** Gives up the questions under way; whoever has the connections ends them. */
  dispose(): void {
    for (const [siteCode, attachment] of this.#attached)
      attachment.ended.abort(unavailable(siteCode, attachment.parentSite));
    this.#attached.clear();
  }

  async #ask(siteCode: string, method: string, params: object, signal: AbortSignal): Promise<unknown> {
    const { peer, parentSite, ended } = await this.#connected(siteCode, signal);
    try {
      return await peer.request(method, params, AbortSignal.any([signal, ended.signal]));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SyncError && error.key !== 'serviceEnded' && error.key !== 'unexpected')
        throw error;
      throw unavailable(siteCode, parentSite, error);
    }
  }

  async #connected(siteCode: string, signal: AbortSignal): Promise<Attachment> {
    const deadline = this.#clock.monotonic() + patience;
    for (;;) {
      signal.throwIfAborted();
      const attachment = this.#attached.get(siteCode);
      if (attachment !== undefined) return attachment;
      const rest = deadline - this.#clock.monotonic();
      if (rest <= 0) throw unavailable(siteCode, undefined);
      const arrived = new AbortController();
      const news = new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
      try {
        await Promise.race([news, this.#clock.sleep(rest, AbortSignal.any([signal, arrived.signal]))]);
      } finally {
        arrived.abort(new SyncError('cancelled', 'Waited long enough'));
      }
    }
  }

  /** A connection that the other end no longer uses ends, so that the questions under way do. */
  async #watch(siteCode: string, attachment: Attachment): Promise<void> {
    const { peer, parentSite, checkSeconds, ended } = attachment;
    const longest = checkSeconds * lostChecks * 1000;
    for (;;) {
      const silent = this.#clock.monotonic() - attachment.heard;
      if (silent >= longest) break;
      await this.#clock.sleep(longest - silent, ended.signal);
    }
    ended.abort(unavailable(siteCode, parentSite));
    peer.close();
    this.#forget(siteCode, attachment);
  }

  #forget(siteCode: string, attachment: Attachment): void {
    if (this.#attached.get(siteCode) === attachment) this.#attached.delete(siteCode);
    attachment.ended.abort(unavailable(siteCode, attachment.parentSite));
  }
}

function unavailable(siteCode: string, parentSite: string | undefined, cause?: unknown): SyncError {
  const parent = parentSite === undefined ? 'its parent' : `its parent ${parentSite}`;
  return new SyncError('linkUnavailable', `Site ${siteCode} is not connected with ${parent}`, {
    source: 'SiteLink',
    ...(cause === undefined ? {} : { cause }),
  });
}
