import type { Application } from '../../app/application.ts';
import type { RunDocument } from '../../domain/documents.ts';
import type { LinkStatus, SiteLinkDocument, SiteType } from '../../domain/siteLinkDocument.ts';
import { checkKinds } from '../../domain/siteKinds.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { linkStatusText } from '../../domain/linkHealth.ts';
import type { RemoteRequest } from '../../domain/siteLink.ts';
import { allLinks, keepRemoteRuns, linkToward, ownSites } from '../../engine/administration/remoteSites.ts';
import { allSites, freeCode, requireSite } from '../../engine/administration/siteAdministration.ts';
import { contentMark } from '../../engine/hierarchy/localSiteLink.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import type { Answerer, Peer } from '../rpc/peer.ts';
import { ChildLink, type LinkHealth } from './childLink.ts';
import { type AttachRequest, linkLimits, linkMethods, type LinkOverview } from './linkMessages.ts';
import { readLinkOverview, readRuns } from './overviewReaders.ts';
import { answerChild } from './answerChild.ts';
import { serviceId } from './serviceId.ts';

/** A connection to another service that can be asked, and asks back. */
export interface LinkConnection extends Peer {
  answer(answerer: Answerer, atATime: number): void;
}

/** Opens a connection to the service of a child site; without a token where none is needed. Rejects with why it cannot be had. */
export type OpenLink = (
  place: Pick<SiteLinkDocument, 'service' | 'pin'>,
  token: string | undefined,
) => Promise<LinkConnection>;

/** A child site to be added that lives in another service. */
export interface NewLink {
  readonly siteCode: string;
  readonly type: SiteType;
  readonly parent: string;
  readonly siteServer?: string;
  readonly zone?: string;
  readonly service: string;
  readonly token?: string;
  /** SHA-256 of the certificate that the service is known by. */
  readonly pin?: string;
  /** KiB a second. */
  readonly rateLimit?: number;
}

/** What of a link can be changed; a limit of 0 takes it away. */
export interface LinkChange {
  readonly service?: string;
  readonly token?: string;
  readonly rateLimit?: number;
}

/** Questions of a child that are answered at the same time. */
const questionsAtATime = 8;
/** A service that ends again and again during one request is given up. */
const mostAttempts = 5;

/** Name of the secret that lets this service into that of a child site. */
function tokenName(siteCode: string): string {
  return `link.${siteCode}.token`;
}

/** The links to all child sites in other services: kept up, told to the store, asked for synchronizations. */
export class ChildLinks {
  readonly #app: Application;
  readonly #open: OpenLink;
  readonly #links = new Map<string, ChildLink>();
  readonly #asking = new Map<string, number>();
  readonly #running = new Set<Promise<void>>();
  readonly #onUnexpected: (error: SyncError) => void;
  readonly #ended = new AbortController();

  constructor(app: Application, open: OpenLink, onUnexpected: (error: SyncError) => void) {
    this.#app = app;
    this.#open = open;
    this.#onUnexpected = onUnexpected;
  }

  /** Connects every link that is stored. */
  async start(): Promise<void> {
    for (const link of await allLinks(this.#app.ports.store)) this.#keepUp(link);
  }

  /**
   * Makes the site in the service where it is to live, and the link to it. Rejects with `invalidRequest` where that service belongs to somebody else,
   * with `noSoftwareUpdatePoint` where there is none to pull from.
   */
  async add(request: NewLink): Promise<SiteLinkDocument> {
    const { store, fence } = this.#app.ports;
    const code = await freeCode(store, request.siteCode);
    const parent = await requireSite(store, request.parent);
    checkKinds(request.type, parent.type);
    if ((await siteSups(store, parent._id)).length === 0)
      throw new SyncError(
        'noSoftwareUpdatePoint',
        `Site ${parent._id} has no software update point, from which that of ${code} in another service could pull`,
      );
    const link: SiteLinkDocument = {
      ...{ _id: code, parent: parent._id, type: request.type, service: request.service },
      ...(request.rateLimit === undefined ? {} : { rateLimit: request.rateLimit }),
      ...(request.pin === undefined ? {} : { pin: request.pin }),
      ...{ status: 0, sites: [] },
    };
    const connection = await this.#connect(link, request.token, this.#ended.signal, {
      create: true,
      ...(request.siteServer === undefined ? {} : { siteServer: request.siteServer }),
      ...(request.zone === undefined ? {} : { zone: request.zone }),
    });
    try {
      if (request.token !== undefined) await this.#app.secrets.set(tokenName(code), request.token);
      await store.commit({ documents: [{ collection: 'links', put: link }] }, fence);
    } catch (error) {
      connection.peer.close();
      throw error;
    }
    await this.#take(code, connection.overview, false);
    this.#keepUp(link, connection);
    return (await store.document('links', code)) ?? link;
  }

