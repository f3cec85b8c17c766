import { assertNever } from '../../base/assertNever.ts';
import { biasMinutes } from '../../base/calendar.ts';
import type { SyncEventBody, SyncEventDraft } from '../syncEvent.ts';
import { foldText } from './foldText.ts';
import { type LogContext, syncComponent } from './logContext.ts';
import type { LogLine } from './logLine.ts';
import { maintenanceTexts } from './maintenanceTexts.ts';
import { runTexts } from './runTexts.ts';
import { siteDatabaseTexts } from './siteDatabaseTexts.ts';
import { statusTexts } from './statusText.ts';
import { threadId } from './threadId.ts';
import { wsusTexts } from './wsusTexts.ts';

/** The lines of wsyncmgr.log that tell an event, at least one. The same event and context give the same lines. */
export function renderEvent(event: SyncEventDraft, context: LogContext): readonly LogLine[] {
  const thread = threadOf(event, context);
  const { time } = event;
  // Zones before 1972 may be seconds off a whole minute; the line has room for minutes.
  const bias = Math.round(biasMinutes(time, context.zone));
  return textsOf(event, thread, context).map((text) => ({
    text: foldText(text),
    component: syncComponent,
    time,
    bias: bias === 0 ? 0 : bias,
    thread,
  }));
}

/** A run has a thread of its own, and so has WSUS maintenance; the rest happens on the component's. */
function threadOf({ body, runId }: SyncEventDraft, { siteCode }: LogContext): number {
  if (isMaintenance(body)) return threadId(siteCode, 'maintenance');
  return threadId(siteCode, runId ?? 'component');
}

function isMaintenance({ kind }: SyncEventBody): boolean {
  return (
    kind === 'cleanupStarting' ||
    kind === 'cleanupProcessed' ||
    kind === 'obsoleteDeleted' ||
    kind === 'cleanupDone' ||
    kind === 'compactionProgress' ||
    kind === 'compactionDone'
  );
}

function textsOf({ body, time }: SyncEventDraft, thread: number, context: LogContext): readonly string[] {
  switch (body.kind) {
    case 'status':
      return statusTexts(body, time, thread, context);
    case 'note':
      return [body.severity === 'information' ? body.text : `${body.severity.toUpperCase()}: ${body.text}`];
    case 'componentStarted':
    case 'wakeup':
    case 'requestFound':
    case 'requestJoined':
    case 'syncStarting':
    case 'performing':
    case 'supsRead':
    case 'fullSyncRequired':
    case 'succeeded':
    case 'syncedWithParent':
    case 'syncTime':
    case 'failed':
    case 'retryScheduled':
    case 'stopped':
    case 'alertChanged':
    case 'nextScheduled':
    case 'childrenNotified':
      return runTexts(body, context);
    case 'wsusStarting':
    case 'wsusProgress':
    case 'wsusDone':
    case 'upstreamRetry':
    case 'contentVersionSet':
    case 'updateFailed':
    case 'licenseFailed':
    case 'emptySubscription':
    case 'categoryNotOffered':
    case 'languageDisabled':
    case 'categoryChanged':
    case 'relisted':
    case 'replicasStarting':
    case 'declinesMirrored':
      return wsusTexts(body, context);
    case 'siteDatabaseStarting':
    case 'siteDatabaseProgress':
    case 'siteDatabaseDone':
    case 'updateSynchronized':
    case 'updateSkipped':
    case 'itemsUpdated':
    case 'nothingChanged':
      return siteDatabaseTexts(body);
    case 'cleanupStarting':
    case 'cleanupProcessed':
    case 'obsoleteDeleted':
    case 'cleanupDone':
    case 'expiredDeleting':
    case 'expiredDeleted':
    case 'compactionProgress':
    case 'compactionDone':
      return maintenanceTexts(body);
    default:
      return assertNever(body);
  }
}
