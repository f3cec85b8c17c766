import { SyncError } from '../../domain/errors/syncError.ts';
import type { RunDocument } from '../../domain/documents.ts';
import type { SynchronizeRequest } from '../../service/api/synchronization.ts';
import type { SyncService } from '../../service/api/syncService.ts';

/**
 * Synchronizes and waits for the end. A service that crashes meanwhile is started again and resumes what was cut off: this joins it there. One that was
 * ended on purpose (`isEnded`) stays so.
 */
export async function synchronizeToEnd(
  service: Pick<SyncService, 'synchronize'>,
  request: SynchronizeRequest,
  isEnded: () => boolean,
): Promise<readonly RunDocument[]> {
  try {
    return (await service.synchronize(request)).runs;
  } catch (error) {
    if (!(error instanceof SyncError) || error.key !== 'serviceEnded' || isEnded()) throw error;
    return (await service.synchronize(request)).runs;
  }
}
