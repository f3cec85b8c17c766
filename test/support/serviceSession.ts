import path from 'node:path';
import { Emitter } from '../../src/base/event.ts';
import type { ChangedArea } from '../../src/domain/changedArea.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import { grantFor } from '../../src/service/rpc/grant.ts';
import { apiVersion, type Release } from '../../src/service/rpc/release.ts';
import { ServiceConnection } from '../../src/service/rpc/serviceConnection.ts';
import { ServiceHost, type ServiceHostOptions } from '../../src/service/rpc/serviceHost.ts';
import { fakeService } from './fakeService.ts';
import { tempFolder } from './tempFolder.ts';

/** A listening service over scripted operations and events, for tests of the connection. */
export class ServiceSession {
  readonly committed = new Emitter<readonly SyncEvent[]>();
  readonly changed = new Emitter<readonly ChangedArea[]>();
  readonly events: SyncEvent[] = [];
  readonly failures: unknown[] = [];
  readonly secret = 'the secret of this folder';
  finished = 0;
  /** What doors said of schedules. */
  readonly kept: boolean[] = [];
  /** Pages that were read from the store. */
  pagesRead = 0;
  /** Events up to this number are no longer kept. */
  forgotten = 0;
  notice: string | null = null;
  readonly release: Release;
  readonly #operations: Partial<SyncService>;
  #host: ServiceHost | undefined;
  #address = '';
  readonly #changes: Partial<ServiceHostOptions>;

  constructor(
    operations: Partial<SyncService> = {},
    release: Release = { api: apiVersion, version: '1.2.3' },
    changes: Partial<ServiceHostOptions> = {},
  ) {
    this.#operations = operations;
    this.release = release;
    this.#changes = changes;
  }

  /** Listens in a folder that goes with the test. */
  async listen(): Promise<this> {
    this.#address = path.join(await tempFolder(), 'service.sock');
    return this.listenAgain();
  }

  /** Listens at the same address once more, after `close`. */
  async listenAgain(): Promise<this> {
    this.#host = await ServiceHost.listen({
      service: fakeService(
        { events: (request) => this.#read(request), ...this.#operations },
        this.committed,
        this.changed,
      ),
      address: this.#address,
      grant: grantFor(this.secret),
      state: () => ({
        ...this.release,
        ...{ pid: 4711, started: '2026-11-24T00:00:00.000Z', onDemand: true },
        ...{ doors: this.#host?.doors ?? 0, running: [] },
      }),
      lastSequence: () => this.events.at(-1)?.sequence ?? 0,
      takeNotice: () => {
        const { notice } = this;
        this.notice = null;
        return notice;
      },
      isEnding: () => false,
      onFinish: () => this.finished++,
      onKeptBySchedules: (kept) => this.kept.push(kept),
      onFailure: (_operation, error) => this.failures.push(error),
      ...this.#changes,
    });
    return this;
  }

  get address(): string {
    return this.#address;
  }

  get host(): ServiceHost {
    if (this.#host === undefined) throw new Error('It does not listen');
    return this.#host;
  }

  open(changes: Partial<Release & { secret: string }> = {}): Promise<ServiceConnection> {
    return ServiceConnection.open(this.#address, { ...this.release, secret: this.secret, ...changes });
  }

  /** Commits as many events. */
  commit(count: number): void {
    const first = (this.events.at(-1)?.sequence ?? 0) + 1;
    const added = Array.from({ length: count }, (_, index) => numberedEvent(first + index));
    this.events.push(...added);
    this.committed.fire(added);
  }

  async close(): Promise<void> {
    await this.#host?.close();
  }

  #read({
    after = 0,
    limit,
  }: {
    readonly after?: number;
    readonly limit: number;
  }): Promise<readonly SyncEvent[]> {
    this.pagesRead++;
    if (after < this.forgotten) return Promise.reject(new Error('no longer kept'));
    return Promise.resolve(this.events.filter(({ sequence }) => sequence > after).slice(0, limit));
  }
}

/** An event of which only the number matters. */
export function numberedEvent(sequence: number): SyncEvent {
  return { sequence, time: sequence, siteCode: 'CS1', body: { kind: 'syncStarting' } };
}
