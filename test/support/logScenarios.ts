import type { LogContext } from '../../src/domain/log/logContext.ts';
import type { SyncEvent, SyncEventBody } from '../../src/domain/syncEvent.ts';

/** Site server, zone and process of the documented samples. */
export const centralSite: LogContext = {
  siteCode: 'CS1',
  siteServer: 'CS1SITE.CONTOSO.COM',
  zone: 'America/Los_Angeles',
  processId: 432,
};

/** A child site of it. */
export const primarySite: LogContext = {
  siteCode: 'PS1',
  siteServer: 'PS1SITE.CONTOSO.COM',
  zone: 'America/Los_Angeles',
  processId: 1840,
  parentSite: 'CS1',
};

/** One kind of run: its events from a start time, each so many seconds after the one before it. */
export interface LogScenario {
  readonly name: string;
  readonly context: LogContext;
  readonly start: string;
  readonly steps: readonly (SyncEventBody | number)[];
}

/** The events of a scenario; a number among the steps lets that many seconds pass. */
export function eventsOf({ context, start, steps, name }: LogScenario): SyncEvent[] {
  let time = Date.parse(start);
  const events: SyncEvent[] = [];
  for (const step of steps) {
    if (typeof step === 'number') time += step * 1000;
    else {
      time += 17;
      events.push({
        sequence: events.length + 1,
        time,
        siteCode: context.siteCode,
        runId: name,
        body: step,
      });
    }
  }
  return events;
}

const server = centralSite.siteServer;
const child = primarySite.siteServer;
const childReplica = 'PS1SYS.CONTOSO.COM';
const eula = '8b1ca2c2-e002-4dc6-a5d6-0168006fb369';

function status(state: 6701 | 6702 | 6704 | 6705 | 6706 | 6708, name: string = server): SyncEventBody {
  return { kind: 'status', state, server: name, strings: [] };
}

function failure(message: string, source: string, code: number): SyncEventBody[] {
  return [
    { kind: 'failed', message, source, code },
    { kind: 'status', state: 6703, server, strings: [source, message], errorCode: code },
    { kind: 'alertChanged', alert: 'active' },
    { kind: 'retryScheduled', minutes: 60 },
  ];
}

const categories = { processed: 223, total: 223 };
const onlyCentral: SyncEventBody = { kind: 'supsRead', siteServer: server, servers: [server] };

const wsusPhase: readonly (SyncEventBody | number)[] = [
  status(6704),
  { kind: 'wsusStarting', server, replica: false },
  { kind: 'wsusProgress', server, step: 'categories' },
  10,
  { kind: 'wsusProgress', server, step: 'updates' },
  60,
  {
    kind: 'wsusProgress',
    server,
    step: 'updates',
    progress: { processed: 122, total: 130, etaSeconds: 3 },
  },
  3,
  { kind: 'wsusProgress', server, step: 'updates', progress: { processed: 130, total: 130 } },
  { kind: 'wsusDone', server },
  { kind: 'contentVersionSet', version: 33 },
];

const siteDatabasePhase: readonly (SyncEventBody | number)[] = [
  status(6705),
  { kind: 'siteDatabaseStarting', server },
  { kind: 'siteDatabaseProgress', step: 'categories' },
  { kind: 'siteDatabaseProgress', step: 'categories', progress: { processed: 0, total: 311 } },
  { kind: 'siteDatabaseProgress', step: 'categories', progress: categories },
  { kind: 'siteDatabaseProgress', step: 'updates' },
  {
    kind: 'updateSynchronized',
    updateId: 'af5eb87e-cdd6-40bf-984f-5d0630406de8',
    title: 'Definition Update for Microsoft Endpoint Protection - KB2461484 (Definition 1.165.1945.0)',
  },
  { kind: 'siteDatabaseProgress', step: 'updates', progress: { processed: 5, total: 5 } },
  { kind: 'siteDatabaseDone', server },
  { kind: 'contentVersionSet', version: 34 },
];

