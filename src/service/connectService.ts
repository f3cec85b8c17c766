import { statSync } from 'node:fs';
import process from 'node:process';
import { errorCode } from '../base/errorCode.ts';
import { type Clock, systemClock } from '../base/clock.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { type ConnectedService, connectedService } from './connectedService.ts';
import { isRunning, isServicePending } from './pendingMark.ts';
import { apiVersion, meet } from './rpc/release.ts';
import { RemoteService } from './rpc/remoteService.ts';
import { ServiceConnection } from './rpc/serviceConnection.ts';
import { findServiceFile } from './serviceFile.ts';
import { isShared } from './sharedFolder.ts';
import { startService } from './startService.ts';

/** How a door gets at the service of a data folder. */
export interface ConnectServiceOptions {
  readonly folder: string;
  /** Whether a service is started where none runs. */
  readonly start: 'ifNeeded' | 'never';
  /** Version of the product; an older service is replaced. */
  readonly version: string;
  /** Runs the service: program and arguments. */
  readonly command: readonly string[];
  readonly clock?: Clock;
  /** Hears what the reader is to know: that a service had ended unexpectedly, that an older one is replaced, that events were missed. */
  readonly onNotice?: (text: string) => void;
  /** Hears that a service was started, with the number of its process. */
  readonly onStarted?: (pid: number) => void;
}

/** How long a service may take to start or to end. */
const patience = 60_000;

/**
 * Connects to the service of a data folder. Where none runs one is started, or `serviceNotRunning` is the answer. Rejects with `busy` while
 * another process works in the folder that is no service.
 */
export async function connectService(options: ConnectServiceOptions): Promise<ConnectedService> {
  const connection = await connect(options);
  const remote = new RemoteService({
    connection,
    reconnect: (start) => connect(start === 'never' ? { ...options, start } : options),
    clock: options.clock ?? systemClock,
    onMissed: ({ message }) => options.onNotice?.(message),
  });
  return connectedService(remote);
}

async function connect(options: ConnectServiceOptions): Promise<ServiceConnection> {
  const { folder, start, command, clock = systemClock, onNotice, onStarted } = options;
  const deadline = clock.monotonic() + patience;
  for (let wait = 20; clock.monotonic() < deadline; wait = Math.min(wait * 2, 250)) {
    // Asked for first: a service that is pending now has either written its file afterwards, or failed.
    const isPending = await isPendingIn(folder);
    const connection = await find(options);
    if (connection !== undefined) {
      if (connection.welcome.notice !== null) onNotice?.(connection.welcome.notice);
      return connection;
    }
    if (start === 'never' && !isPending)
      throw new SyncError('serviceNotRunning', `No service runs on data folder ${folder}`);
    if (!isPending) {
      requireOwner(folder);
      try {
        const pid = await startService(folder, command);
        onStarted?.(pid);
        continue;
      } catch (error) {
        // Another door was faster: its service is met in the next round, if the folder is a service's.
        const isRace = error instanceof SyncError && error.key === 'busy' && (await isServed(folder));
        if (!isRace) throw error;
      }
    }
    await clock.sleep(wait);
  }
  throw new SyncError('serviceNotStarted', `The service of data folder ${folder} does not answer`);
}

/** In a shared data folder the owner's process serves all: nobody else can start it. */
function requireOwner(folder: string): void {
  const user = process.getuid?.();
  if (user === undefined || user === 0 || !isShared(folder) || statSync(folder).uid === user) return;
  throw new SyncError(
    'serviceNotRunning',
    `No service runs on the shared data folder ${folder}; its owner starts it`,
    { source: 'Service' },
  );
}

async function isServed(folder: string): Promise<boolean> {
  if (await isPendingIn(folder)) return true;
  const file = await findServiceFile(folder);
  return file !== undefined && isRunning(file.pid);
}

async function isPendingIn(folder: string): Promise<boolean> {
  try {
    return await isServicePending(folder);
  } catch (error) {
    // Who has a role in a shared folder cannot look into it.
    if (['ENOENT', 'EACCES'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** A connection to the service that runs; undefined when none does, or when it was an older one that has now ended. */
async function find(options: ConnectServiceOptions): Promise<ServiceConnection | undefined> {
  const file = await findServiceFile(options.folder);
  if (file === undefined) return undefined;
  const release = { api: apiVersion, version: options.version };
  try {
    const connection = await ServiceConnection.open(file.address, { ...release, secret: file.secret });
    if (options.start === 'never' || meet(release, connection.welcome) === 'go on') return connection;
    options.onNotice?.(
      `The running service is of version ${connection.welcome.version}: it ends, and one of version ${release.version} takes its place.`,
    );
    await connection.finish();
    await connection.closed;
    return undefined;
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    // Its process has ended, or ends just now.
    if (error.key === 'serviceNotRunning' || error.key === 'serviceEnded') return undefined;
    // Another service may have taken its place since the file was read.
    if (error.key === 'accessDenied' && (await findServiceFile(options.folder))?.secret !== file.secret)
      return undefined;
    throw error;
  }
}
