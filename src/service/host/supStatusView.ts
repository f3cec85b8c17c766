import { isoOrNull } from '../../base/isoTime.ts';
import type { SupStatusDocument } from '../../domain/siteLinkDocument.ts';
import { syncStateText } from '../../domain/syncState.ts';
import type { SupStatusView } from '../api/synchronization.ts';

/** A row of Software Update Point Synchronization Status as doors get it; `nextSync` in ms UTC. */
export function supStatusView(status: SupStatusDocument, nextSync: number | undefined): SupStatusView {
  return {
    SiteCode: status.siteCode,
    WSUSServerName: status.serverName,
    WSUSSourceServer: status.source,
    LastSyncState: status.state ?? null,
    LastSyncStateTime: isoOrNull(status.stateTime),
    LastSuccessfulSyncTime: isoOrNull(status.lastSuccess),
    LastSyncErrorCode: status.errorCode,
    SyncCatalogVersion: status.catalogVersion,
    ReplicationLinkStatus: status.linkStatus,
    LastReplicationLinkCheckTime: isoOrNull(status.linkCheckTime),
    stateText: status.state === undefined ? 'Never synchronized.' : syncStateText[status.state],
    message: status.message ?? null,
    cause: status.cause ?? null,
    remedy: status.remedy ?? null,
    nextSync: isoOrNull(nextSync),
  };
}
