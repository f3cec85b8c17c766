import { connect as connectSocket, type Socket } from 'node:net';
import { createMessageConnection, type MessageConnection, ParameterStructures } from 'vscode-jsonrpc';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { ChangedArea } from '../../domain/changedArea.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import { fromResponseError, toResponseError } from './responseError.ts';
import { type Answerer, orAborted, type Peer, sendRequest } from './peer.ts';
import { SocketReader, SocketWriter } from './messageStream.ts';
import {
  areasToldBy,
  type Hello,
  isEventBatch,
  isOperationProgress,
  isSequence,
  isServiceState,
  isWelcome,
  type KeptBySchedules,
  methods,
  progressMember,
  progressType,
  type ServiceState,
  type SubscribeRequest,
  type Welcome,
} from './messages.ts';
import type { OperationName } from './operations.ts';

/** The largest answer is one update document of 46 MB, escaped. */
const messageLimit = 256 * 1024 * 1024;
const handshakeMilliseconds = 10_000;

/** Who hears what a service tells a connection that has subscribed. */
export interface Listeners {
  /** A batch counts as taken when this has returned. */
  readonly onEvents: (events: readonly SyncEvent[]) => void;
  /** The events after the last one taken are no longer kept. */
  readonly onGone: (error: SyncError) => void;
  readonly onChanged: (areas: readonly ChangedArea[]) => void;
}

/** A door's connection to a service that has accepted it. */
export class ServiceConnection implements Peer {
  readonly #connection: MessageConnection;
  readonly #socket: Socket;
  /** What the service said of itself. */
  readonly welcome: Welcome;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;
  #progressTokens = 0;
  #isClosed = false;
  #isMeant = false;
  #close: () => void = () => undefined;

  private constructor(socket: Socket, connection: MessageConnection, welcome: Welcome) {
    this.#socket = socket;
    this.#connection = connection;
    this.welcome = welcome;
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
    connection.onClose(() => {
      this.close();
    });
    connection.onNotification(methods.ending, () => {
      this.#isMeant = true;
    });
    if (socket.destroyed) this.close();
  }

  /**
   * Connects and introduces the door. Rejects with `serviceNotRunning` when nobody listens there, with `accessDenied` or `newerService`
   * when the service refuses.
   */
  static async open(
    address: string,
    hello: Hello,
    largestMessage: number = messageLimit,
  ): Promise<ServiceConnection> {
    return ServiceConnection.over(await opened(address), address, hello, largestMessage);
  }

