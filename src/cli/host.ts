import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { AccessScope } from '../domain/accessScope.ts';
import type { SyncError } from '../domain/errors/syncError.ts';
import type { StoreFault } from '../domain/store.ts';
import type { SyncService } from '../service/api/syncService.ts';
import type { ServiceState } from '../service/rpc/messages.ts';
import type { SharedSetup } from '../service/setUpShared.ts';
import type { RemoteDoorOptions } from '../service/remote/remoteDoor.ts';
import type { RunningService } from '../service/runService.ts';
import type { RemoteAddress } from './remoteAddress.ts';

/** Where results and messages go. */
export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Where lines come from. */
export type InputStream = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** A service that was opened over a data folder. */
export interface OpenedService {
  readonly service: SyncService;
  /** Whether what was begun goes on after closing: it is a service in a process of its own. */
  readonly goesOn: boolean;
  /** Resolves when events come no more because the service ended and none can be had again. */
  readonly lost: Promise<SyncError>;
  close(): Promise<void>;
}

/** How a command gets at the service of a data folder. */
export interface OpenServiceRequest {
  readonly folder: string;
  /** PEM texts of `--ca`; the service trusts them until it ends. */
  readonly certificateAuthorities: readonly string[];
  /** Hears what the reader must know: that a service had ended unexpectedly, or is replaced. */
  readonly onNotice: (text: string) => void;
  /** Hears that a service was started, with the number of its process. */
  readonly onStarted: (pid: number) => void;
}

/** The running service of a data folder, in a process of its own. */
export interface ServiceDoor extends OpenedService {
  state(): Promise<ServiceState>;
  /** Asks it to end; resolves when it has. */
  finish(): Promise<void>;
}

/** The service that this process runs. */
export type RunningServiceView = Pick<
  RunningService,
  'address' | 'metricsUrl' | 'remote' | 'notice' | 'ended' | 'end'
>;

/** How `susync serve` runs it. */
export interface ServeServiceRequest {
  readonly folder: string;
  readonly certificateAuthorities: readonly string[];
  readonly onDemand: boolean;
  readonly idleMilliseconds: number;
  /** Port of health and metrics; absent: they are not offered. */
  readonly metricsPort?: number;
  /** Lets doors of other machines in. */
  readonly remote?: RemoteDoorOptions;
}

/** A service on another machine, what it is shown, and what it is trusted by. */
export interface ConnectRemoteRequest extends RemoteAddress {
  /** PEM texts of `--ca`. */
  readonly certificateAuthorities: readonly string[];
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
  /** The shared data folder of this machine, where this user has a role in it. */
  readonly sharedFolder?: string | undefined;
  readonly userName: string;
  /** IANA zone in which times are shown. */
  readonly zone: string;
  readonly version: string;
  readonly clock: Clock;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Where a shell reads from; absent: standard input. */
  readonly stdin?: InputStream;
  /**
   * The folder's running service, else a new one, or the folder opened in this process where the environment forbids to start one. Rejects with `busy`
   * while another process works in it that is no service.
   */
  openService(request: OpenServiceRequest): Promise<OpenedService>;
  /** Rejects with `serviceNotRunning` when there is none. */
  findService(folder: string): Promise<ServiceDoor>;
  /** The service on another machine, which is never started from here. */
  connectRemote(request: ConnectRemoteRequest): Promise<ServiceDoor>;
  /** Rejects with `busy` while another process works in the folder. */
  runService(request: ServeServiceRequest): Promise<RunningServiceView>;
  /** Rejects with `busy` while another process works in the folder, but for a service without work; resolves with what was found and done. */
  repairDataFolder(folder: string): Promise<readonly StoreFault[]>;
  /** Resolves with the names of the secrets to be given again. Rejects with `alreadyExists` unless the folder is new or empty. */
  restoreDataFolder(backup: string, folder: string): Promise<readonly string[]>;
  /** Shares a data folder between groups. Rejects with `busy` while a process works in it, with `accessDenied` for who may not give folders away. */
  setUpShared(setup: SharedSetup): Promise<void>;
  /** The most that this user may do in a shared data folder; undefined where it is not shared or not for this user. */
  roleIn(folder: string): AccessScope | undefined;
  serveUpstream(request: ServeRequest): Promise<ServedUpstream>;
  /** Where a client of the Model Context Protocol is spoken to; absent: standard input and output. */
  readonly toolTransport?: Transport;
  /** Calls back at each Ctrl+C and at a request to terminate, instead of ending the process. */
  onInterrupt(listener: () => void): Disposable;
  /** Ends the process at once. */
  leave(exitCode: number): void;
}
