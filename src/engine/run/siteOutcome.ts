import type { RunDocument } from '../../domain/documents.ts';
import type { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncTrigger } from '../../domain/syncEvent.ts';
import type { PendingLicenses } from '../wsus/pendingFiles.ts';

/** What a site is asked to do. */
export interface SiteRequest {
  readonly trigger: SyncTrigger;
  readonly full: boolean;
  /** Who asked, for the log. */
  readonly user?: string;
  /** Parent's requests: who and for which content version. */
  readonly parentSite?: string;
  readonly version?: number;
  /** Confirms a listing that lost more updates than allowed. */
  readonly acceptLosses?: boolean;
}

/** Outcome of a site's own synchronization, before its children are told. */
export interface SiteRunResult {
  readonly contentVersion: number;
  readonly full: boolean;
  /** License files that the next run tries again; the site itself succeeded. */
  readonly pendingLicenses?: PendingLicenses;
  /** The first failure of a replica SUP; the site itself succeeded. */
  readonly replicaFailure?: SyncError;
}

/** How a site's run ended. */
export interface SiteOutcome {
  readonly siteCode: string;
  readonly run: RunDocument;
  readonly result?: SiteRunResult;
  readonly error?: SyncError;
}
