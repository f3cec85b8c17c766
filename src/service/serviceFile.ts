import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import writeFileAtomic from 'write-file-atomic';
import { errorCode } from '../base/errorCode.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { isRecord } from '../base/isRecord.ts';
import { doorFolder, isShared, sharedRole } from './sharedFolder.ts';

/** How doors find the service of a data folder, and what they show it to be let in. */
export interface ServiceFile {
  readonly pid: number;
  /** Path of a unix socket or name of a pipe. */
  readonly address: string;
  /** New with every service. */
  readonly secret: string;
  readonly version: string;
  /** ISO UTC. */
  readonly started: string;
  /** How many services before this one, without a pause, ended unexpectedly. */
  readonly unexpectedEnds: number;
}

/** Where the file of a data folder lies. */
export function serviceFilePath(folder: string): string {
  return path.join(folder, 'service.json');
}

/** Writes it for this user alone, or for the folder's group too; at once or not at all. */
export async function writeServiceFile(
  folder: string,
  file: ServiceFile,
  readers: 'owner' | 'group' = 'owner',
): Promise<void> {
  await writeFileAtomic(serviceFilePath(folder), `${JSON.stringify(file, null, 2)}\n`, {
    mode: readers === 'owner' ? 0o600 : 0o640,
  });
  await syncFolder(folder);
}

/** The file; undefined where there is none that can be understood. */
export async function readServiceFile(folder: string): Promise<ServiceFile | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(serviceFilePath(folder), 'utf8'));
    return isServiceFile(value) ? value : undefined;
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * The file by which this user finds the service of a data folder: the owner's, else that of the widest role that this user has. Undefined where there is none.
 * Rejects with `accessDenied` for who has no role.
 */
export async function findServiceFile(folder: string): Promise<ServiceFile | undefined> {
  try {
    const own = await readServiceFile(folder);
    if (own !== undefined || !isShared(folder)) return own;
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
  const role = sharedRole(folder);
  if (role === undefined)
    throw new SyncError('accessDenied', `This user has no role in data folder ${folder}`, {
      source: 'Service',
    });
  return readServiceFile(doorFolder(folder, role));
}

function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(errorCode(error) ?? '');
}

/** Removes it unless another service has written it since. */
export async function removeServiceFile(folder: string, pid: number): Promise<void> {
  if ((await readServiceFile(folder))?.pid !== pid) return;
  await rm(serviceFilePath(folder), { force: true });
  await syncFolder(folder);
}

/** A power cut must neither bring the file back nor take it away: the next service would take it for a crash, or not see one. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isServiceFile(value: unknown): value is ServiceFile {
  return (
    isRecord(value) &&
    ['pid', 'unexpectedEnds'].every((name) => Number.isSafeInteger(value[name])) &&
    ['address', 'secret', 'version', 'started'].every((name) => typeof value[name] === 'string')
  );
}
