import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { localTime } from '../localTime.ts';
import { resultObject } from '../resultObject.ts';
import { unsigned } from '../values.ts';
import { configurationManager } from './module.ts';

/** Class of the rows of Software Update Point Synchronization Status. */
export const syncStatusClass = 'IResultObject#SMS_SUPSyncStatus';

/** Get-CMSoftwareUpdateSyncStatus: a row for every software update point of the hierarchy. */
export function getSyncStatus({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdateSyncStatus',
    module: configurationManager,
    syntax: '',
    outputs: [syncStatusClass],
    process: (runtime) => {
      writeSyncStatus(runtime, service.status());
    },
  });
}

/** Writes rows with the properties of SMS_SUPSyncStatus, times in the session's zone. */
export function writeSyncStatus(runtime: CommandRuntime, rows: readonly SupStatusView[]): void {
  const { timeZone } = runtime.runspace;
  for (const row of rows)
    runtime.write(
      resultObject('SMS_SUPSyncStatus', {
        LastReplicationLinkCheckTime: localTime(row.LastReplicationLinkCheckTime, timeZone),
        LastSuccessfulSyncTime: localTime(row.LastSuccessfulSyncTime, timeZone),
        LastSyncErrorCode: unsigned(row.LastSyncErrorCode),
        LastSyncState: row.LastSyncState === null ? null : unsigned(row.LastSyncState),
        LastSyncStateTime: localTime(row.LastSyncStateTime, timeZone),
        ReplicationLinkStatus: unsigned(row.ReplicationLinkStatus),
        SiteCode: row.SiteCode,
        SyncCatalogVersion: unsigned(row.SyncCatalogVersion),
        WSUSServerName: row.WSUSServerName,
        WSUSSourceServer: row.WSUSSourceServer,
      }),
    );
}
