import type { SyncError } from '../domain/errors/syncError.ts';
import type { OpenService } from './openService.ts';
import type { ServiceState } from './rpc/messages.ts';
import type { RemoteService } from './rpc/remoteService.ts';

/** A service in another process, here or on another machine; closing ends the connection only. */
export interface ConnectedService extends OpenService {
  /** Resolves when it ended and none can be had again: no events come any more. */
  readonly lost: Promise<SyncError>;
  /** Whether it has ended because somebody asked it to: it is not to be started again by itself. */
  readonly isEnded: boolean;
  /** What the service is and does now. */
  state(): Promise<ServiceState>;
  /** Says whether schedules keep the service running when no door is left, also to each that takes its place. */
  keepBySchedules(kept: boolean): Promise<void>;
  /** Asks the service to end; resolves when it has. */
  finish(): Promise<void>;
}

/** A service over its connection as doors have it, however they got at it. */
export function connectedService(remote: RemoteService): ConnectedService {
  return {
    service: remote.service,
    lost: remote.lost,
    get isEnded() {
      return remote.connection.isServiceEnding;
    },
    state: () => remote.connection.state(),
    keepBySchedules: (kept) => remote.keepBySchedules(kept),
    finish: async () => {
      const { closed } = remote.connection;
      await remote.connection.finish();
      await closed;
    },
    close: () => {
      remote.close();
      return Promise.resolve();
    },
  };
}
