import type { Disposable } from '../../base/disposable.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { topLevelSite } from '../../service/topLevelSite.ts';
import type { ApiEvent, SoftwareUpdateSyncApi } from '../api.ts';

/** What the API for other extensions works with. */
export interface ApiParts {
  readonly service: () => Promise<SyncService>;
  readonly user: string;
  /** Asks before a synchronization is started, where the user wants to be asked. */
  readonly confirm: (siteCodes: readonly string[], full: boolean) => Promise<boolean>;
  readonly onDidCommit: (listener: (events: readonly SyncEvent[]) => void) => Disposable;
}

/** The API for other extensions: plain data of the service, without what may change from version to version. */
export function createApi({ service, user, confirm, onDidCommit }: ApiParts): SoftwareUpdateSyncApi {
  return {
    version: 1,
    sites: async () =>
      (await (await service()).sites()).map(
        ({ siteCode, type, parent, siteServer, source, contentVersion, isTopLevel }) => ({
          ...{ siteCode, type, parent, siteServer, source, contentVersion, isTopLevel },
        }),
      ),
    status: async () =>
      (await (await service()).status()).map((row) => ({
        SiteCode: row.SiteCode,
        WSUSServerName: row.WSUSServerName,
        WSUSSourceServer: row.WSUSSourceServer,
        LastSyncState: row.LastSyncState,
        LastSyncStateTime: row.LastSyncStateTime,
        LastSuccessfulSyncTime: row.LastSuccessfulSyncTime,
        LastSyncErrorCode: row.LastSyncErrorCode,
        SyncCatalogVersion: row.SyncCatalogVersion,
        stateText: row.stateText,
        message: row.message,
        remedy: row.remedy,
        nextSync: row.nextSync,
      })),
    synchronize: async ({ siteCode, full = false } = {}) => {
      const opened = await service();
      const site = siteCode ?? (await topLevelSite(opened));
      if (!(await confirm([site], full))) return undefined;
      const { siteCode: started, disposition } = await opened.startSynchronization({
        ...{ siteCode: site, full, user },
      });
      return { siteCode: started, disposition };
    },
    onDidCommit: (listener) =>
      onDidCommit((events) => {
        listener(events.map(apiEvent));
      }),
  };
}

function apiEvent({ sequence, siteCode, time, body }: SyncEvent): ApiEvent {
  return { sequence, siteCode, time: new Date(time).toISOString(), kind: body.kind };
}
