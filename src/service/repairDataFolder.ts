import { repairFolder } from '../app/repairFolder.ts';
import type { StoreFault } from '../domain/store.ts';

/**
 * Repairs a data folder that nobody has open, also one too damaged to be opened. Resolves with what was found and done.
 * Rejects with `busy` while a process holds it.
 */
export function repairDataFolder(folder: string): Promise<readonly StoreFault[]> {
  return repairFolder(folder);
}
