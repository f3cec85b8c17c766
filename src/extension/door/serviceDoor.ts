import { type Disposable } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { ConnectedService } from '../../service/connectedService.ts';
import type { ServiceState } from '../../service/rpc/messages.ts';
import type { DoorState } from './doorState.ts';

/** Connects to the service; `never` starts none where none runs and rejects with `serviceNotRunning`. */
export type Connect = (start: 'ifNeeded' | 'never') => Promise<ConnectedService>;

/** A connection that is being made. */
interface Opening {
  readonly attempt: symbol;
  readonly start: 'ifNeeded' | 'never';
  readonly connected: Promise<ConnectedService>;
}

/** A window's one connection to the service of its data folder: opened when first needed, shared by everything in the window. */
export class ServiceDoor implements Disposable {
  readonly #connect: Connect;
  readonly #changed = new Emitter<DoorState>();
  #state: DoorState = { kind: 'unopened' };
  #opening: Opening | undefined;
  #connected: ConnectedService | undefined;
  #disposed = false;

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** Fires after each change of `state`. */
  readonly onDidChange: Event<DoorState> = this.#changed.event;

  get state(): DoorState {
    return this.#state;
  }

  /** Whether the service has ended because somebody asked it to. */
  get isServiceEnded(): boolean {
    return this.#connected?.isEnded ?? true;
  }

  /** The service; started where none runs. Rejects with the reason that `state` then shows, too. */
  async service(): Promise<SyncService> {
    return (await this.#open('ifNeeded')).service;
  }

  /** Connects to a service that runs already; resolves with false where none does, and starts none. */
  async find(): Promise<boolean> {
    try {
      await this.#open('never');
      return true;
    } catch (error) {
      if (asSyncError(error).key === 'serviceNotRunning') return false;
      throw error;
    }
  }

  /** What the connected service is and does; undefined where none is connected. */
  async serviceState(): Promise<ServiceState | undefined> {
    return this.#connected?.state();
  }

  /** Says whether schedules keep the connected service running when no door is left, and each that takes its place meanwhile. */
  async keepBySchedules(kept: boolean): Promise<void> {
    await this.#connected?.keepBySchedules(kept);
  }

  /** Lets the connection go; the next request opens one anew, wherever the data folder is by then. */
  async close(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    this.#opening = undefined;
    this.#set({ kind: 'unopened' });
    await connected?.close();
  }

  dispose(): void {
    this.#disposed = true;
    // A connection that cannot be closed ends with this process.
    void this.close();
    this.#changed.dispose();
  }

  async #open(start: 'ifNeeded' | 'never'): Promise<ConnectedService> {
    if (this.#connected !== undefined) return this.#connected;
    const looking = this.#opening;
    if (looking?.start === 'never' && start === 'ifNeeded') {
      // Whoever needs the service has it started where the look finds none; the reason why is of the attempt below.
      await Promise.allSettled([looking.connected]);
      return this.#open(start);
    }
    if (looking !== undefined) return looking.connected;
    const attempt = Symbol(start);
    const connected = this.#connectOnce(start, attempt);
    this.#opening = { attempt, start, connected };
    return connected;
  }

  async #connectOnce(start: 'ifNeeded' | 'never', attempt: symbol): Promise<ConnectedService> {
    const isCurrent = (): boolean => this.#opening?.attempt === attempt;
    if (start === 'ifNeeded') this.#set({ kind: 'opening' });
    try {
      const connected = await this.#connect(start);
      if (!isCurrent()) {
        // Closed meanwhile: who still waits is to have what stands where the data folder is now.
        await connected.close();
        return this.#disposed ? connected : await this.#open(start);
      }
      this.#connected = connected;
      // That it is lost is how it resolves.
      void this.#watch(connected);
      this.#set({ kind: 'open', service: connected.service });
      return connected;
    } catch (error) {
      const failure = asSyncError(error);
      // A service that simply does not run is no failure for somebody who only looked.
      if (isCurrent() && (start === 'ifNeeded' || failure.key !== 'serviceNotRunning'))
        this.#set({ kind: 'failed', error: failure });
      throw failure;
    } finally {
      if (isCurrent()) this.#opening = undefined;
    }
  }

  /** A service that has ended and cannot be had again is a failure; the next request opens the door anew. */
  async #watch(connected: ConnectedService): Promise<void> {
    const error = await connected.lost;
    if (this.#connected !== connected) return;
    this.#connected = undefined;
    this.#set({ kind: 'failed', error });
  }

  #set(state: DoorState): void {
    this.#state = state;
    if (!this.#disposed) this.#changed.fire(state);
  }
}
