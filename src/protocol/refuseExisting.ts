import { stat } from 'node:fs/promises';
import { errorCode } from '../base/errorCode.ts';
import { SyncError } from '../domain/errors/syncError.ts';

/** Rejects with `alreadyExists` where a file, or anything else, has the name that a package is to get; `why` says why it does not take its place. */
export async function refuseExisting(file: string, why: string): Promise<void> {
  try {
    await stat(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  throw new SyncError('alreadyExists', `${file} exists already: ${why}`);
}
