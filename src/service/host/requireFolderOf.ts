import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import { requireAbsolutePath } from './requireAbsolutePath.ts';

/** Rejects with `invalidRequest` unless the path is absolute and the service may write into its folder. */
export async function requireFolderOf(file: string): Promise<void> {
  requireAbsolutePath(file);
  const folder = path.dirname(file);
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new SyncError('invalidRequest', `Folder ${folder} does not exist or cannot be written`, {
      cause: error,
    });
  }
}
