import type { Clock, Timer } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { SupDocument, SupHttps } from '../domain/documents.ts';
import { asSyncError, SyncError } from '../domain/errors/syncError.ts';
import type { ServedCatalog } from '../domain/servedCatalog.ts';
import type { Fence, Store } from '../domain/store.ts';
import { hasOuterListener, listeningWarnings } from '../domain/supListening.ts';
import type { Settings } from '../domain/settings.ts';
import { mostRules } from '../engine/administration/downstreamRules.ts';
import type { SupAddresses } from '../engine/ports.ts';
import type { RequestRecord } from '../protocol/server/requestRecord.ts';
import { type ListenerLimits, UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';
import type { ServerCertificate } from './certificates/serverCertificate.ts';
import type { MakeListener } from './outerListener.ts';
import type { DownstreamAccounts } from './downstreamAccounts.ts';
import type { DownstreamGate } from './downstreamGate.ts';
import { requestFailure } from './requestFailure.ts';
import { SupDoors } from './supDoors.ts';

/** What the listeners of a data folder's SUPs work with. */
export interface SupListenersOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
  /** Looks at certificates once an hour. */
  readonly timer: Timer;
  readonly ids: Ids;
  readonly secret: Uint8Array;
  readonly servedSup: (supId: string) => ServedCatalog;
  /** Whether those that are for other machines listen: in processes that stay. */
  readonly forOthers: boolean;
  /** The certificate that a SUP with HTTPS shows now. */
  readonly certificate: (sup: SupDocument, https: SupHttps) => Promise<ServerCertificate>;
  readonly settings: () => Promise<Settings>;
  readonly accounts: DownstreamAccounts;
  readonly gate: DownstreamGate;
  /** Hears of requests that a defect or the disk, not the client, made fail, and of ports that cannot be had. */
  readonly onFailure: (error: SyncError) => void;
}

type OuterLimits = Pick<
  ListenerLimits,
  'requestBytes' | 'concurrentCalls' | 'connections' | 'connectionsPerAddress'
>;

/**
 * The update services of this folder's SUPs. For its own sites each starts on loopback when it is first needed; those for other
 * machines listen while the service runs.
 */
export class SupListeners implements SupAddresses {
  readonly #options: SupListenersOptions;
  readonly #doors = new Map<string, SupDoors>();
  readonly #problems = new Map<string, SyncError>();
  readonly #told = new Map<string, string>();
  #limits: OuterLimits | undefined;
  #updates: Promise<void> = Promise.resolve();

  constructor(options: SupListenersOptions) {
    this.#options = options;
  }

  async url(supId: string): Promise<string> {
    const sup = await this.#options.store.document('sups', supId);
    if (sup === undefined)
      throw new SyncError('noSoftwareUpdatePoint', `There is no software update point ${supId}`);
    return this.#doorsOf(supId).inner(sup);
  }

  /** Where a SUP listens now; undefined while it does not. */
  listeningUrl(supId: string): string | undefined {
    return this.#doors.get(supId)?.url;
  }

