import { systemClock } from '../base/clock.ts';
import { systemIds } from '../base/ids.ts';
import type { StoreFault } from '../domain/store.ts';
import { repairStore } from '../store/repairStore.ts';

/** Repairs a data folder that nobody has open; resolves with what was found and done. */
export function repairFolder(folder: string): Promise<readonly StoreFault[]> {
  return repairStore({ folder, clock: systemClock, ids: systemIds });
}
