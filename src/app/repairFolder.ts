import { systemClock } from '../base/clock.ts';
import { systemIds } from '../base/ids.ts';
import type { StoreFault } from '../domain/store.ts';
import { raiseContentVersions } from '../engine/administration/raiseContentVersions.ts';
import { openStore } from '../store/openStore.ts';
import { repairStore } from '../store/recovery/repairStore.ts';

/** Repairs a data folder that nobody has open: its files, then content versions; resolves with what was found and done. */
export async function repairFolder(folder: string): Promise<readonly StoreFault[]> {
  const options = { folder, clock: systemClock, ids: systemIds };
  const mended = await repairStore(options);
  const store = await openStore(options);
  try {
    const raised = await raiseContentVersions({ store, fence: store.fence, clock: systemClock });
    return [...mended, ...raised];
  } finally {
    await store.close();
  }
}
