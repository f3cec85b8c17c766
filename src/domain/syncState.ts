/** Values of SMS_SUPSyncStatus.LastSyncState, equal to the status message ids (configmgr-sync.md §7). */
export const SyncState = {
  error: 6700,
  started: 6701,
  succeeded: 6702,
  failed: 6703,
  synchronizingWsus: 6704,
  synchronizingSiteDatabase: 6705,
  synchronizingReplica: 6706,
  outOfSync: 6707,
  pendingLicenseTerms: 6708,
} as const;

/** One of the values of `SyncState`. */
export type SyncStateValue = (typeof SyncState)[keyof typeof SyncState];

/** The console's text for each state. */
export const syncStateText: Readonly<Record<SyncStateValue, string>> = {
  6700: 'WSUS Sync Manager error.',
  6701: 'WSUS Synchronization started.',
  6702: 'WSUS Synchronization done.',
  6703: 'WSUS Synchronization failed.',
  6704: 'WSUS Synchronization in progress. Current phase: Synchronizing WSUS Server.',
  6705: 'WSUS Synchronization in progress. Current phase: Synchronizing site database.',
  6706: 'WSUS Synchronization in progress. Current phase: Synchronizing Internet facing WSUS Server.',
  6707: 'Content of WSUS Server is out of sync with upstream server.',
  6708: 'WSUS synchronization complete, with pending license terms downloads.',
};

/** Whether a synchronization is under way in this state. */
export function isRunning(state: number | null): boolean {
  return state === 6701 || state === 6704 || state === 6705 || state === 6706;
}
