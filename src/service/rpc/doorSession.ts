import type { Socket } from 'node:net';
import { type CancellationToken, createMessageConnection, type MessageConnection } from 'vscode-jsonrpc';
import { systemClock } from '../../base/clock.ts';
import { isRecord } from '../../base/isRecord.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { SyncService } from '../api/syncService.ts';
import { Calls } from './calls.ts';
import { ChangeFeed } from './changeFeed.ts';
import { demand, type Grant } from './grant.ts';
import { fromResponseError, toResponseError } from './responseError.ts';
import { EventFeed } from './eventFeed.ts';
import { SocketReader, SocketWriter } from './messageStream.ts';
import {
  isHello,
  isKeptBySchedules,
  isSequence,
  isSubscribeRequest,
  methods,
  progressMember,
  progressType,
  type ServiceState,
  type Welcome,
} from './messages.ts';
import {
  endsWithDoor,
  isAudited,
  isOperationName,
  namesUser,
  type OperationName,
  operations,
} from './operations.ts';
import { orAborted, type Peer, sendRequest } from './peer.ts';
import { ProgressFeed } from './progressFeed.ts';
import { meet } from './release.ts';
import { checkedRequest } from './requests/requestCheck.ts';
import { requestChecks } from './requests/requestChecks.ts';

/** A change that a door with a token asked for. */
export interface AuditEntry {
  readonly user: string;
  readonly operation: OperationName;
  readonly request: object;
  /** Why it was not made. */
  readonly failure?: SyncError;
}

/** What sessions of a service share. */
export interface SessionOptions {
  readonly service: SyncService;
  /** What a secret grants; undefined for a wrong one, or the reason is thrown. */
  readonly grant: (secret: string) => Grant | undefined;
  readonly state: () => ServiceState;
  /** Number of the last committed event. */
  readonly lastSequence: () => number;
  /** What is to be told to one door, once. */
  readonly takeNotice: () => string | null;
  /** A door asked the service to end. */
  readonly onFinish: () => void;
  /** A door said whether schedules keep the service running when no door is left. */
  readonly onKeptBySchedules: (kept: boolean) => void;
  /** Whether the service is about to end: nothing new is begun. */
  readonly isEnding: () => boolean;
  /** Answers what belongs to a link between sites; undefined for every other method. */
  readonly links?: (method: string, params: unknown, door: Peer) => Promise<unknown> | undefined;
  /** Writes down what somebody with a token changed, or tried to. */
  readonly audit?: (entry: AuditEntry) => void;
  /** Hears of failures that are no answer of the API: defects, with the operation's name. */
  readonly onFailure: (operation: string, error: unknown) => void;
}

const messageLimit = 8 * 1024 * 1024;
/** Before a door has introduced itself it has little to say. */
const greetingLimit = 4096;
const requestsAtATime = 64;
const handshakeMilliseconds = 10_000;

/** One door's connection on the side of the service. */
export class DoorSession implements Disposable {
  readonly #options: SessionOptions;
  readonly #connection: MessageConnection;
  readonly #socket: Socket;
  readonly #reader: SocketReader;
  readonly #disposables = new DisposableList();
  readonly #feeds = new Set<EventFeed>();
  #changes: ChangeFeed | undefined;
  readonly #calls = new Calls();
  readonly #handshakeTimer: NodeJS.Timeout;
  #granted: Grant | undefined;
  #isRefused = false;
  #pending = 0;
  /** The door as somebody who can be asked, for links. */
  readonly #peer: Peer;

