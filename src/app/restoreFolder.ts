import { stat } from 'node:fs/promises';
import { SyncError } from '../domain/errors/syncError.ts';
import { restoreStore } from '../store/backupStore.ts';
import { nodeFiles } from '../store/nodeFiles.ts';

/** Puts a backup into a new or empty data folder. Rejects with `alreadyExists` when something is there. */
export async function restoreFolder(backup: string, folder: string): Promise<void> {
  await requireFile(backup);
  await restoreStore(nodeFiles, backup, folder);
}

async function requireFile(file: string): Promise<void> {
  try {
    if ((await stat(file)).isFile()) return;
  } catch (error) {
    throw new SyncError('notFound', `There is no backup ${file}`, { cause: error });
  }
  throw new SyncError('invalidRequest', `${file} is no file`);
}