  /** Introduces the door over a connection that was made; `where` names it in errors. */
  static async over(
    socket: Socket,
    where: string,
    hello: Hello,
    largestMessage: number = messageLimit,
  ): Promise<ServiceConnection> {
    const connection = createMessageConnection(
      new SocketReader(socket, largestMessage),
      new SocketWriter(socket),
    );
    connection.onError(() => undefined);
    // Whoever answers nothing is no service of ours.
    const timer = setTimeout(() => socket.destroy(), handshakeMilliseconds);
    const ended = new Promise<never>((_resolve, reject) => {
      connection.onClose(() => {
        reject(
          new SyncError('serviceEnded', 'The service ended while it was connected to', { source: 'Service' }),
        );
      });
    });
    // Also when nobody waits for it any more.
    ended.catch(() => undefined);
    connection.listen();
    try {
      const answer: unknown = await Promise.race([
        connection.sendRequest(methods.hello, ParameterStructures.byName, hello),
        ended,
      ]);
      if (!isWelcome(answer))
        throw new SyncError('serviceNotRunning', `What listens at ${where} is no service`);
      return new ServiceConnection(socket, connection, answer);
    } catch (error) {
      connection.dispose();
      socket.destroy();
      throw fromResponseError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whether the service said that it ends because it was asked to. */
  get isServiceEnding(): boolean {
    return this.#isMeant;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Has an operation carried out; aborting the signal takes the request back. Rejects with `serviceEnded` when the service ends first. */
  async call(operation: OperationName, request: object, call: OperationCall = {}): Promise<unknown> {
    const { signal, onProgress } = call;
    if (onProgress === undefined) return (await this.#request(operation, request, signal)) ?? undefined;
    const token = ++this.#progressTokens;
    const listening = this.#connection.onProgress(progressType, token, (progress) => {
      if (isOperationProgress(progress)) onProgress(progress);
    });
    try {
      const result = await this.#request(operation, { ...request, [progressMember]: token }, signal);
      return result ?? undefined;
    } finally {
      listening.dispose();
    }
  }

  /** What the service is and does now. */
  async state(): Promise<ServiceState> {
    const state = await this.#request(methods.state, {});
    if (!isServiceState(state)) throw new SyncError('malformedAnswer', 'The service did not tell its state');
    return state;
  }

  /** Asks the service to end; resolves when it has agreed. `closed` tells the end of this connection. */
  async finish(): Promise<void> {
    await this.#request(methods.finish, {});
  }

  /** Says whether schedules keep the service running when no door is left. */
  async keepBySchedules(kept: boolean): Promise<void> {
    const request: KeptBySchedules = { kept };
    await this.#request(methods.keptBySchedules, request);
  }

  /**
   * Listens to the committed events after a sequence number, or to those committed from now on: in order, none twice, none left out; and to
   * changes from now on. Resolves with the number that the first event comes after.
   */
  async subscribe(after: number | undefined, { onEvents, onGone, onChanged }: Listeners): Promise<number> {
    this.#connection.onNotification(methods.events, (batch: unknown) => {
      if (!isEventBatch(batch)) return;
      try {
        onEvents(batch.events);
      } finally {
        const sequence = batch.events.at(-1)?.sequence ?? 0;
        // A connection that has ended needs no acknowledgment.
        if (!this.#isClosed)
          this.#connection.sendNotification(methods.acknowledge, { sequence }).catch(() => undefined);
      }
    });
    this.#connection.onNotification(methods.eventsGone, (data: unknown) => {
      onGone(goneError(data));
    });
    this.#connection.onNotification(methods.changed, (notice: unknown) => {
      const areas = areasToldBy(notice);
      if (areas.length > 0) onChanged(areas);
    });
    const request: SubscribeRequest = { ...(after === undefined ? {} : { after }), changes: true };
    const start = await this.#request(methods.subscribe, request);
    if (!isSequence(start))
      throw new SyncError('malformedAnswer', 'The service did not accept the subscription');
    return start;
  }

  /** Asks what is no operation of the API: the other end of a link. */
  async request(method: string, params: object, signal?: AbortSignal): Promise<unknown> {
    return orAborted(this.#request(method, params, signal), signal);
  }

  /** Answers what the service asks back; at most so many questions at a time. Without it every question is refused. */
  answer(answerer: Answerer, atATime: number): void {
    let pending = 0;
    this.#connection.onRequest(async (method, params: unknown, token) => {
      const gone = new AbortController();
      token.onCancellationRequested(() => {
        gone.abort(new SyncError('cancelled', `${method} was taken back`));
      });
      this.#connection.onClose(() => {
        gone.abort(ended(method));
      });
      try {
        if (++pending > atATime)
          throw new SyncError('limitExceeded', `More than ${atATime} questions at a time on one connection`);
        return await answerer(method, params, gone.signal);
      } catch (error) {
        return toResponseError(error);
      } finally {
        pending--;
      }
    });
  }

  /** Ends the connection; what waits for an answer is rejected with `serviceEnded`. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection.dispose();
    this.#socket.destroy();
    this.#close();
  }

  async #request(method: string, request: object, signal?: AbortSignal): Promise<unknown> {
    if (this.#isClosed) throw ended(method);
    try {
      return await sendRequest(this.#connection, method, request, signal);
    } catch (error) {
      throw this.isClosed ? ended(method, error) : fromResponseError(error);
    }
  }
}

function ended(method: string, cause?: unknown): SyncError {
  return new SyncError('serviceEnded', `The service ended before it had answered ${method}`, {
    source: 'Service',
    ...(cause === undefined ? {} : { cause }),
  });
}

function goneError(data: unknown): SyncError {
  const message =
    typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string'
      ? data.message
      : 'Events are no longer kept';
  return new SyncError('notFound', message, { source: 'Service' });
}

function opened(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(address);
    const fail = (error: Error): void => {
      reject(
        new SyncError('serviceNotRunning', `Nothing answers at ${address}`, { cause: asSyncError(error) }),
      );
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