/** A run of each kind, as wsyncmgr-log.md §2 and 3 show them. */
export const logScenarios: readonly LogScenario[] = [
  {
    name: 'scheduled',
    context: centralSite,
    start: '2014-01-16T18:53:52.500Z',
    steps: [
      { kind: 'wakeup', by: 'schedule' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'schedule' },
      onlyCentral,
      status(6701),
      ...wsusPhase,
      ...siteDatabasePhase,
      160,
      status(6702),
      { kind: 'succeeded', pendingLicenseTerms: 0 },
      { kind: 'itemsUpdated', items: 130, version: 34 },
      { kind: 'syncTime', seconds: 233 },
      { kind: 'replicasStarting' },
      status(6706, childReplica),
      { kind: 'wsusStarting', server: childReplica, replica: true },
      { kind: 'wsusProgress', server: childReplica, step: 'otherItems' },
      {
        kind: 'wsusProgress',
        server: childReplica,
        step: 'otherItems',
        progress: { processed: 4, total: 4 },
      },
      { kind: 'declinesMirrored', server: childReplica, declined: 2, reinstated: 1 },
      { kind: 'wsusDone', server: childReplica },
      status(6702, childReplica),
      { kind: 'childrenNotified', children: ['PS1', 'PS2'] },
      { kind: 'nextScheduled', sync: 'regular', at: Date.parse('2014-01-23T10:00:00Z') },
    ],
  },
  {
    name: 'manualFull',
    context: centralSite,
    start: '2014-07-16T09:00:00Z',
    steps: [
      { kind: 'wakeup', by: 'inbox' },
      { kind: 'requestFound', request: 'localFull', user: 'CONTOSO\\admin' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'local' },
      onlyCentral,
      { kind: 'fullSyncRequired', reason: 'requested' },
      { kind: 'fullSyncRequired', reason: 'sourceChanged', detail: 'https://SERVER.CONTOSO.COM:8531' },
      { kind: 'fullSyncRequired', reason: 'subscriptionChanged' },
      status(6701),
      ...wsusPhase,
      { kind: 'relisted', listed: 2303, noLongerOffered: 33 },
      status(6705),
      { kind: 'siteDatabaseStarting', server },
      {
        kind: 'categoryChanged',
        change: 'new',
        categoryId: '72e7624a-5b00-45d2-b92f-e561c0a6a160',
        name: 'Windows 11',
        subscribed: false,
      },
      {
        kind: 'categoryNotOffered',
        categoryId: '6964aab4-c5b5-43bd-a17d-ffb4346a8e1d',
        name: 'Windows',
      },
      { kind: 'siteDatabaseDone', server },
      {
        kind: 'updateSkipped',
        updateId: '7eaa0148-c42b-45fd-a1ab-012c82972de6',
        title: 'Microsoft driver update for Surface Type Cover Integration',
        because: 'superseded',
      },
      5,
      status(6702),
      { kind: 'succeeded', pendingLicenseTerms: 0 },
      { kind: 'nothingChanged', version: 34 },
      { kind: 'syncTime', seconds: 78 },
    ],
  },
  {
    name: 'child',
    context: primarySite,
    start: '2014-01-16T18:58:37.400Z',
    steps: [
      { kind: 'wakeup', by: 'inbox' },
      { kind: 'requestFound', request: 'parent', parentSite: 'CS1' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'parent' },
      { kind: 'supsRead', siteServer: child, servers: [child, childReplica] },
      status(6701, child),
      status(6704, child),
      { kind: 'wsusStarting', server: child, replica: false },
      { kind: 'wsusProgress', server: child, step: 'categories' },
      { kind: 'wsusProgress', server: child, step: 'updates' },
      170,
      { kind: 'wsusProgress', server: child, step: 'updates', progress: { processed: 130, total: 130 } },
      { kind: 'wsusDone', server: child },
      { kind: 'contentVersionSet', version: 34 },
      status(6702, child),
      { kind: 'succeeded', pendingLicenseTerms: 0 },
      { kind: 'syncedWithParent', parentSite: 'CS1', version: 34 },
      { kind: 'syncTime', seconds: 177 },
      { kind: 'childrenNotified', children: ['SS1'] },
    ],
  },
  {
    name: 'retryThatFails',
    context: { ...centralSite, zone: 'Europe/Berlin' },
    start: '2024-08-02T20:54:20Z',
    steps: [
      { kind: 'wakeup', by: 'polling' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'retry' },
      onlyCentral,
      status(6701),
      status(6704),
      { kind: 'wsusStarting', server, replica: false },
      {
        kind: 'upstreamRetry',
        server,
        attempt: 1,
        delaySeconds: 4,
        message: 'The connection with the server was terminated abnormally',
        code: 0x80072efe,
      },
      4,
      ...failure(
        "UssCommunicationError: WebException: The remote name could not be resolved: 'sws.update.microsoft.com'\r\nat System.Net.HttpWebRequest.GetRequestStream(TransportContext& context)",
        'Microsoft.SystemsManagementServer.SoftwareUpdatesManagement.WsusSyncAction.WSyncAction.SyncWSUS',
        0x80131509,
      ),
    ],
  },
  {
    name: 'permissionFailure',
    context: { siteCode: 'CHQ', siteServer: 'CM1.corp.contoso.com', zone: 'UTC', processId: 2836 },
    start: '2024-08-02T20:54:26.537Z',
    steps: failure(
      'Request for principal permission failed',
      'Microsoft.UpdateServices.Administration.AdminProxy.CreateUpdateServer',
      0x8013150a,
    ),
  },
  {
    name: 'emptySubscription',
    context: centralSite,
    start: '2014-01-15T08:00:00Z',
    steps: [
      { kind: 'componentStarted', siteServer: server },
      { kind: 'wakeup', by: 'inbox' },
      { kind: 'requestFound', request: 'local' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'local' },
      onlyCentral,
      { kind: 'fullSyncRequired', reason: 'firstSynchronization' },
      status(6701),
      status(6705),
      { kind: 'siteDatabaseStarting', server },
      { kind: 'siteDatabaseProgress', step: 'categories', progress: { processed: 355, total: 355 } },
      { kind: 'emptySubscription', what: 'classifications' },
      { kind: 'emptySubscription', what: 'categories' },
      { kind: 'siteDatabaseDone', server },
      status(6702),
      { kind: 'succeeded', pendingLicenseTerms: 0 },
      { kind: 'syncTime', seconds: 90_061 },
    ],
  },
  {
    name: 'pendingLicenseTerms',
    context: centralSite,
    start: '2014-03-01T08:00:00Z',
    steps: [
      { kind: 'wakeup', by: 'settings' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'local' },
      onlyCentral,
      status(6701),
      ...wsusPhase,
      { kind: 'licenseFailed', updateId: eula, file: 'eula-1033.txt', message: 'HTTP status 404' },
      {
        kind: 'updateFailed',
        updateId: '7155376c-1c67-4f3b-9f47-1f3d6f8b9d11',
        revision: 201,
        message: 'Failed to save update 9f6cfa34-5c3b-4a0f-8a75-0f4e1c7d2b10. CCISource error: -1',
        source:
          'Microsoft.SystemsManagementServer.SoftwareUpdatesManagement.UpdatesManager.UpdatesManagerClass.DefineUpdate',
        code: 0x80131500,
      },
      status(6708),
      { kind: 'succeeded', pendingLicenseTerms: 1 },
      { kind: 'syncTime', seconds: 73 },
      { kind: 'retryScheduled', minutes: 60 },
    ],
  },
  {
    name: 'stopped',
    context: centralSite,
    start: '2014-03-02T08:00:00Z',
    steps: [
      { kind: 'wakeup', by: 'inbox' },
      { kind: 'requestFound', request: 'local' },
      { kind: 'syncStarting' },
      { kind: 'performing', trigger: 'local' },
      onlyCentral,
      status(6701),
      { kind: 'requestJoined', full: true, queued: true },
      30,
      { kind: 'stopped', user: 'CONTOSO\\admin' },
      {
        kind: 'status',
        state: 6703,
        server,
        strings: ['CONTOSO\\admin', 'The synchronization was stopped by CONTOSO\\admin'],
        errorCode: 0x800704c7,
      },
    ],
  },
  {
    name: 'maintenance',
    context: centralSite,
    start: '2014-01-16T19:10:00Z',
    steps: [
      { kind: 'cleanupStarting', server },
      { kind: 'cleanupProcessed', server, total: 804, declined: 8 },
      { kind: 'obsoleteDeleted', server, deleted: 6 },
      { kind: 'cleanupDone' },
      { kind: 'compactionProgress', movedBytes: 4_194_304, totalBytes: 12_582_912 },
      {
        ...{ kind: 'compactionDone', movedRecords: 1204, droppedRecords: 96 },
        ...{ movedBytes: 12_582_912, removedBytes: 268_435_456, complete: true },
      },
    ],
  },
  {
    name: 'expiredUpdates',
    context: centralSite,
    start: '2014-01-16T19:05:00Z',
    steps: [
      { kind: 'expiredDeleting' },
      { kind: 'expiredDeleted', deleted: 100, done: false },
      { kind: 'expiredDeleted', deleted: 2995, done: true },
    ],
  },
];
