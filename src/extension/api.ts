/**
 * What this extension offers to other extensions:
 *
 *     const extension = vscode.extensions.getExtension<SoftwareUpdateSyncApi>('software-update-sync.software-update-sync');
 *     const api = await extension?.activate();
 *
 * This file stands by itself, to be copied. Members are only ever added; what is taken away or changed raises `version`. Every promise rejects with an `Error`
 * that has `key` and `code` (HRESULT), as `susync explain` knows them.
 */
export interface SoftwareUpdateSyncApi {
  readonly version: 1;
  /** The sites of the hierarchy. Starts the service of the data folder where none runs, as everything here. */
  sites(): Promise<readonly ApiSite[]>;
  /** A row for every software update point. */
  status(): Promise<readonly ApiStatus[]>;
  /** Asks as Synchronize Software Updates does (setting `confirmSynchronization`) and starts; undefined where nobody agreed. Without a site: the top-level site. */
  synchronize(request?: {
    readonly siteCode?: string;
    readonly full?: boolean;
  }): Promise<ApiStarted | undefined>;
  /** Fires while the service is connected, with what has become durable, in order. */
  readonly onDidCommit: (listener: (events: readonly ApiEvent[]) => void) => { dispose(): void };
}

/** A site. */
export interface ApiSite {
  readonly siteCode: string;
  readonly type: 'cas' | 'primary' | 'secondary';
  readonly parent: string | null;
  readonly siteServer: string;
  /** `microsoft-update`, a URL or `none`; null where the site has no source of its own. */
  readonly source: string | null;
  readonly contentVersion: number;
  readonly isTopLevel: boolean;
}

/** How a software update point is doing: the properties of SMS_SUPSyncStatus, and what to do. Times ISO UTC, null for never. */
export interface ApiStatus {
  readonly SiteCode: string;
  readonly WSUSServerName: string;
  readonly WSUSSourceServer: string;
  /** 6700 to 6711. */
  readonly LastSyncState: number | null;
  readonly LastSyncStateTime: string | null;
  readonly LastSuccessfulSyncTime: string | null;
  readonly LastSyncErrorCode: number;
  readonly SyncCatalogVersion: number;
  readonly stateText: string;
  readonly message: string | null;
  readonly remedy: string | null;
  readonly nextSync: string | null;
}

/** What became of a request: a run of its own, part of the one under way, or the next one. */
export interface ApiStarted {
  readonly siteCode: string;
  readonly disposition: 'started' | 'joined' | 'queued';
}

/** Something that happened at a site and is durable. */
export interface ApiEvent {
  /** Grows with every event of the data folder. */
  readonly sequence: number;
  readonly siteCode: string;
  /** ISO UTC. */
  readonly time: string;
  /** Such as `syncStarting`, `status`, `runFinished`; new ones can come. */
  readonly kind: string;
}
