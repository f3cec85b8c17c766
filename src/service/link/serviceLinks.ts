import type { Application } from '../../app/application.ts';
import type { Clock } from '../../base/clock.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { RemoteRequest, SiteLink, SiteLinks } from '../../domain/siteLink.ts';
import { attachSite } from '../../engine/administration/attachSite.ts';
import { linkToward } from '../../engine/administration/remoteSites.ts';
import type { Peer } from '../rpc/peer.ts';
import { ChildLinks, type OpenLink } from './childLinks.ts';
import { linkLimits, linkMethods, type LinkOverview } from './linkMessages.ts';
import { linkOverview } from './linkOverview.ts';
import { readAttachRequest, readSynchronizeRequest } from './linkReaders.ts';
import { ParentLinks } from './parentLinks.ts';

/** What the links of a service are made of. */
export interface ServiceLinksOptions {
  readonly clock: Clock;
  readonly open: OpenLink;
  /** Hears of defects. */
  readonly onUnexpected: (error: SyncError) => void;
}

/** How long the answer to a check waits for what lies beyond further links, milliseconds. */
const deeperLiveness = 500;

/** Both kinds of links of one service: to its child sites in other services, and to its parent where that is another service's. */
export class ServiceLinks implements SiteLinks {
  readonly #options: ServiceLinksOptions;
  readonly #parents: ParentLinks;
  /** Which site a connection is the link of. */
  readonly #sites = new WeakMap<Peer, string>();
  #app: Application | undefined;
  #children: ChildLinks | undefined;
  /** One after another: two parents that come at the same time do not both find an empty folder. */
  #attaching: Promise<unknown> = Promise.resolve();

  constructor(options: ServiceLinksOptions) {
    this.#options = options;
    this.#parents = new ParentLinks(options.clock, options.onUnexpected);
  }

  /** Takes up the links of an open data folder. */
  async start(app: Application): Promise<void> {
    this.#app = app;
    this.#children = new ChildLinks(app, this.#options.open, this.#options.onUnexpected);
    await this.#children.start();
  }

  /** The links to child sites. */
  get children(): ChildLinks {
    if (this.#children === undefined)
      throw new SyncError('linkUnavailable', 'The links of this service are not open yet');
    return this.#children;
  }

  /** The connections of parents. */
  get parents(): ParentLinks {
    return this.#parents;
  }

  toParent(siteCode: string): SiteLink {
    return this.#parents.toParent(siteCode);
  }

  async synchronize(
    siteCode: string,
    request: RemoteRequest,
    signal: AbortSignal,
  ): Promise<readonly RunDocument[]> {
    return this.children.synchronize(siteCode, request, signal);
  }

  /** Answers a method of a link; undefined for what is none. */
  handle(method: string, params: unknown, door: Peer): Promise<unknown> | undefined {
    switch (method) {
      case linkMethods.attach: {
        const attached = this.#attaching.then(() => this.#attach(params, door));
        // The next one does not depend on how this one ended.
        this.#attaching = attached.catch(() => undefined);
        return attached;
      }
      case linkMethods.check:
        return this.#check(door);
      case linkMethods.synchronize:
        return this.#synchronize(params, door);
      default:
        return undefined;
    }
  }

  /** Ends the links; nothing is written by them afterwards. */
  async close(): Promise<void> {
    this.#parents.dispose();
    await this.#children?.close();
  }

  async #attach(params: unknown, door: Peer): Promise<LinkOverview> {
    const app = this.#opened();
    const request = readAttachRequest(params, 'The request of the parent site');
    const site = await attachSite(app.ports, { ...request, parent: request.parentSite });
    this.#sites.set(door, site._id);
    this.#parents.attach(site._id, request.parentSite, door, request.checkSeconds);
    const { store, fence, clock } = app.ports;
    const text = `Connected with parent site ${request.parentSite}`;
    const body = { kind: 'note', severity: 'information', text } as const;
    await store.commit({ events: [{ time: clock.now(), siteCode: site._id, body }] }, fence);
    return linkOverview(app, site._id);
  }

  async #check(door: Peer): Promise<LinkOverview> {
    const siteCode = this.#siteOf(door);
    this.#parents.heard(siteCode);
    await this.children.refresh(deeperLiveness);
    return linkOverview(this.#opened(), siteCode);
  }

  async #synchronize(params: unknown, door: Peer): Promise<readonly RunDocument[]> {
    const own = this.#siteOf(door);
    const { ports, coordinator } = this.#opened();
    const { siteCode, ...request } = readSynchronizeRequest(params, 'The request of the parent site');
    const { sites } = await linkOverview(this.#opened(), own);
    const wanted = sites.find((candidate) => candidate.siteCode === siteCode);
    if (wanted === undefined) throw new SyncError('notFound', `There is no site ${siteCode} below ${own}`);
    const asked = { trigger: 'parent', parentSite: wanted.parent, ...request } as const;
    const link = await linkToward(ports.store, siteCode);
    const outcomes =
      link === undefined
        ? await coordinator.request(siteCode, asked).hierarchy
        : await coordinator.requestRemote({ _id: siteCode, parent: link.parent }, asked);
    return outcomes.map(({ run }) => run).slice(0, linkLimits.runs);
  }

  #siteOf(door: Peer): string {
    const siteCode = this.#sites.get(door);
    if (siteCode === undefined || !this.#parents.isAttached(siteCode, door))
      throw new SyncError('invalidRequest', 'This connection is no link of a site');
    return siteCode;
  }

  #opened(): Application {
    if (this.#app === undefined)
      throw new SyncError('linkUnavailable', 'The links of this service are not open yet');
    return this.#app;
  }
}
