import type { SyncTrigger } from '../syncEvent.ts';

/** How a run in a log ended; `running` when the log ends before it, `interrupted` when something else begins before it. */
export type LogRunOutcome =
  'running' | 'succeeded' | 'pendingLicenseTerms' | 'failed' | 'cancelled' | 'interrupted';

/** One synchronization as a log tells it. What the log does not say is absent. */
export interface LogRun {
  /** From the `Performing sync on …` line. */
  readonly trigger?: SyncTrigger;
  readonly siteCode?: string;
  readonly thread?: number;
  readonly full: boolean;
  /** ms UTC. */
  readonly start?: number;
  readonly end?: number;
  readonly outcome: LogRunOutcome;
  /** The log begins within the run: its first lines went with an older log. */
  readonly isCut: boolean;
  /** As `Sync time:` says, else from start to end. */
  readonly seconds?: number;
  /** Items of `Updated n items in SMS database`. */
  readonly items?: number;
  readonly contentVersion?: number;
  /** Updates that failed one by one while the rest went on. */
  readonly failedUpdates: number;
  readonly warnings: number;
  readonly error?: LogRunError;
  readonly retryMinutes?: number;
  /** Ordinals of the run's first and last entry in the log, from 0. */
  readonly firstEntry: number;
  readonly lastEntry: number;
}

/** Why a run failed: `Sync failed: <message>. Source: <source>`, and the HRESULT of its status message. */
export interface LogRunError {
  readonly message: string;
  readonly source?: string;
  readonly code?: number;
}
