import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { StoreFault } from '../domain/store.ts';
import type { SyncService } from '../service/api/syncService.ts';

/** Where results and messages go. */
export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** A service that was opened over a data folder. */
export interface OpenedService {
  readonly service: SyncService;
  close(): Promise<void>;
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
  /** Rejects with `busy` while another process works in the folder. */
  openService(options: {
    readonly folder: string;
    readonly certificateAuthorities: readonly string[];
  }): Promise<OpenedService>;
  /** Rejects with `busy` while another process works in the folder; resolves with what was found and done. */
  repairDataFolder(folder: string): Promise<readonly StoreFault[]>;
  /** Rejects with `alreadyExists` unless the folder is new or empty. */
  restoreDataFolder(backup: string, folder: string): Promise<void>;
  serveUpstream(request: ServeRequest): Promise<ServedUpstream>;
  /** Calls back at each Ctrl+C and at a request to terminate, instead of ending the process. */
  onInterrupt(listener: () => void): Disposable;
  /** Ends the process at once. */
  leave(exitCode: number): void;
}
