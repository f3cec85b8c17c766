import type { Clock } from '../../base/clock.ts';
import { Emitter } from '../../base/event.ts';
import { type ChangedArea, changedAreas } from '../../domain/changedArea.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { SyncService } from '../api/syncService.ts';
import { hasOperations, type OperationName, operationNames, operations } from './operations.ts';
import type { ServiceConnection } from './serviceConnection.ts';

/** What a door's service is made of. */
export interface RemoteServiceOptions {
  readonly connection: ServiceConnection;
  /** Connects again after the service ended; starts it only where `start` says so and that is wanted. */
  readonly reconnect: (start: 'ifNeeded' | 'never') => Promise<ServiceConnection>;
  readonly clock: Clock;
  /** Hears that events were missed because they are no longer kept. */
  readonly onMissed?: (error: SyncError) => void;
}

const shortestWait = 100;
const longestWait = 5000;
/** Attempts to find the service again before the events are given up. */
const attempts = 10;

/**
 * The service's API over a connection. When the service ends, calls under way are rejected with `serviceEnded` — reading ones are
 * repeated once — and the events go on, without gap or duplicate, from the next one. Changes go on, too: what changed meanwhile is not
 * known, so all areas are told then.
 */
export class RemoteService {
  readonly service: SyncService;
  /** Resolves when the service ended and none can be had again: no events come any more. */
  readonly lost: Promise<SyncError>;
  readonly #options: RemoteServiceOptions;
  readonly #committed = new Emitter<readonly SyncEvent[]>();
  readonly #changed = new Emitter<readonly ChangedArea[]>();
  #connection: ServiceConnection;
  #reconnecting: Promise<ServiceConnection> | undefined;
  /** Number of the last event that listeners have got. */
  #position: number | undefined;
  #isFollowing = false;
  #wasSubscribed = false;
  #isClosed = false;
  /** What this door said of schedules; undefined while it has not. */
  #keptBySchedules: boolean | undefined;
  #tellLost: (error: SyncError) => void = () => undefined;

  constructor(options: RemoteServiceOptions) {
    this.#options = options;
    this.#connection = options.connection;
    this.lost = new Promise((resolve) => {
      this.#tellLost = resolve;
    });
    const calls = Object.fromEntries(
      operationNames.map((name) => [
        name,
        (request: object = {}, call: OperationCall = {}) => this.#call(name, request, call),
      ]),
    );
    if (!hasOperations(calls)) throw new TypeError('The table of operations is incomplete');
    this.service = {
      ...calls,
      onDidCommit: (listener) => {
        const subscription = this.#committed.event(listener);
        this.#follow();
        return subscription;
      },
      onDidChange: (listener) => {
        const subscription = this.#changed.event(listener);
        this.#follow();
        return subscription;
      },
    };
  }

  /** The connection in use; a new one after the service ended. */
  get connection(): ServiceConnection {
    return this.#connection;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Says whether schedules keep the service running when no door is left, also to each that takes its place. */
  async keepBySchedules(kept: boolean): Promise<void> {
    this.#keptBySchedules = kept;
    await (await this.#connected()).keepBySchedules(kept);
  }

  /** Ends the connection; the service goes on. */
  close(): void {
    this.#isClosed = true;
    this.#committed.dispose();
    this.#changed.dispose();
    this.#connection.close();
  }

  async #call(name: OperationName, request: object, call: OperationCall): Promise<unknown> {
    try {
      return await (await this.#connected()).call(name, request, call);
    } catch (error) {
      const isLost = error instanceof SyncError && error.key === 'serviceEnded';
      if (!isLost || this.#isClosed || operations[name].scope !== 'read') throw error;
      return (await this.#connected()).call(name, request, call);
    }
  }

  async #connected(start: 'ifNeeded' | 'never' = 'ifNeeded'): Promise<ServiceConnection> {
    if (!this.#connection.isClosed || this.#isClosed) return this.#connection;
    this.#reconnecting ??= this.#reconnect(start).finally(() => {
      this.#reconnecting = undefined;
    });
    this.#connection = await this.#reconnecting;
    // Closed meanwhile: nobody is to be left connected.
    if (this.isClosed) this.#connection.close();
    return this.#connection;
  }

  async #reconnect(start: 'ifNeeded' | 'never'): Promise<ServiceConnection> {
    const connection = await this.#options.reconnect(start);
    if (this.#keptBySchedules !== undefined) await connection.keepBySchedules(this.#keptBySchedules);
    return connection;
  }

  #follow(): void {
    if (this.#isFollowing || this.#isClosed) return;
    this.#isFollowing = true;
    void this.#keepFollowing();
  }

  async #keepFollowing(): Promise<void> {
    try {
      for (let failures = 0; ;) {
        try {
          // Without waiting on an open connection: what is asked for next must not overtake the subscription.
          // Whoever stopped the service does not want it back for the events' sake; one that crashed is started again.
          const start = this.#connection.isServiceEnding ? 'never' : 'ifNeeded';
          const connection = this.#connection.isClosed ? await this.#connected(start) : this.#connection;
          await this.#subscribe(connection);
          failures = 0;
          await connection.closed;
        } catch (error) {
          if (++failures >= attempts) throw error;
          if (error instanceof SyncError && error.key === 'notFound') this.#skip(error);
        }
        if (this.#isClosed || this.#committed.listenerCount + this.#changed.listenerCount === 0) return;
        await this.#options.clock.sleep(Math.min(shortestWait * 2 ** failures, longestWait));
      }
    } catch (error) {
      this.#tellLost(asSyncError(error));
    } finally {
      this.#isFollowing = false;
    }
  }

  async #subscribe(connection: ServiceConnection): Promise<void> {
    const start = await connection.subscribe(this.#position, {
      onEvents: (events) => {
        this.#take(events);
      },
      onGone: (error) => {
        this.#skip(error);
        this.#subscribe(connection).catch(() => {
          // Without its events this connection is of no use: the next one subscribes anew.
          connection.close();
        });
      },
      onChanged: (areas) => {
        this.#changed.fire(areas);
      },
    });
    this.#position ??= start;
    if (this.#wasSubscribed) this.#changed.fire(changedAreas);
    this.#wasSubscribed = true;
  }

  #take(events: readonly SyncEvent[]): void {
    const position = this.#position ?? 0;
    const fresh = events.filter(({ sequence }) => sequence > position);
    this.#position = events.at(-1)?.sequence ?? this.#position;
    if (fresh.length > 0) this.#committed.fire(fresh);
  }

  /** The events after the last one taken are gone: the stream goes on with those to come. */
  #skip(error: SyncError): void {
    this.#position = undefined;
    this.#options.onMissed?.(error);
  }
}
