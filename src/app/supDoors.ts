import type { Clock, Timer } from '../base/clock.ts';
import type { SupDocument, SupHttps } from '../domain/documents.ts';
import { asSyncError, type SyncError } from '../domain/errors/syncError.ts';
import { contentPortOf, hasOuterListener, isForOthers } from '../domain/supListening.ts';
import { type BoundListener, listenOn } from './boundListener.ts';
import type { ServerCertificate } from './certificates/serverCertificate.ts';
import { CertificateWatch } from './certificates/certificateWatch.ts';
import { listenOutside, type MakeListener } from './outerListener.ts';

/** What the listeners of one SUP work with. */
export interface SupDoorsOptions {
  readonly make: (sup: SupDocument) => MakeListener;
  /** The certificate that a SUP with HTTPS shows now. */
  readonly certificate: (sup: SupDocument, https: SupHttps) => Promise<ServerCertificate>;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Hears why a certificate could not be renewed. */
  readonly onFailure: (error: SyncError) => void;
  /** The SUP got a port that it had not, or for this start another one. */
  readonly onBound: (sup: SupDocument, port: number) => Promise<void>;
}

interface Opened<T> {
  /** What it was opened for: another text means that it has to be opened anew. */
  readonly purpose: string;
  readonly bound: T;
}

/**
 * The listeners of one SUP. Plain HTTP on loopback is for the sites of its own data folder, from when it is first needed; where
 * the SUP is to be reached otherwise, by another address or with HTTPS, that is a second listener.
 */
export class SupDoors {
  readonly #options: SupDoorsOptions;
  #inner: Opened<Promise<BoundListener>> | undefined;
  #outer: Opened<readonly BoundListener[]> | undefined;
  #innerUrl: string | undefined;
  #watch: CertificateWatch | undefined;

  constructor(options: SupDoorsOptions) {
    this.#options = options;
  }

  /** Where other machines reach it, else where it listens on loopback; undefined while it does not listen. */
  get url(): string | undefined {
    return this.#outer?.bound[0]?.url ?? this.#innerUrl;
  }

  /** Root URL on loopback; undefined while nothing listens there. */
  get innerUrl(): string | undefined {
    return this.#innerUrl;
  }

  /** Root URL on loopback; begins to listen there, on a port that stands in the document afterwards. */
  async inner(sup: SupDocument): Promise<string> {
    this.#inner ??= { purpose: innerPurpose(sup), bound: this.#openInner(sup) };
    const opened = this.#inner;
    try {
      const { url, port } = await opened.bound;
      if (this.#inner === opened) {
        this.#innerUrl = url;
        if (sup.port === 0) this.#inner = { ...opened, purpose: innerPurpose({ ...sup, port }) };
      }
      return url;
    } catch (error) {
      if (this.#inner === opened) this.#inner = undefined;
      throw error;
    }
  }

  /**
   * Takes over how the SUP is to listen now: what changed is opened anew, while the old listener finishes the requests it has in
   * work. Opens what is for others where `forOthers`, anew when `terms`, its limits, are others. Rejects where a port or certificate cannot be had.
   */
  async update(sup: SupDocument, forOthers: boolean, terms: string): Promise<void> {
    const outerWanted = forOthers && hasOuterListener(sup) ? outerPurpose(sup, terms) : undefined;
    const leaving: BoundListener[] = [];
    if (this.#outer !== undefined && this.#outer.purpose !== outerWanted) {
      leaving.push(...this.#takeOuter());
    }
    if (this.#inner !== undefined && this.#inner.purpose !== innerPurpose(sup))
      leaving.push(...(await this.#replacedInner(sup)));
    // Each lets go of its port at once.
    const closings = leaving.map(({ listener }) => listener.close());
    try {
      if (outerWanted !== undefined) this.#outer ??= await this.#openOuter(sup, terms);
      else if (forOthers && isForOthers(sup)) await this.inner(sup);
    } finally {
      await Promise.all(closings);
    }
  }

  /** Ends every listener; requests in work are finished first. */
  async close(): Promise<void> {
    const leaving = [...this.#takeOuter(), ...(await this.#takeInner())];
    await Promise.all(leaving.map(({ listener }) => listener.close()));
  }

  /** Beside an outer listener the one on loopback stays where it is, for runs that use it, unless its port is needed. */
  async #replacedInner(sup: SupDocument): Promise<readonly BoundListener[]> {
    const bound = await this.#inner?.bound;
    const needed: readonly (number | undefined)[] = [sup.port, contentPortOf(sup)];
    if (bound === undefined || !hasOuterListener(sup) || needed.includes(bound.port))
      return this.#takeInner();
    this.#inner = { purpose: innerPurpose(sup), bound: Promise.resolve(bound) };
    return [];
  }

  #takeOuter(): readonly BoundListener[] {
    this.#watch?.dispose();
    this.#watch = undefined;
    const bound = this.#outer?.bound ?? [];
    this.#outer = undefined;
    return bound;
  }

  async #takeInner(): Promise<readonly BoundListener[]> {
    const inner = this.#inner;
    this.#inner = undefined;
    this.#innerUrl = undefined;
    // One that could not start has told whoever asked for its URL.
    const outcomes = await Promise.allSettled(inner === undefined ? [] : [inner.bound]);
    return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  }

  async #openInner(sup: SupDocument): Promise<BoundListener> {
    const listener = this.#options.make(sup)({ isOuter: false });
    const isOnly = !hasOuterListener(sup);
    const bound = await listenOn(listener, isOnly ? sup.port : 0);
    if (isOnly && bound.port !== sup.port) await this.#options.onBound(sup, bound.port);
    return { listener, ...bound };
  }

  async #openOuter(sup: SupDocument, terms: string): Promise<Opened<readonly BoundListener[]>> {
    const { make, certificate, clock, timer, onFailure } = this.#options;
    const { https } = sup;
    const source = https === undefined ? undefined : () => certificate(sup, https);
    const current = await source?.();
    const bound = await listenOutside(sup, make(sup), current);
    if (source !== undefined && current !== undefined)
      this.#watch = new CertificateWatch({
        ...{ current, source, clock, timer },
        onRenewed: (renewed) => {
          bound[0]?.listener.renew({ key: renewed.key, cert: renewed.certificate });
        },
        onFailure: (error) => {
          onFailure(asSyncError(error, 'SupListeners'));
        },
      });
    const port = bound[0]?.port ?? sup.port;
    if (port !== sup.port) await this.#options.onBound(sup, port);
    return { bound, purpose: outerPurpose({ ...sup, port }, terms) };
  }
}

function innerPurpose(sup: SupDocument): string {
  const { port, publicUrl, serverName } = sup;
  return hasOuterListener(sup) ? 'beside' : JSON.stringify([port, publicUrl, serverName]);
}

function outerPurpose(sup: SupDocument, terms: string): string {
  const { port, listen, https, contentPort, publicUrl, serverName } = sup;
  return JSON.stringify([port, listen, https, contentPort, publicUrl, serverName, terms]);
}