  /** Changes where a child's service is, what lets this one in, or how fast change sets go; then connects anew. */
  async change(siteCode: string, { service, token, rateLimit }: LinkChange): Promise<SiteLinkDocument> {
    const { store, fence } = this.#app.ports;
    const { rateLimit: before, ...link } = await this.#require(siteCode);
    const limit = rateLimit ?? before ?? 0;
    const put: SiteLinkDocument = {
      ...link,
      ...(service === undefined ? {} : { service }),
      ...(limit === 0 ? {} : { rateLimit: limit }),
    };
    if (token !== undefined) await this.#app.secrets.set(tokenName(link._id), token);
    await store.commit({ documents: [{ collection: 'links', put }] }, fence);
    this.#links.get(link._id)?.dispose();
    this.#keepUp(put);
    return put;
  }

  /** Forgets the link; the site stays in its service. */
  async remove(siteCode: string): Promise<void> {
    const { store, fence } = this.#app.ports;
    const { _id } = await this.#require(siteCode);
    this.#links.get(_id)?.dispose();
    this.#links.delete(_id);
    await store.commit({ documents: [{ collection: 'links', remove: _id }] }, fence);
    await this.#app.secrets.set(tokenName(_id), null);
  }

  /** How the link to a child site stands; undefined where there is none. */
  health(siteCode: string): LinkHealth | undefined {
    return this.#links.get(siteCode)?.health;
  }

