import { restoreFolder } from '../app/restoreFolder.ts';

/** Puts a backup into a data folder, which must be new or empty. Rejects with `alreadyExists` otherwise. */
export function restoreDataFolder(backup: string, folder: string): Promise<void> {
  return restoreFolder(backup, folder);
}
