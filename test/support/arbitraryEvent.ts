import fc from 'fast-check';
import type { SyncEvent, SyncEventBody, SyncEventKind } from '../../src/domain/syncEvent.ts';
import { SyncState, type SyncStateValue } from '../../src/domain/syncState.ts';
import { anyCharacter } from './anyCharacter.ts';

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: anyCharacter }));
const server = fc.constantFrom('CS1SITE.CONTOSO.COM', 'ps1sys.contoso.com');
const id = fc.uuid();
const count = fc.nat(1_000_000);
const version = fc.integer({ min: 1, max: 5000 });
const code = fc.integer({ min: 0, max: 0xffff_ffff });
const site = fc.constantFrom('CS1', 'PS1', 'SS1');
const progress = fc.option(
  fc.record({ processed: count, total: count, etaSeconds: fc.nat(400_000) }, { requiredKeys: ['processed'] }),
  { nil: undefined },
);

/** Leaves out the optional members that are undefined, as the contract wants them. */
function withProgress<T extends object>(base: fc.Arbitrary<T>): fc.Arbitrary<T & { progress?: Progress }> {
  return fc
    .tuple(base, progress)
    .map(([body, value]) => ({ ...body, ...(value === undefined ? {} : { progress: value }) }));
}

interface Progress {
  processed: number;
  total?: number;
  etaSeconds?: number;
}

function of<K extends SyncEventKind>(kind: K): fc.Arbitrary<K> {
  return fc.constant(kind);
}

const states: readonly SyncStateValue[] = Object.values(SyncState);

