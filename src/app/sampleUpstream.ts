import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { Fence, Store } from '../domain/store.ts';
import type { Upstream, UpstreamEndpoint, UpstreamSession, RetryNotice } from '../domain/upstream.ts';
import { SampleCatalog } from '../protocol/sample/sampleCatalog.ts';
import { UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';
import { listenOn } from './supListeners.ts';

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
  async publish(
    updates: number,
  ): Promise<{ readonly url: string; readonly month: number; readonly updates: number }> {
    const before = await this.#state();
    if (before === undefined) {
      const { url } = await this.#start({ updates, month: 0, port: 0 });
      const state = { updates, month: 0, port: Number(new URL(url).port) };
      await this.#save(state);
      return { url: urlOf(state), month: 0, updates };
    }
    const { catalog } = await this.#start(before);
    catalog.publishMonth();
    const state = { ...before, month: before.month + 1 };
    await this.#save(state);
    return { url: urlOf(state), month: state.month, updates: state.updates };
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

  async #start(state: SampleState): Promise<RunningSample> {
    if (this.#running !== undefined) return this.#running;
    const { clock, ids, secret } = this.#options;
    const catalog = new SampleCatalog({ updates: state.updates, month: state.month });
    const listener = new UpdateServiceListener({ catalog, secret, clock, ids, serverName: 'sample.local' });
    const { url } = await listenOn(listener, state.port);
    this.#running = { catalog, listener, url };
    return this.#running;
  }

  async #state(): Promise<SampleState | undefined> {
    const kept = await this.#options.store.document('settings', stateKey);
    if (typeof kept?.value !== 'object' || kept.value === null) return undefined;
    const [updates, month, port] = kept.value.map(Number);
    return updates === undefined || month === undefined || port === undefined
      ? undefined
      : { updates, month, port };
  }

  async #save({ updates, month, port }: SampleState): Promise<void> {
    const { store, fence } = this.#options;
    const value = [updates, month, port].map(String);
    await store.commit({ documents: [{ collection: 'settings', put: { _id: stateKey, value } }] }, fence);
  }
}

const stateKey = 'state.sample';

function urlOf({ port }: SampleState): string {
  return `http://127.0.0.1:${port}`;
}
