import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { SyncError } from '../domain/errors/syncError.ts';

/** Longest path (bytes) of a unix socket: `sun_path` without its final zero; macOS has four bytes less. */
export const longestAddress = process.platform === 'darwin' ? 103 : 107;

/** What the address depends on. */
export interface AddressSurroundings {
  readonly platform: string;
  /** `XDG_RUNTIME_DIR`. */
  readonly runtimeFolder: string | undefined;
  readonly temporaryFolder: string;
  /** Numeric user id; absent on Windows. */
  readonly user: number | undefined;
}

/** The addresses that the service of a data folder may listen at, best first; the folders are those of its real path. */
export function possibleAddresses(realFolder: string, surroundings: AddressSurroundings): readonly string[] {
  const { platform, runtimeFolder, temporaryFolder, user } = surroundings;
  const name = createHash('sha256').update(realFolder).digest('hex').slice(0, 32);
  if (platform === 'win32') return [`\\\\.\\pipe\\software-update-sync-${name}`];
  const own = `software-update-sync-${user ?? 'user'}`;
  return [
    ...(runtimeFolder?.startsWith('/') === true ? [path.join(runtimeFolder, 'software-update-sync')] : []),
    path.join(temporaryFolder, own),
    path.join('/tmp', own),
  ]
    .map((folder) => path.join(folder, `${name}.sock`))
    .filter((address) => Buffer.byteLength(address) <= longestAddress);
}

/** An address for the service of a data folder, in a folder that only this user can enter, made where it is missing. */
export async function serviceAddress(folder: string): Promise<string> {
  const addresses = possibleAddresses(await realpath(folder), {
    platform: process.platform,
    runtimeFolder: process.env['XDG_RUNTIME_DIR'],
    temporaryFolder: os.tmpdir(),
    user: process.getuid?.(),
  });
  const causes: unknown[] = [];
  for (const address of addresses) {
    if (process.platform === 'win32') return address;
    try {
      await makePrivate(path.dirname(address));
      return address;
    } catch (error) {
      causes.push(error);
    }
  }
  throw new SyncError('serviceNotStarted', 'There is no private folder for the socket of the service', {
    cause: new AggregateError(causes),
  });
}

/** Makes a folder that only this user can enter; rejects with `accessDenied` for one that is not so. */
export async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // In a shared temporary folder somebody else may have made it first.
  const info = await lstat(folder);
  if (!info.isDirectory() || info.uid !== process.getuid?.() || (info.mode & 0o077) !== 0)
    throw new SyncError('accessDenied', `Folder ${folder} is not this user's alone`);
}
