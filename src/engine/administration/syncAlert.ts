import type { AlertDocument, SupDocument } from '../../domain/documents.ts';
import type { SyncError } from '../../domain/errors/syncError.ts';

/** Document id of the alert about a SUP's synchronization. */
export function syncAlertId(supId: string): string {
  return `sync/${supId}`;
}

/** Document id of the alert about the link of a SUP's site to its parent. */
export function linkAlertId(supId: string): string {
  return `link/${supId}`;
}

/** The alert about a SUP's synchronization as Configuration Manager names it (configmgr-sync.md §7). */
export function syncAlert(
  { _id, siteCode, serverName }: Pick<SupDocument, '_id' | 'siteCode' | 'serverName'>,
  change: Pick<AlertDocument, 'state' | 'changed' | 'message' | 'code' | 'cause' | 'remedy'>,
): AlertDocument {
  return {
    _id: syncAlertId(_id),
    name: `Synchronization failure alert for software update point: ${serverName}`,
    severity: 'warning',
    siteCode,
    ...change,
  };
}

/** What an alert says of a failure. */
export function alertReason(
  error: SyncError,
): Required<Pick<AlertDocument, 'message' | 'code' | 'cause' | 'remedy'>> {
  const { cause, remedy } = error.entry;
  return { message: error.message, code: error.code, cause, remedy };
}

/** An alert whose trouble is over: nothing of the reason stays. */
export function canceledAlert(
  { _id, name, severity, siteCode }: AlertDocument,
  changed: number,
): AlertDocument {
  const site = siteCode === undefined ? {} : { siteCode };
  return { ...{ _id, name, severity, state: 'canceled', changed }, ...site };
}
