import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { SubscriptionDocument } from '../domain/documents.ts';
import type { Fence, Store } from '../domain/store.ts';
import type { Upstream, UpstreamEndpoint, UpstreamSession, RetryNotice } from '../domain/upstream.ts';
import { classifications } from '../protocol/sample/catalog/classifications.ts';
import { products } from '../protocol/sample/catalog/products.ts';
import { SampleCatalog } from '../protocol/sample/sampleCatalog.ts';
import { UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';
import { listenOn } from './boundListener.ts';

/** What the sample upstream server of a data folder works with. */
export interface SampleUpstreamOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secret: Uint8Array;
  readonly upstream: Upstream;
}

interface RunningSample {
  readonly catalog: SampleCatalog;
  readonly listener: UpdateServiceListener;
  readonly url: string;
}

interface SampleState {
  readonly updates: number;
  readonly month: number;
  readonly port: number;
  /** Calendar month of month 0: the one before the sample was made, so that no update is dated in the future. */
  readonly start: string;
}

/** What the sample upstream server offers now, and what of it a sample hierarchy subscribes to. */
export interface PublishedSample {
  readonly url: string;
  /** 0 when new. */
  readonly month: number;
  readonly updates: number;
  readonly subscription: SubscriptionDocument;
}

/**
 * The sample upstream server that a data folder may have, on loopback, started when it is first asked. Stands before the
 * real `Upstream`: what goes to the sample's address reaches it even where its port had to be another one this time.
 */
export class SampleUpstream implements Upstream {
  readonly #options: SampleUpstreamOptions;
  #running: RunningSample | undefined;

  constructor(options: SampleUpstreamOptions) {
    this.#options = options;
  }

  async connect(
    endpoint: UpstreamEndpoint,
    signal: AbortSignal,
    onRetry: (notice: RetryNotice) => void,
  ): Promise<UpstreamSession> {
    const state = await this.#state();
    const isSample = state !== undefined && endpoint.url === urlOf(state);
    const url = isSample ? (await this.#start(state)).url : endpoint.url;
    return this.#options.upstream.connect({ ...endpoint, url }, signal, onRetry);
  }

  /** Creates the sample with so many updates, or publishes its next month when it exists. */
  async publish(updates: number): Promise<PublishedSample> {
    const before = await this.#state();
    const state = before === undefined ? await this.#create(updates) : await this.#next(before);
    await this.#save(state);
    return {
      url: urlOf(state),
      month: state.month,
      updates: state.updates,
      subscription: sampleSubscription,
    };
  }

  /** Stops the sample upstream server and forgets it. */
  async forget(): Promise<void> {
    await this.close();
    const { store, fence } = this.#options;
    await store.commit({ documents: [{ collection: 'settings', remove: stateKey }] }, fence);
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.listener.close();
    await running?.catalog.close();
  }

  async #create(updates: number): Promise<SampleState> {
    const today = new Date(this.#options.clock.now());
    const lastMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1));
    const state = { updates, month: 0, port: 0, start: lastMonth.toISOString().slice(0, 7) };
    const { url } = await this.#start(state);
    return { ...state, port: Number(new URL(url).port) };
  }

  async #next(before: SampleState): Promise<SampleState> {
    const { catalog } = await this.#start(before);
    catalog.publishMonth();
    return { ...before, month: before.month + 1 };
  }

  async #start(state: SampleState): Promise<RunningSample> {
    if (this.#running !== undefined) return this.#running;
    const { clock, ids, secret } = this.#options;
    const catalog = new SampleCatalog({ updates: state.updates, month: state.month, start: state.start });
    const listener = new UpdateServiceListener({ catalog, secret, clock, ids, serverName: 'sample.local' });
    const { url } = await listenOn(listener, state.port);
    this.#running = { catalog, listener, url };
    return this.#running;
  }

  async #state(): Promise<SampleState | undefined> {
    const kept = await this.#options.store.document('settings', stateKey);
    if (typeof kept?.value !== 'object' || kept.value === null) return undefined;
    const [updates, month, port, start] = kept.value;
    if (start === undefined) return undefined;
    return { updates: Number(updates), month: Number(month), port: Number(port), start };
  }

  async #save({ updates, month, port, start }: SampleState): Promise<void> {
    const { store, fence } = this.#options;
    const value = [...[updates, month, port].map(String), start];
    await store.commit({ documents: [{ collection: 'settings', put: { _id: stateKey, value } }] }, fence);
  }
}

const stateKey = 'state.sample';

/** Every product that the sample has updates of from the start; products that come later show as new. */
const sampleSubscription: SubscriptionDocument = {
  _id: 'subscription',
  products: Object.values(products).map(({ id }) => id),
  classifications: Object.values(classifications).map(({ id }) => id),
  languages: ['en', 'de'],
};

function urlOf({ port }: SampleState): string {
  return `http://127.0.0.1:${port}`;
}
