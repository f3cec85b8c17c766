import { AccessTokens } from '../../src/app/accessTokens.ts';
import { ownCertificate } from '../../src/app/certificates/ownCertificate.ts';
import type { ServerCertificate } from '../../src/app/certificates/serverCertificate.ts';
import { systemClock } from '../../src/base/clock.ts';
import { Emitter } from '../../src/base/event.ts';
import type { AccessScope } from '../../src/domain/accessScope.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';
import type { ConnectedService } from '../../src/service/connectedService.ts';
import { connectRemote, type ConnectRemoteOptions } from '../../src/service/remote/connectRemote.ts';
import { RemoteHost, type RemoteHostOptions } from '../../src/service/remote/remoteHost.ts';
import { FakeClock } from './fakeClock.ts';
import { fakeService } from './fakeService.ts';
import { MemoryStore } from './memoryStore.ts';
import { numberedEvent } from './serviceSession.ts';
import { tempFolder } from './tempFolder.ts';

/** A service over scripted operations that listens for other machines, with real TLS on loopback. */
export class RemoteSession {
  readonly clock: FakeClock;
  readonly committed = new Emitter<readonly SyncEvent[]>();
  readonly events: SyncEvent[] = [];
  readonly failures: unknown[] = [];
  finished = 0;
  /** What doors said of schedules. */
  readonly kept: boolean[] = [];
  readonly tokens: AccessTokens;
  readonly certificate: ServerCertificate;
  readonly #operations: Partial<SyncService>;
  readonly #changes: Partial<RemoteHostOptions>;
  #host: RemoteHost | undefined;

  private constructor(
    parts: {
      readonly clock: FakeClock;
      readonly tokens: AccessTokens;
      readonly certificate: ServerCertificate;
    },
    operations: Partial<SyncService>,
    changes: Partial<RemoteHostOptions>,
  ) {
    this.clock = parts.clock;
    this.tokens = parts.tokens;
    this.certificate = parts.certificate;
    this.#operations = operations;
    this.#changes = changes;
  }

  static async listen(
    operations: Partial<SyncService> = {},
    changes: Partial<RemoteHostOptions> = {},
  ): Promise<RemoteSession> {
    const certificate = await testCertificate();
    const store = new MemoryStore();
    const clock = new FakeClock(Date.now());
    const tokens = await AccessTokens.open({ store, fence: store.fence, clock });
    const session = new RemoteSession({ clock, tokens, certificate }, operations, changes);
    await session.listenAt(0);
    return session;
  }

  /** Listens at a port, once more after `close`. */
  async listenAt(port: number): Promise<void> {
    const { tokens, certificate, clock } = this;
    this.#host = await RemoteHost.listen({
      ...{ tokens, certificate, clock, timer: clock, host: '127.0.0.1', port },
      service: fakeService(
        {
          events: ({ after = 0, limit }) =>
            Promise.resolve(this.events.filter(({ sequence }) => sequence > after).slice(0, limit)),
          ...this.#operations,
        },
        this.committed,
      ),
      state: () => ({
        ...{ api: 1, version: '1.2.3', pid: 4711, started: '2026-11-24T00:00:00.000Z' },
        ...{ onDemand: false, doors: this.host.doors, running: [] },
      }),
      lastSequence: () => this.events.at(-1)?.sequence ?? 0,
      takeNotice: () => null,
      isEnding: () => false,
      onFinish: () => this.finished++,
      onKeptBySchedules: (kept) => this.kept.push(kept),
      onFailure: (_operation, error) => this.failures.push(error),
      ...this.#changes,
    });
  }

  get host(): RemoteHost {
    if (this.#host === undefined) throw new Error('It does not listen');
    return this.#host;
  }

  get port(): number {
    return Number(new URL(this.host.url.replace(/^susync[^:]*/, 'http')).port);
  }

  /** The text of a new token. */
  async token(scope: AccessScope = 'read', name: string = scope, expiresDays?: number): Promise<string> {
    const request = { name, scope, ...(expiresDays === undefined ? {} : { expiresDays }) };
    return (await this.tokens.create(request)).text;
  }

  /** Connects as a door that trusts the own authority. */
  connect(token: string, changes: Partial<ConnectRemoteOptions> = {}): Promise<ConnectedService> {
    return connectRemote({
      ...{ url: this.host.url, token, version: '1.2.3' },
      certificateAuthorities: [this.certificate.authority ?? ''],
      ...changes,
    });
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
}

let made: Promise<ServerCertificate> | undefined;

/** One own certificate for all tests of a process. */
async function testCertificate(): Promise<ServerCertificate> {
  made ??= ownCertificate({ folder: await tempFolder(), names: ['localhost'], clock: systemClock });
  return made;
}