  /** Asks every connected service how things stand, no longer than some milliseconds. */
  async refresh(milliseconds: number): Promise<void> {
    const enough = new AbortController();
    const limit = this.#app.ports.clock.sleep(milliseconds, enough.signal);
    const asked = [...this.#links.values()].map((link) => link.refresh(this.#ended.signal));
    // What a link has to say of its failure stands in its health.
    await Promise.race([Promise.allSettled(asked), limit]);
    enough.abort(new SyncError('cancelled', 'Everybody has answered'));
    // Given up on purpose just now.
    await Promise.allSettled([limit]);
  }

  /** See `SiteLinks.synchronize`. */
  async synchronize(
    siteCode: string,
    request: RemoteRequest,
    signal: AbortSignal,
  ): Promise<readonly RunDocument[]> {
    const { _id } = await this.#require(siteCode);
    const link = this.#links.get(_id);
    if (link === undefined) throw new SyncError('linkUnavailable', `The link to site ${_id} is closed`);
    this.#asking.set(_id, (this.#asking.get(_id) ?? 0) + 1);
    try {
      for (let attempt = 1; ; attempt++) {
        link.hurry();
        const peer = await link.connected(signal);
        try {
          const answer = await peer.request(linkMethods.synchronize, { ...request, siteCode }, signal);
          const runs = readRuns(answer, `The answer of site ${_id}`);
          await link.refresh(signal);
          return await this.#ownRuns(_id, runs);
        } catch (error) {
          if (!isEnded(error)) throw error;
          if (attempt >= mostAttempts)
            throw new SyncError('linkUnavailable', `The service of site ${_id} ends again and again`, {
              cause: error,
              source: 'SiteLink',
            });
          await peer.closed;
        }
      }
    } finally {
      this.#asking.set(_id, (this.#asking.get(_id) ?? 1) - 1);
    }
  }

  /** Stops a site in another service; false when nothing runs there. */
  async stop(siteCode: string, user: string): Promise<boolean> {
    const { _id } = await this.#require(siteCode);
    const link = this.#links.get(_id);
    if (link === undefined) return false;
    const peer = await link.connected(this.#ended.signal);
    return (await peer.request('stop', { siteCode, user }, this.#ended.signal)) === true;
  }

  /** Ends every link; resolves when nothing of them works any more. */
  async close(): Promise<void> {
    this.#ended.abort(new SyncError('cancelled', 'The service ends'));
    for (const link of this.#links.values()) link.dispose();
    await Promise.all(this.#running);
  }

  async #require(siteCode: string): Promise<SiteLinkDocument> {
    const link = await linkToward(this.#app.ports.store, siteCode.toUpperCase());
    if (link === undefined)
      throw new SyncError('notFound', `There is no site ${siteCode.toUpperCase()} in another service`);
    return link;
  }

  #keepUp(document: SiteLinkDocument, first?: Connection): void {
    const { ports, secrets } = this.#app;
    const { _id, checked } = document;
    const link = new ChildLink({
      siteCode: _id,
      clock: ports.clock,
      thresholds: async () => (await ports.settings()).links,
      ...(checked === undefined ? {} : { checked }),
      connect: async (signal) => {
        const token = secrets.get(tokenName(_id));
        // Given once and lost with a restore; a service of this machine never had one.
        if (token === undefined && secrets.missing().includes(tokenName(_id)))
          throw new SyncError(
            'accessDenied',
            `The token for the service of site ${_id} is not kept here: give it again with susync site link ${_id} --token TOKEN`,
          );
        return this.#connect(document, token, signal, { create: false });
      },
      onOverview: (overview, isNew) => this.#take(_id, overview, isNew),
      onStatus: (health, before) => this.#tellStatus(_id, health, before),
    });
    this.#links.set(_id, link);
    const running = link.run(first).catch((error: unknown) => {
      this.#onUnexpected(asSyncError(error));
    });
    this.#running.add(running);
    // Its failure was reported above.
    void running.then(() => this.#running.delete(running));
  }

  async #connect(
    link: SiteLinkDocument,
    token: string | undefined,
    signal: AbortSignal,
    site: Pick<AttachRequest, 'create' | 'siteServer' | 'zone'>,
  ): Promise<Connection> {
    const { ports } = this.#app;
    const peer = await this.#open(link, token);
    try {
      peer.answer(answerChild(ports, link), questionsAtATime);
      const request: AttachRequest = {
        ...site,
        ...{ siteCode: link._id, type: link.type, parentSite: link.parent },
        parentService: await serviceId(ports),
        checkSeconds: (await ports.settings()).links.checkSeconds,
      };
      const answer = await peer.request(linkMethods.attach, request, signal);
      return { peer, overview: readLinkOverview(answer, `The answer of site ${link._id}`) };
    } catch (error) {
      peer.close();
      throw error;
    }
  }

  async #take(code: string, overview: LinkOverview, isNew: boolean): Promise<void> {
    const { store, fence } = this.#app.ports;
    const document = await store.document('links', code);
    if (document === undefined) return;
    const sites = ownSites(document, overview.sites, await this.#takenCodes(code));
    if (sites[0]?.siteCode !== code)
      throw new SyncError('malformedLinkMessage', `The service of site ${code} does not tell of it`, {
        source: 'SiteLink',
      });
    const { problem, ...before } = document;
    const put: SiteLinkDocument = { ...before, ...this.health(code), sites };
    const isChanged = problem !== undefined || JSON.stringify(document.sites) !== JSON.stringify(sites);
    if (isNew || isChanged) await store.commit({ documents: [{ collection: 'links', put }] }, fence);
    await keepRemoteRuns(this.#app.ports, await this.#ownRuns(code, overview.runs));
    if (isNew) await this.#catchUp(put);
  }

  /** What a child missed while it could not be reached is asked for when it is back. */
  async #catchUp(link: SiteLinkDocument): Promise<void> {
    const { ports, coordinator } = this.#app;
    const parent = await ports.store.document('sites', link.parent);
    const [child] = link.sites;
    if (parent === undefined || child === undefined || parent.contentVersion === 0) return;
    const { version, time } = contentMark(parent);
    if (child.contentVersion > version) {
      const text = `Content version ${child.contentVersion} of site ${link._id} is above version ${version} of its parent ${link.parent}: stop the service and run susync repair`;
      await this.#note(link.parent, 'warning', text);
    } else if (child.contentVersion < version || child.contentTime !== time) {
      if ((this.#asking.get(link._id) ?? 0) > 0 || coordinator.running.includes(link.parent)) return;
      const request = { trigger: 'parent', parentSite: link.parent, version, full: false } as const;
      coordinator.requestRemote(link, request).catch((error: unknown) => {
        this.#onUnexpected(asSyncError(error));
      });
    }
  }

  async #tellStatus(code: string, health: LinkHealth, before: LinkStatus): Promise<void> {
    const { store, fence } = this.#app.ports;
    const document = await store.document('links', code);
    if (document === undefined) return;
    const { problem, ...rest } = document;
    await store.commit({ documents: [{ collection: 'links', put: { ...rest, ...health } }] }, fence);
    const why = health.problem ?? (health.status === 0 ? undefined : problem);
    const text = `Link to child site ${code} changed from ${linkStatusText[before]} to ${linkStatusText[health.status]}${why === undefined ? '' : `: ${why}`}`;
    const severity = health.status === 0 ? 'information' : health.status === 1 ? 'warning' : 'error';
    await this.#note(document.parent, severity, text);
  }

  async #note(siteCode: string, severity: 'information' | 'warning' | 'error', text: string): Promise<void> {
    const { store, fence, clock } = this.#app.ports;
    await store.commit(
      { events: [{ time: clock.now(), siteCode, body: { kind: 'note', severity, text } }] },
      fence,
    );
  }

  async #takenCodes(code: string): Promise<ReadonlySet<string>> {
    const { store } = this.#app.ports;
    const others = (await allLinks(store)).filter(({ _id }) => _id !== code);
    return new Set([
      ...(await allSites(store)).map(({ _id }) => _id),
      ...others.flatMap(({ _id, sites }) => [_id, ...sites.map(({ siteCode }) => siteCode)]),
    ]);
  }

  /** Runs of sites that the link may speak for, under ids that are theirs. */
  async #ownRuns(code: string, runs: readonly RunDocument[]): Promise<readonly RunDocument[]> {
    const link = await this.#app.ports.store.document('links', code);
    const codes = new Set([code, ...(link?.sites ?? []).map(({ siteCode }) => siteCode)]);
    return runs
      .slice(0, linkLimits.runs)
      .filter(({ _id, siteCode }) => codes.has(siteCode) && _id.split(' ')[1] === siteCode);
  }
}

interface Connection {
  readonly peer: LinkConnection;
  readonly overview: LinkOverview;
}

function isEnded(error: unknown): boolean {
  return error instanceof SyncError && error.key === 'serviceEnded';
}
