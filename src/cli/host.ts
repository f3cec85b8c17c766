import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { StoreFault } from '../domain/store.ts';
import type { SyncService } from '../service/api/syncService.ts';
import type { ServiceState } from '../service/rpc/messages.ts';
import type { RunningService } from '../service/runService.ts';

/** Where results and messages go. */
export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** A service that was opened over a data folder. */
export interface OpenedService {
  readonly service: SyncService;
  close(): Promise<void>;
}

/** The running service of a data folder, in a process of its own. */
export interface ServiceDoor extends OpenedService {
  state(): Promise<ServiceState>;
  /** Asks it to end; resolves when it has. */
  finish(): Promise<void>;
}

/** The service that this process runs. */
export type RunningServiceView = Pick<RunningService, 'address' | 'notice' | 'ended' | 'end'>;

/** How `susync serve` runs it. */
export interface ServeServiceRequest {
  readonly folder: string;
  readonly certificateAuthorities: readonly string[];
  readonly onDemand: boolean;
  readonly idleMilliseconds: number;
}

/** An update service started by `susync upstream serve`. */
export interface ServedUpstream {
  readonly url: string;
  /** What it serves, in words. */
  readonly summary: string;
  close(): Promise<void>;
}

/** What `susync upstream serve` serves, where it keeps its state, and on which port (0: any free one). */
export interface ServeRequest {
  readonly source:
    | { readonly kind: 'package'; readonly file: string }
    | { readonly kind: 'sample'; readonly updates: number; readonly prebuild: boolean };
  readonly folder: string;
  readonly port: number;
}

/** Everything the command line takes from the process around it, so that tests can play it. */
export interface CommandHost {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homeFolder: string;
  readonly currentFolder: string;
  readonly userName: string;
  /** IANA zone in which times are shown. */
  readonly zone: string;
  readonly version: string;
  readonly clock: Clock;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The folder's running service, else the folder opened here. Rejects with `busy` while another process works in it that is no service. */
  openService(options: {
    readonly folder: string;
    readonly certificateAuthorities: readonly string[];
  }): Promise<OpenedService>;
  /** Rejects with `serviceNotRunning` when there is none. */
  findService(folder: string): Promise<ServiceDoor>;
  /** Rejects with `busy` while another process works in the folder. */
  runService(request: ServeServiceRequest): Promise<RunningServiceView>;
  /** Rejects with `busy` while another process works in the folder; resolves with what was found and done. */
  repairDataFolder(folder: string): Promise<readonly StoreFault[]>;
  /** Resolves with the names of the secrets to be given again. Rejects with `alreadyExists` unless the folder is new or empty. */
  restoreDataFolder(backup: string, folder: string): Promise<readonly string[]>;
  serveUpstream(request: ServeRequest): Promise<ServedUpstream>;
  /** Calls back at each Ctrl+C and at a request to terminate, instead of ending the process. */
  onInterrupt(listener: () => void): Disposable;
  /** Ends the process at once. */
  leave(exitCode: number): void;
}
