import { stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Clock } from '../base/clock.ts';
import { errorCode } from '../base/errorCode.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { ServiceHost } from './rpc/serviceHost.ts';
import { makePrivate } from './serviceAddress.ts';
import { readServiceFile, type ServiceFile, writeServiceFile } from './serviceFile.ts';

/** Where doors find a service: a file in a folder, and the socket that it names. */
export interface Entrance {
  readonly folder: string;
  readonly file: ServiceFile;
  readonly host: ServiceHost;
  readonly readers: 'owner' | 'group';
}

/** What keeps a service reachable. */
export interface KeepReachableOptions {
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly entrances: readonly Entrance[];
  /** Hears what was put back, and what could not be. */
  readonly onFailure: (operation: string, error: unknown) => void;
}

const every = 15_000;

/**
 * Puts back what others remove of the sockets and files by which a service is found: temporary folders are cleaned up. Resolves with `dataFolderGone` when
 * the data folder itself is no longer this service's; rejects with the signal's reason.
 */
export async function keepReachable(
  { clock, dataFolder, entrances, onFailure }: KeepReachableOptions,
  signal: AbortSignal,
): Promise<SyncError> {
  const failing = new Set<Entrance>();
  const own = await identityOf(dataFolder);
  for (;;) {
    await clock.sleep(every, signal);
    const lost = await lossOf(dataFolder, own);
    if (lost !== undefined) return lost;
    for (const entrance of entrances) {
      try {
        await open(entrance, onFailure);
        failing.delete(entrance);
      } catch (error) {
        if (!failing.has(entrance)) onFailure('entrance', error);
        failing.add(entrance);
      }
    }
  }
}

/** Why the data folder is no longer this process's, if it is not. */
async function lossOf(folder: string, own: string | undefined): Promise<SyncError | undefined> {
  const loss = (message: string): SyncError =>
    new SyncError('dataFolderGone', message, { source: 'Service' });
  const identity = await identityOf(folder);
  if (identity === undefined) return loss(`Data folder ${folder} is gone`);
  if (identity !== own) return loss(`Another folder stands in the place of data folder ${folder}`);
  const found = await readServiceFile(folder);
  if (found === undefined || found.pid === process.pid) return undefined;
  return loss(`Data folder ${folder} is another service's now (process ${found.pid})`);
}

/** Names what stands at a path as long as it is there; undefined where nothing does. */
async function identityOf(place: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(place, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

async function open(
  { folder, file, host, readers }: Entrance,
  onFailure: KeepReachableOptions['onFailure'],
): Promise<void> {
  if (process.platform !== 'win32' && (await identityOf(host.address)) === undefined) {
    if (readers === 'owner') await makePrivate(path.dirname(host.address));
    await host.listenAgain();
    onFailure('entrance', new SyncError('doorRemoved', `Socket ${host.address} was removed; it is back`));
  }
  if ((await readServiceFile(folder)) === undefined) {
    await writeServiceFile(folder, file, readers);
    onFailure('entrance', new SyncError('doorRemoved', `service.json in ${folder} was removed; it is back`));
  }
}