/** One arbitrary per kind of event, so that none is forgotten. */
export const eventBodies = {
  componentStarted: fc.record({ kind: of('componentStarted'), siteServer: server }),
  wakeup: fc.record({
    kind: of('wakeup'),
    by: fc.constantFrom('schedule' as const, 'inbox' as const, 'polling' as const, 'settings' as const),
  }),
  requestFound: fc.record(
    {
      kind: of('requestFound'),
      request: fc.constantFrom('local' as const, 'localFull' as const, 'parent' as const),
      parentSite: site,
      user: text,
    },
    { requiredKeys: ['kind', 'request'] },
  ),
  requestJoined: fc.record({ kind: of('requestJoined'), full: fc.boolean(), queued: fc.boolean() }),
  syncStarting: fc.record({ kind: of('syncStarting') }),
  performing: fc.record({
    kind: of('performing'),
    trigger: fc.constantFrom('schedule' as const, 'local' as const, 'parent' as const, 'retry' as const),
  }),
  supsRead: fc.record({ kind: of('supsRead'), siteServer: server, servers: fc.array(server) }),
  fullSyncRequired: fc.record(
    {
      kind: of('fullSyncRequired'),
      reason: fc.constantFrom(
        'requested' as const,
        'firstSynchronization' as const,
        'sourceChanged' as const,
        'serverChanged' as const,
        'subscriptionChanged' as const,
        'supersedenceRulesChanged' as const,
        'languagesChanged' as const,
        'intervalElapsed' as const,
        'anchorRejected' as const,
      ),
      detail: text,
    },
    { requiredKeys: ['kind', 'reason'] },
  ),
  status: fc.record(
    {
      kind: of('status'),
      state: fc.constantFrom(...states),
      server,
      strings: fc.array(text, { maxLength: 12 }),
      errorCode: code,
    },
    { requiredKeys: ['kind', 'state', 'server', 'strings'] },
  ),
  wsusStarting: fc.record({ kind: of('wsusStarting'), server, replica: fc.boolean() }),
  wsusProgress: withProgress(
    fc.record({
      kind: of('wsusProgress'),
      server,
      step: fc.constantFrom('categories' as const, 'updates' as const, 'otherItems' as const),
    }),
  ),
  wsusDone: fc.record({ kind: of('wsusDone'), server }),
  upstreamRetry: fc.record({
    kind: of('upstreamRetry'),
    server,
    attempt: count,
    delaySeconds: count,
    message: text,
    code,
  }),
  contentVersionSet: fc.record({ kind: of('contentVersionSet'), version }),
  siteDatabaseStarting: fc.record({ kind: of('siteDatabaseStarting'), server }),
  siteDatabaseProgress: withProgress(
    fc.record({
      kind: of('siteDatabaseProgress'),
      step: fc.constantFrom('categories' as const, 'updates' as const),
    }),
  ),
  siteDatabaseDone: fc.record({ kind: of('siteDatabaseDone'), server }),
  updateSynchronized: fc.record({ kind: of('updateSynchronized'), updateId: id, title: text }),
  updateSkipped: fc.record({
    kind: of('updateSkipped'),
    updateId: id,
    title: text,
    because: fc.constantFrom('superseded' as const, 'expired' as const),
  }),
  updateFailed: fc.record({
    kind: of('updateFailed'),
    updateId: id,
    revision: count,
    message: text,
    source: text,
    code,
  }),
  licenseFailed: fc.record({ kind: of('licenseFailed'), updateId: id, file: text, message: text }),
  emptySubscription: fc.record({
    kind: of('emptySubscription'),
    what: fc.constantFrom('classifications' as const, 'categories' as const),
  }),
  categoryNotOffered: fc.record({ kind: of('categoryNotOffered'), categoryId: id, name: text }),
  languageDisabled: fc.record({ kind: of('languageDisabled'), language: text }),
  categoryChanged: fc.record(
    {
      kind: of('categoryChanged'),
      change: fc.constantFrom('new' as const, 'renamed' as const, 'retired' as const),
      categoryId: id,
      name: text,
      previousName: text,
      subscribed: fc.boolean(),
    },
    { requiredKeys: ['kind', 'change', 'categoryId', 'name', 'subscribed'] },
  ),
  relisted: fc.record({ kind: of('relisted'), listed: count, noLongerOffered: count }),
  replicasStarting: fc.record({ kind: of('replicasStarting') }),
  declinesMirrored: fc.record({ kind: of('declinesMirrored'), server, declined: count, reinstated: count }),
  childrenNotified: fc.record({ kind: of('childrenNotified'), children: fc.array(site) }),
  succeeded: fc.record({ kind: of('succeeded'), pendingLicenseTerms: fc.nat(3) }),
  itemsUpdated: fc.record({ kind: of('itemsUpdated'), items: count, version }),
  nothingChanged: fc.record({ kind: of('nothingChanged'), version }),
  syncedWithParent: fc.record({ kind: of('syncedWithParent'), parentSite: site, version }),
  syncTime: fc.record({ kind: of('syncTime'), seconds: fc.nat(1_000_000) }),
  failed: fc.record({ kind: of('failed'), message: text, source: text, code }),
  retryScheduled: fc.record(
    { kind: of('retryScheduled'), minutes: count, updates: count },
    { requiredKeys: ['kind', 'minutes'] },
  ),
  stopped: fc.record({ kind: of('stopped'), user: text }),
  alertChanged: fc.record({
    kind: of('alertChanged'),
    alert: fc.constantFrom('active' as const, 'canceled' as const),
  }),
  cleanupStarting: fc.record({ kind: of('cleanupStarting'), server }),
  cleanupProcessed: fc.record({ kind: of('cleanupProcessed'), server, total: count, declined: count }),
  obsoleteDeleted: fc.record({ kind: of('obsoleteDeleted'), server, deleted: count }),
  cleanupDone: fc.record({ kind: of('cleanupDone') }),
  compactionProgress: fc.record({ kind: of('compactionProgress'), movedBytes: count, totalBytes: count }),
  compactionDone: fc.record({
    ...{ kind: of('compactionDone'), movedRecords: count, droppedRecords: count },
    ...{ movedBytes: count, removedBytes: count, complete: fc.boolean() },
  }),
  expiredDeleting: fc.record({ kind: of('expiredDeleting') }),
  expiredDeleted: fc.record({ kind: of('expiredDeleted'), deleted: count, done: fc.boolean() }),
  nextScheduled: fc.record({
    kind: of('nextScheduled'),
    sync: fc.constantFrom('regular' as const, 'retry' as const),
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  }),
  note: fc.record({
    kind: of('note'),
    severity: fc.constantFrom('information' as const, 'warning' as const, 'error' as const),
    text,
  }),
} satisfies { [K in SyncEventKind]: fc.Arbitrary<Extract<SyncEventBody, { kind: K }>> };

/** Any committed event; of any kind with equal weight. */
export const anyEvent: fc.Arbitrary<SyncEvent> = fc
  .record({
    sequence: fc.integer({ min: 1, max: 1_000_000 }),
    time: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    siteCode: site,
    runId: fc.option(fc.uuid(), { nil: undefined }),
    body: fc.oneof(...Object.values(eventBodies)),
  })
  .map(({ runId, ...event }) => ({ ...event, ...(runId === undefined ? {} : { runId }) }));
