import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { ServedCatalog } from '../domain/servedCatalog.ts';
import type { Fence, Store } from '../domain/store.ts';
import type { SupAddresses } from '../engine/ports.ts';
import { UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';
import { requestFailure } from './requestFailure.ts';

/** What the listeners of a data folder's SUPs work with. */
export interface SupListenersOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secret: Uint8Array;
  readonly servedSup: (supId: string) => ServedCatalog;
  /** Hears of requests that a defect or the disk, not the client, made fail. */
  readonly onFailure: (error: SyncError) => void;
}

interface Listening {
  readonly listener: UpdateServiceListener;
  readonly url: string;
}

/** The update services of this folder's SUPs on loopback: each starts when it is first needed, on the port it once chose. */
export class SupListeners implements SupAddresses {
  readonly #options: SupListenersOptions;
  readonly #listening = new Map<string, Promise<Listening>>();
  readonly #urls = new Map<string, string>();

  constructor(options: SupListenersOptions) {
    this.#options = options;
  }

  async url(supId: string): Promise<string> {
    const known = this.#listening.get(supId);
    if (known !== undefined) return (await known).url;
    const started = this.#start(supId);
    this.#listening.set(supId, started);
    try {
      const { url } = await started;
      this.#urls.set(supId, url);
      return url;
    } catch (error) {
      this.#listening.delete(supId);
      throw error;
    }
  }

  /** Where a SUP listens now; undefined while it does not. */
  listeningUrl(supId: string): string | undefined {
    return this.#urls.get(supId);
  }

  /** Ends every listener; requests in work are finished first. */
  async close(): Promise<void> {
    // One that could not start has told whoever asked for its URL.
    const listening = await Promise.allSettled(this.#listening.values());
    this.#listening.clear();
    this.#urls.clear();
    const listeners = listening.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value.listener] : [],
    );
    await Promise.all(listeners.map((listener) => listener.close()));
  }

  async #start(supId: string): Promise<Listening> {
    const { store, fence, clock, ids, secret, servedSup } = this.#options;
    const sup = await store.document('sups', supId);
    if (sup === undefined)
      throw new SyncError('noSoftwareUpdatePoint', `There is no software update point ${supId}`);
    const listener = new UpdateServiceListener({
      catalog: servedSup(supId),
      ...{ secret, clock, ids, serverName: sup.serverName },
      onFailure: this.#options.onFailure,
      onRequest: (record) => {
        const failure = requestFailure(record, sup.serverName);
        if (failure !== undefined) this.#options.onFailure(failure);
      },
    });
    const bound = await listenOn(listener, sup.port);
    if (sup.port === 0) {
      await store.commit({ documents: [{ collection: 'sups', put: { ...sup, port: bound.port } }] }, fence);
    } else if (bound.port !== sup.port) {
      const text = `Port ${sup.port} of ${sup.serverName} is taken by another program; listening on port ${bound.port} until the next start`;
      const event = {
        time: clock.now(),
        siteCode: sup.siteCode,
        body: { kind: 'note', severity: 'warning', text },
      } as const;
      await store.commit({ events: [event] }, fence);
    }
    return { listener, url: bound.url };
  }
}

/** Listens on the wanted port, or on any free one where another program has it. */
export async function listenOn(
  listener: UpdateServiceListener,
  port: number,
): Promise<{ readonly url: string; readonly port: number }> {
  try {
    return await listener.listen({ port });
  } catch (error) {
    if (port === 0 || !isAddressInUse(error)) throw error;
    return listener.listen({ port: 0 });
  }
}

function isAddressInUse(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
