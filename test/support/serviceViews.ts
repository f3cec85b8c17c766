import type { RunDocument } from '../../src/domain/documents.ts';
import type { SiteView } from '../../src/service/api/hierarchy.ts';
import type { SupStatusView } from '../../src/service/api/synchronization.ts';

/** A status row: synchronized five minutes before 2026-11-24 12:00 UTC. */
export function statusRow(changes: Partial<SupStatusView> = {}): SupStatusView {
  return {
    SiteCode: 'CS1',
    WSUSServerName: 'cs1sup.contoso.com',
    WSUSSourceServer: 'Microsoft Update',
    LastSyncState: 6702,
    LastSyncStateTime: '2026-11-24T11:55:00.000Z',
    LastSuccessfulSyncTime: '2026-11-24T11:55:00.000Z',
    LastSyncErrorCode: 0,
    SyncCatalogVersion: 12,
    ReplicationLinkStatus: 0,
    LastReplicationLinkCheckTime: null,
    stateText: 'WSUS Synchronization done.',
    message: null,
    cause: null,
    remedy: null,
    nextSync: null,
    ...changes,
  };
}

/** A row whose last synchronization failed: no connection. */
export const failedRow = statusRow({
  SiteCode: 'PS1',
  WSUSServerName: 'ps1sup.contoso.com',
  WSUSSourceServer: 'cs1sup.contoso.com',
  LastSyncState: 6703,
  LastSuccessfulSyncTime: '2026-11-21T09:00:00.000Z',
  LastSyncErrorCode: 0x80072efd,
  SyncCatalogVersion: 11,
  stateText: 'WSUS Synchronization failed.',
  message: 'No connection: cs1sup.contoso.com:8530 (ECONNREFUSED)',
  cause: 'Nothing accepts connections at that address.',
  remedy: 'Check that the server runs.',
  nextSync: '2026-11-24T12:55:00.000Z',
});

/** A row that never synchronized. */
export const newRow = statusRow({
  SiteCode: 'PS2',
  WSUSServerName: '更新サーバー.contoso.com',
  WSUSSourceServer: '',
  LastSyncState: null,
  LastSyncStateTime: null,
  LastSuccessfulSyncTime: null,
  SyncCatalogVersion: 0,
  stateText: 'Never synchronized.',
});

/** A run of the top-level site that changed something. */
export function runDocument(changes: Partial<RunDocument> = {}): RunDocument {
  const started = Date.parse('2026-11-24T11:52:00Z');
  return {
    _id: '2026-11-24T11:52:00.000Z CS1 0a1b2c3d',
    siteCode: 'CS1',
    trigger: 'local',
    requestedBy: 'admin',
    kind: 'full',
    reasons: ['firstSynchronization'],
    started,
    ended: started + 185_000,
    outcome: 'succeeded',
    steps: [
      { name: 'wsus', server: 'cs1sup.contoso.com', started, ended: started + 120_000, processed: 2345 },
      { name: 'siteDatabase', started: started + 120_000, ended: started + 185_000 },
    ],
    counts: {
      new: 2345,
      modified: 12,
      expired: 3,
      removed: 0,
      unchanged: 40,
      skipped: 58,
      failed: 1,
      noLongerOffered: 2,
    },
    bytes: 34_567_890,
    contentVersion: 12,
    ...changes,
  };
}

/** A run that failed for want of a connection. */
export const failedRun = runDocument({
  _id: '2026-11-24T11:56:00.000Z PS1 11112222',
  siteCode: 'PS1',
  trigger: 'parent',
  kind: 'delta',
  reasons: [],
  outcome: 'failed',
  steps: [],
  bytes: 0,
  error: {
    code: 0x80072efd,
    key: 'cannotConnect',
    message: 'No connection: cs1sup.contoso.com:8530 (ECONNREFUSED)',
    cause: 'Nothing accepts connections at that address, or a firewall refuses them.',
    remedy: 'Check that the server runs.',
  },
});

/** A site; the top-level one unless a parent is given. */
export function siteView(changes: Partial<SiteView> = {}): SiteView {
  return {
    siteCode: 'CS1',
    type: 'cas',
    parent: null,
    siteServer: 'cs1.contoso.com',
    zone: 'Europe/Berlin',
    source: 'microsoft-update',
    sourceAccess: null,
    contentVersion: 12,
    isTopLevel: changes.parent === undefined,
    isSample: false,
    isScheduled: false,
    service: null,
    sups: [],
    ...changes,
  };
}
