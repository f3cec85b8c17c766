import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Rejects with `invalidRequest` unless the path is absolute and the service may write into its folder. */
export async function requireFolderOf(file: string): Promise<void> {
  if (!path.isAbsolute(file))
    throw new SyncError('invalidRequest', `${file} is no absolute path on the machine of the service`);
  const folder = path.dirname(file);
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new SyncError('invalidRequest', `Folder ${folder} does not exist or cannot be written`, {
      cause: error,
    });
  }
}
