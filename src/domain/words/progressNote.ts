import { assertNever } from '../../base/assertNever.ts';
import { formatCode } from '../errors/syncError.ts';
import type { StepProgress, SyncEvent, SyncEventBody } from '../syncEvent.ts';
import { counted, formatBytes } from '../../base/amounts.ts';
import { printable } from '../../base/printable.ts';
import { reasonText } from './reasonText.ts';

/** What an event tells somebody who watches a synchronization; `detail`s are for `--verbose`. */
export type ProgressNote =
  | { readonly kind: 'step'; readonly text: string; readonly progress: StepProgress }
  /** Nothing is under way at the site until its next note. */
  | { readonly kind: 'rest'; readonly text: '' }
  | { readonly kind: 'phase' | 'warning' | 'detail' | 'ended' | 'failed'; readonly text: string };

/** The note of an event; undefined for what only the log needs. */
export function progressNote({ body }: SyncEvent): ProgressNote | undefined {
  const note = noteOf(body);
  return note === undefined || note.kind === 'rest' ? note : { ...note, text: printable(note.text) };
}

function noteOf(body: SyncEventBody): ProgressNote | undefined {
  switch (body.kind) {
    case 'fullSyncRequired':
      return phase(`Full synchronization: ${reasonText(body.reason)}`);
    case 'wsusStarting':
      return phase(`Synchronizing ${body.replica ? 'replica' : 'WSUS server'} ${body.server}`);
    case 'wsusProgress':
      return step(`${stepNames[body.step]} of ${body.server}`, body.progress);
    case 'siteDatabaseStarting':
      return phase('Synchronizing site database');
    case 'siteDatabaseProgress':
      return step(`${stepNames[body.step]} of the site database`, body.progress);
    case 'relisted':
      return phase(
        `Listed all ids again: ${counted(body.listed, 'id')}, ${counted(body.noLongerOffered, 'revision')} no longer offered`,
      );
    case 'cleanupStarting':
      return phase(`Maintenance of ${body.server}`);
    case 'compactionProgress':
      return step('Bytes of the store', { processed: body.movedBytes, total: body.totalBytes });
    case 'compactionDone':
      return ended(
        `Store compacted: ${counted(body.droppedRecords, 'document')} dropped, ${formatBytes(body.removedBytes - body.movedBytes)} given back${body.complete ? '' : ', to be continued'}`,
      );
    case 'upstreamRetry':
      return warning(
        `Attempt ${body.attempt} failed: ${body.message} (${formatCode(body.code)}); trying again in ${body.delaySeconds} s`,
      );
    case 'emptySubscription':
      return warning(
        `No ${body.what === 'categories' ? 'product' : 'classification'} is selected: only categories are synchronized`,
      );
    case 'categoryNotOffered':
      return warning(`The upstream server offers nothing for ${body.name}`);
    case 'languageDisabled':
      return warning(`The upstream server has disabled the language ${body.language}`);
    case 'categoryChanged':
      return body.change === 'retired' && body.subscribed
        ? warning(`${body.name} was retired by its publisher`)
        : detail(`${body.name}: ${body.change}`);
    case 'note':
      return body.severity === 'information' ? detail(body.text) : warning(body.text);
    case 'updateFailed':
      return detail(
        `Failed to synchronize update ${body.updateId}, revision ${body.revision}: ${body.message} (${formatCode(body.code)})`,
      );
    case 'licenseFailed':
      return detail(`License terms ${body.file} of update ${body.updateId}: ${body.message}`);
    case 'declinesMirrored':
      return detail(
        `${body.server}: ${counted(body.declined, 'update')} declined, ${body.reinstated} reinstated`,
      );
    case 'itemsUpdated':
      return ended(`${counted(body.items, 'item')} updated, content version ${body.version}`);
    case 'nothingChanged':
      return ended(`Nothing changed, content version ${body.version}`);
    case 'syncedWithParent':
      return ended(`In step with ${body.parentSite}, content version ${body.version}`);
    case 'cleanupDone':
      return { kind: 'rest', text: '' };
    case 'failed':
      return { kind: 'failed', text: `Failed: ${body.message} (${formatCode(body.code)})` };
    case 'stopped':
      return { kind: 'failed', text: `Stopped by ${body.user}` };
    case 'componentStarted':
    case 'wakeup':
    case 'requestFound':
    case 'requestJoined':
    case 'syncStarting':
    case 'performing':
    case 'supsRead':
    case 'status':
    case 'wsusDone':
    case 'contentVersionSet':
    case 'siteDatabaseDone':
    case 'updateSynchronized':
    case 'updateSkipped':
    case 'replicasStarting':
    case 'childrenNotified':
    case 'succeeded':
    case 'syncTime':
    case 'retryScheduled':
    case 'alertChanged':
    case 'cleanupProcessed':
    case 'obsoleteDeleted':
    case 'expiredDeleting':
    case 'expiredDeleted':
    case 'nextScheduled':
      return undefined;
    default:
      return assertNever(body);
  }
}

const stepNames = {
  categories: 'Categories',
  updates: 'Updates',
  otherItems: 'Other items',
} as const;

function step(text: string, progress: StepProgress | undefined): ProgressNote | undefined {
  return progress === undefined ? undefined : { kind: 'step', text, progress };
}

function phase(text: string): ProgressNote {
  return { kind: 'phase', text };
}

function warning(text: string): ProgressNote {
  return { kind: 'warning', text };
}

function detail(text: string): ProgressNote {
  return { kind: 'detail', text };
}

function ended(text: string): ProgressNote {
  return { kind: 'ended', text };
}
