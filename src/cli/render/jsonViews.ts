import { isoOrNull } from '../../base/isoTime.ts';
import type { AlertDocument, RunDocument, UpdateGroupDocument } from '../../domain/documents.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { SupStatusView, SupSyncStatus } from '../../service/api/synchronization.ts';

/** A status row as `status --json` shows it: the properties of SMS_SUPSyncStatus and nothing else. */
export function statusJson(row: SupStatusView): SupSyncStatus {
  return {
    SiteCode: row.SiteCode,
    WSUSServerName: row.WSUSServerName,
    WSUSSourceServer: row.WSUSSourceServer,
    LastSyncState: row.LastSyncState,
    LastSyncStateTime: row.LastSyncStateTime,
    LastSuccessfulSyncTime: row.LastSuccessfulSyncTime,
    LastSyncErrorCode: row.LastSyncErrorCode,
    SyncCatalogVersion: row.SyncCatalogVersion,
    ReplicationLinkStatus: row.ReplicationLinkStatus,
    LastReplicationLinkCheckTime: row.LastReplicationLinkCheckTime,
  };
}

/** A run as JSON: times ISO UTC, null for what is not there. */
export function runJson(run: RunDocument) {
  return {
    id: run._id,
    siteCode: run.siteCode,
    trigger: run.trigger,
    requestedBy: run.requestedBy ?? null,
    kind: run.kind,
    reasons: run.reasons,
    outcome: run.outcome,
    started: isoOrNull(run.started),
    ended: isoOrNull(run.ended),
    steps: run.steps.map(({ name, server, started, ended, processed, details }) => ({
      name,
      server: server ?? null,
      started: isoOrNull(started),
      ended: isoOrNull(ended),
      processed: processed ?? null,
      ...(details === undefined ? {} : { details }),
    })),
    counts: run.counts,
    bytes: run.bytes,
    contentVersion: run.contentVersion ?? null,
    error: run.error ?? null,
  };
}

/** An alert as JSON. */
export function alertJson({ _id, changed, postponedUntil, ...alert }: AlertDocument) {
  const { name, severity, state, siteCode, message, code, cause, remedy } = alert;
  return {
    id: _id,
    ...{ name, severity, state },
    changed: isoOrNull(changed),
    siteCode: siteCode ?? null,
    message: message ?? null,
    code: code === undefined ? null : formatCode(code),
    cause: cause ?? null,
    remedy: remedy ?? null,
    postponedUntil: alert.state === 'postponed' ? isoOrNull(postponedUntil) : null,
  };
}

/** A software update group as JSON. */
export function groupJson({ _id, created, ...group }: UpdateGroupDocument) {
  return { id: _id, ...group, created: isoOrNull(created) };
}
