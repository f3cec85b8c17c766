import type { EventBody } from './eventBody.ts';

/** Events of WSUS maintenance and of the clean-up of expired updates. */
export type MaintenanceBody = EventBody<
  | 'cleanupStarting'
  | 'cleanupProcessed'
  | 'obsoleteDeleted'
  | 'cleanupDone'
  | 'expiredDeleting'
  | 'expiredDeleted'
>;

/** Texts of wsyncmgr-log.md §2.9 and 2.10. Left out: indexing SUSDB and the pause after deleting, which are not done here. */
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
  }
}
