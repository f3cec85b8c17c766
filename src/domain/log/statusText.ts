import { SyncState, type SyncStateValue } from '../syncState.ts';
import type { EventBody } from './eventBody.ts';
import { type LogContext, syncComponent } from './logContext.ts';
import { type StatusMessage, writeStatusMessage } from './statusMessageLine.ts';

/** Severity of the status message of a state (configmgr-sync.md §7). */
export function severityOfState(state: SyncStateValue): StatusMessage['severity'] {
  if (state === SyncState.failed || state === SyncState.error) return 'E';
  return state === SyncState.outOfSync || state === SyncState.pendingLicenseTerms ? 'W' : 'I';
}

/**
 * The STATMSG line of a state, with `LE=` where there is an error. At a child site the WSUS phase is announced by
 * `Synchronizing WSUS server <name as in the SCF>` first.
 */
export function statusTexts(
  { state, server, strings, errorCode }: EventBody<'status'>,
  time: number,
  threadId: number,
  { siteCode, siteServer, processId, parentSite }: LogContext,
): readonly string[] {
  const message = writeStatusMessage({
    id: state,
    severity: severityOfState(state),
    level: 'M',
    source: 'SMS Server',
    component: syncComponent,
    system: siteServer,
    siteCode,
    processId,
    threadId,
    time,
    strings,
    attributes: 0,
    ...(errorCode === undefined ? {} : { lastError: errorCode }),
  });
  const announced = parentSite !== undefined && state === SyncState.synchronizingWsus;
  return announced ? [`Synchronizing WSUS server ${server}`, message] : [message];
}