  /** Whether a root URL is that of a listener on loopback for the sites of this folder. */
  isInner(url: string): boolean {
    return [...this.#doors.values()].some(({ innerUrl }) => innerUrl === url);
  }

  /** Why a SUP does not listen as it should; undefined where it does. */
  problem(supId: string): SyncError | undefined {
    return this.#problems.get(supId);
  }

  /** Takes over how the SUPs are to listen by now; one that cannot is told, keeps no other from it, and is tried again the next time. */
  update(): Promise<void> {
    this.#updates = this.#updates.then(() => this.#update());
    return this.#updates;
  }

  /** Ends every listener; requests in work are finished first. */
  async close(): Promise<void> {
    await this.#updates;
    const doors = [...this.#doors.values()];
    this.#doors.clear();
    await Promise.all(doors.map((each) => each.close()));
  }

  async #update(): Promise<void> {
    const { store, forOthers, accounts } = this.#options;
    const { items } = await store.documents('sups', { limit: 10_000 });
    await this.#takeOverRules();
    const kept = new Set(items.map(({ _id }) => _id));
    for (const [supId, doors] of this.#doors) {
      if (kept.has(supId)) continue;
      this.#doors.delete(supId);
      this.#problems.delete(supId);
      await doors.close();
    }
    accounts.forget((supId) => kept.has(supId));
    const terms = JSON.stringify([this.#limits, this.#options.gate.asksForCertificates]);
    for (const sup of items) {
      try {
        await this.#doorsOf(sup._id).update(sup, forOthers, terms);
        this.#problems.delete(sup._id);
        if (forOthers) await this.#warn(sup);
      } catch (error) {
        this.#tell(sup, asSyncError(error, 'SupListeners'));
      }
    }
  }

  async #takeOverRules(): Promise<void> {
    const { store, settings, gate } = this.#options;
    const { downstream } = await settings();
    const rules = await store.documents('downstreamRules', { limit: mostRules });
    gate.update(downstream.admit, rules.items);
    this.#limits = {
      requestBytes: downstream.requestMebibytes * 1024 * 1024,
      concurrentCalls: downstream.calls,
      connections: downstream.connections,
      connectionsPerAddress: downstream.connectionsPerAddress,
    };
  }

  /** The same failure is told once, however often it is tried again. */
  #tell(sup: SupDocument, failure: SyncError): void {
    if (this.#problems.get(sup._id)?.message !== failure.message) this.#options.onFailure(failure);
    this.#problems.set(sup._id, failure);
  }

  async #warn(sup: SupDocument): Promise<void> {
    const text = listeningWarnings(sup).join(' ');
    if (text === (this.#told.get(sup._id) ?? '')) return;
    this.#told.set(sup._id, text);
    if (text !== '') await this.#note(sup, text);
  }

  async #note({ siteCode }: SupDocument, text: string): Promise<void> {
    const { store, fence, clock } = this.#options;
    const body = { kind: 'note', severity: 'warning', text } as const;
    await store.commit({ events: [{ time: clock.now(), siteCode, body }] }, fence);
  }

  #doorsOf(supId: string): SupDoors {
    const known = this.#doors.get(supId);
    if (known !== undefined) return known;
    const { certificate, clock, timer, onFailure } = this.#options;
    const doors = new SupDoors({
      make: (sup) => this.#maker(sup),
      ...{ certificate, clock, timer, onFailure },
      onBound: (sup, port) => this.#bound(sup, port),
    });
    this.#doors.set(supId, doors);
    return doors;
  }

  #maker(sup: SupDocument): MakeListener {
    const { clock, ids, secret, servedSup, onFailure, gate } = this.#options;
    const limits = this.#limits;
    return ({ certificate, contentOnly, isOuter }) =>
      new UpdateServiceListener({
        catalog: servedSup(sup._id),
        ...{ secret, clock, ids, serverName: sup.serverName, onFailure },
        ...(certificate === undefined
          ? {}
          : { tls: { key: certificate.key, cert: certificate.certificate } }),
        ...(contentOnly === undefined ? {} : { contentOnly }),
        // Sites of this folder come over loopback, whatever others are told; a listener that serves both has one answer.
        ...(sup.publicUrl !== undefined && (isOuter || !hasOuterListener(sup))
          ? { publicUrl: sup.publicUrl }
          : {}),
        admits: (account, proofs) => gate.admits(account, proofs),
        asksForCertificate: isOuter && gate.asksForCertificates,
        // All that come over loopback, from a proxy or from sites of this folder, have one address.
        limits: isOuter
          ? { ...limits }
          : { ...limits, connectionsPerAddress: limits?.connections ?? Infinity },
        onRequest: (record) => {
          this.#answered(sup, record);
        },
      });
  }

  #answered(sup: SupDocument, record: RequestRecord): void {
    const { accounts, onFailure } = this.#options;
    const failure = requestFailure(record, sup.serverName);
    if (failure !== undefined) onFailure(failure);
    // What the sites of this folder do is in their runs.
    if (record.served?.isLocal === true) return;
    if (!accounts.note(sup._id, record)) return;
    const { name, id } = record.account ?? { name: '', id: '' };
    const text = `${sup.serverName} refuses the downstream server ${name} (${id}) at ${record.remoteAddress}: it is denied, not allowed, or does not prove who it is. Allow it with: susync downstream allow ${name}`;
    this.#note(sup, text).catch((error: unknown) => {
      onFailure(asSyncError(error, 'SupListeners'));
    });
  }

  async #bound(sup: SupDocument, port: number): Promise<void> {
    const { store, fence } = this.#options;
    if (sup.port !== 0) {
      const text = `Port ${sup.port} of ${sup.serverName} is taken by another program; listening on port ${port} until the next start`;
      await this.#note(sup, text);
      return;
    }
    const current = (await store.document('sups', sup._id)) ?? sup;
    await store.commit({ documents: [{ collection: 'sups', put: { ...current, port } }] }, fence);
  }
}
