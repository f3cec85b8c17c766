import { restoreFolder } from '../app/restoreFolder.ts';

/** Puts a backup into a data folder, which must be new or empty; resolves with the names of the secrets to be given again. Rejects with `alreadyExists` otherwise. */
export function restoreDataFolder(backup: string, folder: string): Promise<readonly string[]> {
  return restoreFolder(backup, folder);
}
