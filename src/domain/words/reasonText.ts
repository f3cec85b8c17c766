import type { FullSyncReason, SyncTrigger } from '../syncEvent.ts';

const reasons: Readonly<Record<FullSyncReason, string>> = {
  requested: 'requested',
  firstSynchronization: 'first synchronization',
  sourceChanged: 'synchronization source changed',
  serverChanged: 'upstream server is another one than before',
  subscriptionChanged: 'products or classifications changed',
  supersedenceRulesChanged: 'supersedence rules changed',
  languagesChanged: 'languages changed',
  intervalElapsed: 'full synchronization interval elapsed',
  anchorRejected: 'upstream server refused the anchor',
};

/** Why a run compares everything, in words. */
export function reasonText(reason: FullSyncReason): string {
  return reasons[reason];
}

const triggers: Readonly<Record<SyncTrigger, string>> = {
  schedule: 'schedule',
  local: 'request',
  parent: 'parent site',
  retry: 'retry',
};

/** What made a site synchronize, in a word or two. */
export function triggerText(trigger: SyncTrigger): string {
  return triggers[trigger];
}
