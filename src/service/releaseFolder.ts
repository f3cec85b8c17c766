import { SyncError } from '../domain/errors/syncError.ts';
import type { ConnectedService } from './connectedService.ts';
import { connectService } from './connectService.ts';

/**
 * Has the service of a data folder let it go, for work that needs the folder for itself. Only one that was started on demand and synchronizes nothing
 * is asked to end; for others the answer is `busy`, with what to do.
 */
export async function releaseFolder(folder: string, version: string): Promise<void> {
  const door = await runningService(folder, version);
  if (door === undefined) return;
  try {
    const { onDemand, running, pid } = await door.state();
    const busyWith =
      running.length > 0 ? `synchronizes ${running.join(', ')}` : onDemand ? undefined : 'is to stay';
    if (busyWith !== undefined)
      throw new SyncError(
        'busy',
        `The service of data folder ${folder} (process ${pid}) ${busyWith}: end it first with susync service stop`,
        { source: 'Service' },
      );
    await door.finish();
  } finally {
    await door.close();
  }
}

async function runningService(folder: string, version: string): Promise<ConnectedService | undefined> {
  try {
    return await connectService({ folder, version, start: 'never', command: [] });
  } catch (error) {
    if (error instanceof SyncError && error.key === 'serviceNotRunning') return undefined;
    throw error;
  }
}
