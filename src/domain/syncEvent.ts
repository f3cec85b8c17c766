import type { SyncStateValue } from './syncState.ts';

/** What makes a site synchronize. */
export type SyncTrigger = 'schedule' | 'local' | 'parent' | 'retry';

/** Why a run compares everything instead of the changes only (configmgr-sync.md §3). */
export type FullSyncReason =
  | 'requested'
  | 'firstSynchronization'
  | 'sourceChanged'
  | 'serverChanged'
  | 'subscriptionChanged'
  | 'supersedenceRulesChanged'
  | 'languagesChanged'
  | 'intervalElapsed'
  | 'anchorRejected';

/** How far a step is; `total` and `etaSeconds` where they are known. */
export interface StepProgress {
  readonly processed: number;
  readonly total?: number;
  readonly etaSeconds?: number;
}

/** One thing that happened at a site, as data; wsyncmgr.log, status rows, progress and JSON output all render these. */
export type SyncEventBody =
  | { readonly kind: 'componentStarted'; readonly siteServer: string }
  | { readonly kind: 'wakeup'; readonly by: 'schedule' | 'inbox' | 'polling' | 'settings' }
  | {
      readonly kind: 'requestFound';
      readonly request: 'local' | 'localFull' | 'parent';
      readonly parentSite?: string;
      readonly user?: string;
    }
  | { readonly kind: 'requestJoined'; readonly full: boolean; readonly queued: boolean }
  | { readonly kind: 'syncStarting' }
  | { readonly kind: 'performing'; readonly trigger: SyncTrigger }
  | { readonly kind: 'supsRead'; readonly siteServer: string; readonly servers: readonly string[] }
  | { readonly kind: 'fullSyncRequired'; readonly reason: FullSyncReason; readonly detail?: string }
  | {
      readonly kind: 'status';
      readonly state: SyncStateValue;
      readonly server: string;
      readonly strings: readonly string[];
      readonly errorCode?: number;
    }
  | { readonly kind: 'wsusStarting'; readonly server: string; readonly replica: boolean }
  | {
      readonly kind: 'wsusProgress';
      readonly server: string;
      readonly step: 'categories' | 'updates' | 'otherItems';
      readonly progress?: StepProgress;
    }
  | { readonly kind: 'wsusDone'; readonly server: string }
  | {
      readonly kind: 'upstreamRetry';
      readonly server: string;
      readonly attempt: number;
      readonly delaySeconds: number;
      readonly message: string;
      readonly code: number;
    }
  | { readonly kind: 'contentVersionSet'; readonly version: number }
  | { readonly kind: 'siteDatabaseStarting'; readonly server: string }
  | {
      readonly kind: 'siteDatabaseProgress';
      readonly step: 'categories' | 'updates';
      readonly progress?: StepProgress;
    }
  | { readonly kind: 'siteDatabaseDone'; readonly server: string }
  | { readonly kind: 'updateSynchronized'; readonly updateId: string; readonly title: string }
  | {
      readonly kind: 'updateSkipped';
      readonly updateId: string;
      readonly title: string;
      readonly because: 'superseded' | 'expired';
    }
  | {
      readonly kind: 'updateFailed';
      readonly updateId: string;
      readonly revision: number;
      readonly message: string;
      readonly source: string;
      readonly code: number;
    }
  | {
      readonly kind: 'licenseFailed';
      readonly updateId: string;
      readonly file: string;
      readonly message: string;
    }
  | { readonly kind: 'emptySubscription'; readonly what: 'classifications' | 'categories' }
  | { readonly kind: 'categoryNotOffered'; readonly categoryId: string; readonly name: string }
  | { readonly kind: 'languageDisabled'; readonly language: string }
  | {
      readonly kind: 'categoryChanged';
      readonly change: 'new' | 'renamed' | 'retired';
      readonly categoryId: string;
      readonly name: string;
      readonly previousName?: string;
      readonly subscribed: boolean;
    }
  | { readonly kind: 'relisted'; readonly listed: number; readonly noLongerOffered: number }
  | { readonly kind: 'replicasStarting' }
  | {
      readonly kind: 'declinesMirrored';
      readonly server: string;
      readonly declined: number;
      readonly reinstated: number;
    }
  | { readonly kind: 'childrenNotified'; readonly children: readonly string[] }
  | { readonly kind: 'succeeded'; readonly pendingLicenseTerms: number }
  | { readonly kind: 'itemsUpdated'; readonly items: number; readonly version: number }
  | { readonly kind: 'nothingChanged'; readonly version: number }
  | { readonly kind: 'syncedWithParent'; readonly parentSite: string; readonly version: number }
  | { readonly kind: 'syncTime'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly message: string; readonly source: string; readonly code: number }
  /** `updates`: the run succeeded but for so many updates, which the retry asks for again. */
  | { readonly kind: 'retryScheduled'; readonly minutes: number; readonly updates?: number }
  | { readonly kind: 'stopped'; readonly user: string }
  | { readonly kind: 'alertChanged'; readonly alert: 'active' | 'canceled' }
  | { readonly kind: 'cleanupStarting'; readonly server: string }
  | {
      readonly kind: 'cleanupProcessed';
      readonly server: string;
      readonly total: number;
      readonly declined: number;
    }
  | { readonly kind: 'obsoleteDeleted'; readonly server: string; readonly deleted: number }
  | { readonly kind: 'cleanupDone' }
  | { readonly kind: 'expiredDeleting' }
  | { readonly kind: 'expiredDeleted'; readonly deleted: number; readonly done: boolean }
  | { readonly kind: 'compactionProgress'; readonly movedBytes: number; readonly totalBytes: number }
  | {
      readonly kind: 'compactionDone';
      readonly movedRecords: number;
      readonly droppedRecords: number;
      readonly movedBytes: number;
      readonly removedBytes: number;
      readonly complete: boolean;
    }
  | { readonly kind: 'nextScheduled'; readonly sync: 'regular' | 'retry'; readonly at: number }
  | { readonly kind: 'note'; readonly severity: 'information' | 'warning' | 'error'; readonly text: string };

/** Discriminator of the events. */
export type SyncEventKind = SyncEventBody['kind'];

/** An event before it is committed: when (ms UTC), at which site, in which run. */
export interface SyncEventDraft {
  readonly time: number;
  readonly siteCode: string;
  /** Absent outside a run. */
  readonly runId?: string;
  readonly body: SyncEventBody;
}

/** A committed event. Sequence numbers are dense from 1 over all sites of a data folder. */
export interface SyncEvent extends SyncEventDraft {
  readonly sequence: number;
}
