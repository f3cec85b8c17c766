import type { FullSyncReason } from '../syncEvent.ts';
import { wallTime } from '../../base/calendar.ts';
import { digits } from './clockTime.ts';
import type { EventBody } from './eventBody.ts';
import type { LogContext } from './logContext.ts';
import { durationText } from './progressText.ts';
import { threadId } from './threadId.ts';

/** Events around a run: what woke it, how it starts and ends. */
export type RunBody = EventBody<
  | 'componentStarted'
  | 'wakeup'
  | 'requestFound'
  | 'requestJoined'
  | 'syncStarting'
  | 'performing'
  | 'supsRead'
  | 'fullSyncRequired'
  | 'succeeded'
  | 'syncedWithParent'
  | 'syncTime'
  | 'failed'
  | 'retryScheduled'
  | 'stopped'
  | 'alertChanged'
  | 'nextScheduled'
  | 'childrenNotified'
>;

/**
 * Texts of wsyncmgr-log.md §2.1–2.3, 2.5, 2.7, 2.8, 3. Unconfirmed there: `SMS_EXECUTIVE started …`, `Wakeup by SCF change`,
 * the full request file, the active alert, the next scheduled sync. Ours: joined and queued requests, stopping, pending
 * license terms, the retry of single updates. Left out: the replication manager's line after the children, which nothing here replicates by.
 */
export function runTexts(body: RunBody, context: LogContext): readonly string[] {
  const { siteCode } = context;
  switch (body.kind) {
    case 'componentStarted': {
      const thread = threadId(siteCode, 'component');
      return [
        `SMS_EXECUTIVE started SMS_WSUS_SYNC_MANAGER as thread ID ${thread} (0x${thread.toString(16).toUpperCase()}).`,
        `Inbox source is local on ${body.siteServer}`,
      ];
    }
    case 'wakeup':
      return [wakeupTexts[body.by]];
    case 'requestFound':
      return [requestText(body)];
    case 'requestJoined':
      return [
        body.queued
          ? `Sync is already in progress, ${syncKind(body.full)} sync request is queued`
          : `Sync is already in progress, ${syncKind(body.full)} sync request joins it`,
      ];
    case 'syncStarting':
      return ['Starting Sync'];
    case 'performing':
      return [`Performing sync on ${triggerTexts[body.trigger]}`];
    case 'supsRead':
      return [
        `Read SUPs from SCF for ${body.siteServer}`,
        `Found ${body.servers.length} SUPs`,
        ...body.servers.map((server) => `Found active SUP ${server} from SCF File.`),
      ];
    case 'fullSyncRequired':
      return [fullSyncTexts[body.reason], ...(body.detail === undefined ? [] : [body.detail])];
    case 'childrenNotified':
      return [`Sending sync notification to child site(s): ${body.children.join(', ')}`];
    case 'succeeded':
      return [
        `Sync succeeded. Setting sync alert to canceled state on site ${siteCode}`,
        ...(body.pendingLicenseTerms > 0
          ? [`WARNING: License terms of ${body.pendingLicenseTerms} update(s) are pending download`]
          : []),
      ];
    case 'syncedWithParent':
      return [`Successfully synced site with parent ${body.parentSite}, version ${body.version}`];
    case 'syncTime':
      return [`Sync time: ${durationText(body.seconds)}`];
    case 'failed':
      return [`Sync failed: ${body.message}. Source: ${body.source}`];
    case 'retryScheduled':
      return [
        body.updates === undefined
          ? `Sync failed. Will retry in ${body.minutes} minutes`
          : `Failed to sync ${body.updates} update(s). Will retry in ${body.minutes} minutes`,
      ];
    case 'stopped':
      return [`Sync canceled by ${body.user}`];
    case 'alertChanged':
      return [`Setting sync alert to ${body.alert} state on site ${siteCode}`];
    case 'nextScheduled':
      return [`Next scheduled sync is a ${body.sync} sync at ${dateText(body.at, context.zone)}`];
  }
}

const wakeupTexts: Readonly<Record<EventBody<'wakeup'>['by'], string>> = {
  schedule: 'Wakeup for scheduled regular sync',
  inbox: 'Wakeup by inbox drop',
  polling: 'Wakeup for a polling cycle',
  settings: 'Wakeup by SCF change',
};

const triggerTexts: Readonly<Record<EventBody<'performing'>['trigger'], string>> = {
  schedule: 'regular schedule',
  local: 'local request',
  parent: 'parent request',
  retry: 'retry schedule',
};

/** Documented: the source. Unconfirmed: the category subscriptions. The others are reasons documented without a text; ours. */
const fullSyncTexts: Readonly<Record<FullSyncReason, string>> = {
  requested: 'Full sync required due to full sync request.',
  firstSynchronization: 'Full sync required due to first sync of the site.',
  sourceChanged: 'Full sync required due to changes in main WSUS server location.',
  serverChanged: 'Full sync required due to changes in upstream server identity.',
  subscriptionChanged: 'Full sync required due to changes in category subscriptions.',
  supersedenceRulesChanged: 'Full sync required due to changes in supersedence settings.',
  languagesChanged: 'Full sync required due to changes in language settings.',
  intervalElapsed: 'Full sync required due to age of the last full sync.',
  anchorRejected: 'Full sync required due to anchor rejected by upstream server.',
};

function requestText({ request, parentSite }: EventBody<'requestFound'>): string {
  if (request === 'parent') return `Found parent sync notification file ${parentSite ?? ''}.SYN.`;
  return request === 'localFull' ? 'Found local full sync request file' : 'Found local sync request file';
}

function syncKind(full: boolean): string {
  return full ? 'full' : 'delta';
}

/** `2/15/2020 2:00:00 AM` by the site server's clock. */
function dateText(moment: number, zone: string): string {
  const { year, month, day, hour, minute, second } = wallTime(moment, zone);
  const time = `${hour % 12 === 0 ? 12 : hour % 12}:${digits(minute, 2)}:${digits(second, 2)}`;
  return `${month}/${day}/${year} ${time} ${hour < 12 ? 'AM' : 'PM'}`;
}
