import type { RunDocument } from '../../domain/documents.ts';
import type { LogPlace, LogText } from '../../domain/log/logText.ts';
import type { LinkStatus } from '../../domain/siteLinkDocument.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import type { Page } from '../../domain/store.ts';

/** One row of Software Update Point Synchronization Status: the properties of SMS_SUPSyncStatus; times ISO UTC, null when never. */
export interface SupSyncStatus {
  readonly SiteCode: string;
  readonly WSUSServerName: string;
  readonly WSUSSourceServer: string;
  readonly LastSyncState: number | null;
  readonly LastSyncStateTime: string | null;
  readonly LastSuccessfulSyncTime: string | null;
  readonly LastSyncErrorCode: number;
  readonly SyncCatalogVersion: number;
  readonly ReplicationLinkStatus: LinkStatus;
  readonly LastReplicationLinkCheckTime: string | null;
}

/** A row with what a person needs besides: text of the state, message, cause and remedy of an error, when it synchronizes next. */
export interface SupStatusView extends SupSyncStatus {
  readonly stateText: string;
  readonly message: string | null;
  readonly cause: string | null;
  readonly remedy: string | null;
  readonly nextSync: string | null;
}

/** What is to be synchronized, and for whom. */
export interface SynchronizeRequest {
  readonly siteCode?: string;
  readonly full?: boolean;
  readonly acceptLosses?: boolean;
  readonly user?: string;
}

/** What became of a request: a run of its own, part of the one under way, or the next one. */
export interface StartedSynchronization {
  readonly siteCode: string;
  readonly disposition: SynchronizeResult['disposition'];
}

/** How a requested synchronization ended, for the site and every site below it that was notified. */
export interface SynchronizeResult {
  readonly disposition: 'started' | 'joined' | 'queued';
  readonly runs: readonly RunDocument[];
}

/** One difference between two content versions of a site. */
export interface VersionDifference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly updateId: string;
  readonly title: string;
  readonly before: { readonly revision: number; readonly state: readonly string[] } | null;
  readonly after: { readonly revision: number; readonly state: readonly string[] } | null;
}

/** A status message of the WSUS Synchronization Manager of a site. */
export interface StatusMessageView {
  readonly id: string;
  /** ISO UTC. */
  readonly time: string;
  readonly siteCode: string;
  /** The site server that wrote it. */
  readonly machine: string;
  readonly component: string;
  /** 6700 to 6708. */
  readonly messageId: number;
  readonly severity: StatusSeverity;
  /** The message with its insertion strings. */
  readonly text: string;
  readonly strings: readonly string[];
}

/** Severity of a status message, as Configuration Manager's cmdlets name it. */
export type StatusSeverity = 'Information' | 'Warning' | 'Error';

/** Conditions of a list of status messages; all given ones must hold. */
export interface StatusMessageFilter {
  readonly siteCode?: string;
  readonly messageIds?: readonly number[];
  readonly severities?: readonly StatusSeverity[];
  /** ISO: none before this moment. */
  readonly since?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** Starting, stopping, watching. */
export interface SynchronizationOperations {
  /** Without a site: the top-level site. Resolves when the hierarchy is done; aborting stops the run. Progress is that of all sites; events tell more of it. */
  synchronize(request: SynchronizeRequest, call?: OperationCall): Promise<SynchronizeResult>;
  /** The same, but resolves at once. */
  startSynchronization(request: SynchronizeRequest): Promise<StartedSynchronization>;
  /** False when nothing runs there. */
  stop(request: { readonly siteCode: string; readonly user: string }): Promise<boolean>;
  status(): Promise<readonly SupStatusView[]>;
  runs(request: {
    readonly siteCode?: string;
    readonly limit?: number;
    readonly after?: string;
  }): Promise<Page<RunDocument>>;
  run(request: { readonly id: string }): Promise<RunDocument>;
  /** Status messages of the sites kept here, newest first; 2,000 a site are kept. */
  statusMessages(filter: StatusMessageFilter): Promise<Page<StatusMessageView>>;
  /** Path and last lines of a site's wsyncmgr.log. */
  log(request: {
    readonly siteCode: string;
    readonly lines?: number;
  }): Promise<{ readonly path: string; readonly text: string }>;
  /**
   * Lines of a site's wsyncmgr.log as they stand in the file: those after a place, at most 256 KiB at a time, or the last `lines` (50). The place that
   * comes with them is where the next ones begin, also across a rollover.
   */
  logText(request: {
    readonly siteCode: string;
    readonly from?: LogPlace;
    readonly lines?: number;
  }): Promise<LogText>;
  /** What changed between two content versions (default site: the top-level one). Rejects with `notFound` for versions no longer kept. */
  compareVersions(request: {
    readonly siteCode?: string;
    readonly from: number;
    readonly to: number;
    readonly limit: number;
    readonly after?: string;
  }): Promise<Page<VersionDifference>>;
  /** Committed events after a sequence number; without one the last. */
  events(request: { readonly after?: number; readonly limit: number }): Promise<readonly SyncEvent[]>;
}
