import { repairFolder } from '../app/repairFolder.ts';
import type { StoreFault } from '../domain/store.ts';
import { releaseFolder } from './releaseFolder.ts';

/**
 * Repairs a data folder, also one too damaged to be opened; a service that only waits for work ends first. Resolves with what was found and done.
 * Rejects with `busy` while a process holds it.
 */
export async function repairDataFolder(folder: string, version: string): Promise<readonly StoreFault[]> {
  await releaseFolder(folder, version);
  return repairFolder(folder);
}
