import * as l10n from '@vscode/l10n';
import { assertNever } from '../../base/assertNever.ts';
import type { StepProgress, SyncEvent } from '../../domain/syncEvent.ts';
import { countedText } from '../countedText.ts';
import { reasonText } from '../runWords.ts';

/** What is under way at a site, in the reader's language, and how far it is where the service says so. */
export interface ActivityNote {
  readonly text: string;
  readonly progress?: StepProgress;
}

/** What an event tells of what is under way: a note, that it is `over`, or undefined where it tells nothing of that. */
export function activityNote({ body }: SyncEvent): ActivityNote | 'over' | undefined {
  switch (body.kind) {
    case 'fullSyncRequired':
      return { text: l10n.t('Full synchronization: {0}', reasonText(body.reason)) };
    case 'wsusStarting':
      return {
        text: body.replica
          ? l10n.t('Synchronizing replica {0}', body.server)
          : l10n.t('Synchronizing WSUS server {0}', body.server),
      };
    case 'wsusProgress':
      return step(serverSteps[body.step](body.server), body.progress);
    case 'siteDatabaseStarting':
      return { text: l10n.t('Synchronizing site database') };
    case 'siteDatabaseProgress':
      return step(databaseSteps[body.step], body.progress);
    case 'relisted':
      return {
        text: l10n.t(
          'Listed all ids again: {0}, {1} no longer offered',
          countedText(body.listed, 'update'),
          body.noLongerOffered,
        ),
      };
    case 'cleanupStarting':
      return { text: l10n.t('Maintenance of {0}', body.server) };
    case 'compactionProgress':
      return step(l10n.t('Bytes of the store'), { processed: body.movedBytes, total: body.totalBytes });
    case 'compactionDone':
    case 'itemsUpdated':
    case 'nothingChanged':
    case 'syncedWithParent':
    case 'cleanupDone':
    case 'failed':
    case 'stopped':
      return 'over';
    case 'alertChanged':
    case 'categoryChanged':
    case 'categoryNotOffered':
    case 'childrenNotified':
    case 'cleanupProcessed':
    case 'componentStarted':
    case 'contentVersionSet':
    case 'declinesMirrored':
    case 'emptySubscription':
    case 'expiredDeleted':
    case 'expiredDeleting':
    case 'languageDisabled':
    case 'licenseFailed':
    case 'nextScheduled':
    case 'note':
    case 'obsoleteDeleted':
    case 'performing':
    case 'replicasStarting':
    case 'requestFound':
    case 'requestJoined':
    case 'retryScheduled':
    case 'siteDatabaseDone':
    case 'status':
    case 'succeeded':
    case 'supsRead':
    case 'syncStarting':
    case 'syncTime':
    case 'updateFailed':
    case 'updateSkipped':
    case 'updateSynchronized':
    case 'upstreamRetry':
    case 'wakeup':
    case 'wsusDone':
      return undefined;
    default:
      return assertNever(body);
  }
}

const serverSteps = {
  categories: (server: string) => l10n.t('Categories of {0}', server),
  updates: (server: string) => l10n.t('Updates of {0}', server),
  otherItems: (server: string) => l10n.t('Other items of {0}', server),
} as const;

const databaseSteps = {
  categories: l10n.t('Categories of the site database'),
  updates: l10n.t('Updates of the site database'),
} as const;

function step(text: string, progress: StepProgress | undefined): ActivityNote | undefined {
  return progress === undefined ? undefined : { text, progress };
}
