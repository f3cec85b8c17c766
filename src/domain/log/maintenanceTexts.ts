import type { EventBody } from './eventBody.ts';

/** Events of WSUS maintenance and of the clean-up of expired updates. */
export type MaintenanceBody = EventBody<
  | 'cleanupStarting'
  | 'cleanupProcessed'
  | 'obsoleteDeleted'
  | 'cleanupDone'
  | 'expiredDeleting'
  | 'expiredDeleted'
  | 'compactionProgress'
  | 'compactionDone'
>;

/**
 * Texts of wsyncmgr-log.md §2.9 and 2.10. Left out: indexing SUSDB and the pause after deleting, which are not done here.
 * Configuration Manager knows no compaction; its lines are this product's.
 */
export function maintenanceTexts(body: MaintenanceBody): readonly string[] {
  switch (body.kind) {
    case 'cleanupStarting':
      return [
        `Starting cleanup on WSUS, default server ${body.server}`,
        `Cleaning up WSUS server ${body.server}`,
        'Calling WSUS Cleanup.',
      ];
    case 'cleanupProcessed':
      return [
        `Cleanup processed ${body.total} total updates and declined ${body.declined}`,
        `Done Declining updates in WSUS Server ${body.server}`,
      ];
    case 'obsoleteDeleted':
      return [`${body.deleted} update(s) were deleted from SUSDB in Server: ${body.server} Database: SUSDB`];
    case 'cleanupDone':
      return ['Successfully completed WSUS Cleanup.'];
    case 'expiredDeleting':
      return ['Deleting old expired updates...'];
    case 'expiredDeleted':
      return [`Deleted ${body.deleted} expired updates${body.done ? ' total' : ''}`];
    case 'compactionProgress':
      return [`Compacting the store, ${body.movedBytes} of ${body.totalBytes} bytes copied`];
    case 'compactionDone':
      return [
        `Compacted the store: ${body.droppedRecords} documents dropped, ${body.movedRecords} moved (${body.movedBytes} bytes), ${body.removedBytes - body.movedBytes} bytes given back${body.complete ? '' : ', to be continued'}`,
      ];
  }
}