  constructor(socket: Socket, options: SessionOptions) {
    this.#options = options;
    this.#socket = socket;
    this.#reader = new SocketReader(socket, greetingLimit);
    this.#connection = createMessageConnection(this.#reader, new SocketWriter(socket));
    this.#peer = {
      request: (method, params, signal) => orAborted(this.#ask(method, params, signal), signal),
      closed: new Promise((resolve) => {
        socket.once('close', () => {
          resolve();
        });
      }),
      close: () => {
        this.dispose();
      },
    };
    this.#handshakeTimer = setTimeout(() => socket.destroy(), handshakeMilliseconds);
    this.#connection.onRequest((method, params, token) => this.#answer(method, params, token));
    this.#connection.onNotification(methods.acknowledge, (params: unknown) => {
      if (!isRecord(params) || !isSequence(params['sequence'])) return;
      for (const feed of this.#feeds) feed.acknowledge(params['sequence']);
    });
    this.#connection.onClose(() => {
      this.dispose();
    });
    // The reader has destroyed the socket by now, or the system has.
    this.#connection.onError(() => undefined);
    this.#connection.listen();
  }

  /** Whether the door has introduced itself. */
  get isWelcome(): boolean {
    return this.#granted !== undefined;
  }

  /** Aborts what this door alone waits for; resolves when that has ended. */
  abortCalls(reason: string): Promise<void> {
    return this.#calls.abort(reason);
  }

  /** Ends the connection after the door was told that this is meant. */
  async end(): Promise<void> {
    try {
      if (this.isWelcome) await this.#connection.sendNotification(methods.ending);
    } finally {
      this.dispose();
    }
  }

  dispose(): void {
    clearTimeout(this.#handshakeTimer);
    // They answer nobody any more.
    void this.#calls.abort('The door has gone');
    this.#disposables.dispose();
    this.#connection.dispose();
    this.#socket.destroySoon();
  }

  async #answer(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    if (this.#pending >= requestsAtATime)
      return toResponseError(
        new SyncError('limitExceeded', `More than ${requestsAtATime} requests at a time on one connection`),
      );
    this.#pending++;
    try {
      if (this.#granted === undefined) return this.#welcome(method, params);
      const result = await this.#carryOut(this.#granted, method, params, token);
      // What a door sees happen it sees before the answer says that it happened.
      const last = this.#options.lastSequence();
      await Promise.all([...this.#feeds].map((feed) => feed.sent(last)));
      await this.#changes?.sent();
      return result;
    } catch (error) {
      if (asSyncError(error).key === 'unexpected') this.#options.onFailure(method, error);
      return toResponseError(error);
    } finally {
      this.#pending--;
    }
  }

  async #ask(method: string, params: object, signal: AbortSignal | undefined): Promise<unknown> {
    try {
      return await sendRequest(this.#connection, method, params, signal);
    } catch (error) {
      if (this.#socket.destroyed || !this.#socket.writable)
        throw new SyncError('serviceEnded', `The connection ended before ${method} was answered`, {
          cause: error,
        });
      throw fromResponseError(error);
    }
  }

  #welcome(method: string, params: unknown): Welcome {
    const refuse = (error: SyncError): SyncError => {
      this.#isRefused = true;
      setImmediate(() => {
        this.dispose();
      });
      return error;
    };
    // One attempt a connection.
    if (this.#isRefused || method !== methods.hello || !isHello(params))
      throw refuse(new SyncError('accessDenied', 'A connection to the service begins with its secret'));
    const granted = this.#grantFor(params.secret, refuse);
    const state = this.#options.state();
    if (meet(params, state) === 'refuse the door') {
      throw refuse(
        new SyncError(
          'newerService',
          `The service is of version ${state.version}, this program of version ${params.version.slice(0, 40)}`,
        ),
      );
    }
    clearTimeout(this.#handshakeTimer);
    this.#granted = granted;
    this.#reader.limit = messageLimit;
    // A door that is about to replace the service shows nothing.
    const notice = meet(params, state) === 'go on' ? this.#options.takeNotice() : null;
    return { ...this.#options.state(), notice };
  }

  #grantFor(secret: string, refuse: (error: SyncError) => SyncError): Grant {
    let granted: Grant | undefined;
    try {
      granted = this.#options.grant(secret);
    } catch (error) {
      throw refuse(asSyncError(error));
    }
    if (granted === undefined)
      throw refuse(new SyncError('accessDenied', 'The service does not know this secret'));
    return granted;
  }

  async #carryOut(
    { scope: granted, user }: Grant,
    method: string,
    params: unknown,
    token: CancellationToken,
  ): Promise<unknown> {
    switch (method) {
      case methods.state:
        return this.#options.state();
      case methods.finish:
        demand(granted, 'administer', method);
        this.#options.onFinish();
        return null;
      case methods.keptBySchedules:
        demand(granted, 'administer', method);
        if (!isKeptBySchedules(params))
          throw new SyncError('invalidRequest', 'Schedules keep the service running, or they do not');
        this.#options.onKeptBySchedules(params.kept);
        return null;
      case methods.subscribe:
        return this.#subscribe(params);
    }
    if (method.startsWith('link/')) {
      demand(granted, 'administer', method);
      const answer = this.#options.isEnding() ? undefined : this.#options.links?.(method, params, this.#peer);
      if (answer !== undefined) return answer;
    }
    if (!isOperationName(method))
      throw new SyncError('notFound', `The service has no operation ${method.slice(0, 80)}`);
    demand(granted, operations[method].scope, method);
    if (this.#options.isEnding())
      throw new SyncError('serviceEnded', `The service is about to end and does not begin ${method}`);
    if (params !== undefined && !isRecord(params))
      throw new SyncError('invalidRequest', `A request of ${method} is an object`);
    const { [progressMember]: progressToken, ...sent } = params ?? {};
    const named = user !== undefined && namesUser(method) ? { ...sent, user } : sent;
    const request = checkedRequest(method, requestChecks[method], named);
    const operating = this.#operate(method, request, { progressToken, token });
    // Runs name their user themselves.
    if (user === undefined || !isAudited(method)) return operating;
    return this.#audited({ user, operation: method, request }, operating);
  }

  async #audited(entry: AuditEntry, operating: Promise<unknown>): Promise<unknown> {
    try {
      const result = await operating;
      this.#options.audit?.(entry);
      return result;
    } catch (error) {
      this.#options.audit?.({ ...entry, failure: asSyncError(error) });
      throw error;
    }
  }

  async #operate(
    name: OperationName,
    request: object,
    { progressToken, token }: { readonly progressToken: unknown; readonly token: CancellationToken },
  ): Promise<unknown> {
    const { service } = this.#options;
    const operation: unknown = Reflect.get(service, name);
    if (typeof operation !== 'function') throw new TypeError(`${name} is no operation`);
    const feed = isSequence(progressToken) ? this.#progressFeed(progressToken) : undefined;
    try {
      const result = await this.#calls.run(
        async (signal) => {
          const call: OperationCall = {
            signal,
            ...(feed === undefined
              ? {}
              : {
                  onProgress: (progress) => {
                    feed.report(progress);
                  },
                }),
          };
          const answer: unknown = await Reflect.apply(operation, service, [request, call]);
          return answer;
        },
        { token, endsWithDoor: endsWithDoor(name) },
      );
      return result ?? null;
    } finally {
      // The last report comes before the answer.
      await feed?.end();
    }
  }

  #progressFeed(token: number): ProgressFeed {
    return new ProgressFeed({
      clock: systemClock,
      send: async (progress) => {
        try {
          await this.#connection.sendProgress(progressType, token, progress);
        } catch {
          // A door that cannot be told has gone, and its calls with it.
        }
      },
    });
  }

  /** Subscribed before anything is awaited: requests that follow find it in place. */
  async #subscribe(params: unknown): Promise<number> {
    if (!isSubscribeRequest(params))
      throw new SyncError('invalidRequest', 'A subscription begins after an event number');
    const after = params.after ?? this.#options.lastSequence();
    // One stream a connection: the acknowledgments are of one.
    for (const feed of this.#feeds) feed.dispose();
    this.#feeds.clear();
    const feed = this.#disposables.add(
      new EventFeed({
        source: this.#options.service,
        after,
        send: (batch) => this.#connection.sendNotification(methods.events, batch),
        onError: (error) => {
          void this.#tellGone(error);
        },
      }),
    );
    this.#feeds.add(feed);
    this.#changes?.dispose();
    this.#changes = params.changes === true ? this.#disposables.add(this.#changeFeed()) : undefined;
    return Promise.resolve(after);
  }

  #changeFeed(): ChangeFeed {
    return new ChangeFeed({
      source: this.#options.service,
      clock: systemClock,
      send: async (notice) => {
        try {
          await this.#connection.sendNotification(methods.changed, notice);
        } catch {
          // A door that cannot be told has gone, or is cut off and finds out so.
          this.dispose();
        }
      },
    });
  }

  async #tellGone(error: unknown): Promise<void> {
    try {
      await this.#connection.sendNotification(methods.eventsGone, toResponseError(error).data);
    } catch {
      // A door that cannot be told has gone, or is cut off and finds out so.
      this.dispose();
    }
  }
}
