import type { SiteRunResult } from './siteOutcome.ts';
import type { SiteDocument, SupDocument, SyncSource } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { FullSyncReason } from '../../domain/syncEvent.ts';
import { SyncState } from '../../domain/syncState.ts';
import { removeExpiredUpdates } from '../site/expiredCleanup.ts';
import { expandedSubscription } from '../hierarchy/expandedSubscription.ts';
import { synchronizeCategories } from '../site/categoryList.ts';
import { synchronizeSiteDatabase } from '../site/siteDatabase.ts';
import type { PendingLicenses } from '../wsus/pendingFiles.ts';
import { pullCatalog, type PullOutcome } from '../wsus/pullCatalog.ts';
import { siteCatalog, supCatalog } from '../wsus/supCatalog.ts';
import { type AppliedState, stateToApply } from './fullReasons.ts';
import { maintainAfterRun } from './maintainAfterRun.ts';
import { synchronizeReplicas } from './replicaSups.ts';
import type { RunContext } from './runContext.ts';
import { setSucceeded, setSupState } from './supState.ts';
import { upstreamEndpoint } from './upstreamEndpoint.ts';

/** What the top-level site's run found to do. */
export interface TopLevelPlan {
  readonly sup: SupDocument;
  readonly replicas: readonly SupDocument[];
  readonly reasons: readonly FullSyncReason[];
}

/** The top-level site's synchronization: upstream server → source SUP → site database → replica SUPs (configmgr-sync.md §4.1). */
export async function runTopLevelSite(base: RunContext, plan: TopLevelPlan): Promise<SiteRunResult> {
  const { ports, recorder, site, settings } = base;
  const { sup } = plan;
  const planned = stateToApply(base.subscription, settings, sup._id);
  const pull = await pullFromSource(base, sup, site.source, plan.reasons.length > 0);
  const context: RunContext = { ...base, subscription: await expandedSubscription(ports.store) };
  const applied = stateToApply(context.subscription, settings, sup._id);
  const grown =
    site.lastFullSync !== undefined && applied.appliedSubscription !== planned.appliedSubscription;
  const reasons = [
    ...new Set([
      ...plan.reasons,
      ...(pull?.reasons ?? []),
      ...(grown ? ['subscriptionChanged' as const] : []),
    ]),
  ];
  const full = reasons.length > 0;
  recorder.update({ kind: full ? 'full' : 'delta', reasons });
  recorder.emit({ kind: 'contentVersionSet', version: site.contentVersion });
  await setSupState(context, sup, SyncState.synchronizingSiteDatabase);
  await recorder.commit();
  const started = ports.clock.now();
  const items = await synchronizeSiteDatabase(context, sup, full);
  await removeExpiredUpdates(context);
  const processed = items;
  recorder.step({ name: 'siteDatabase', server: sup.serverName, started, processed });
  const { pendingLicenses } = pull ?? {};
  const contentVersion = await publishSite(context, sup, applied, full, pendingLicenses);
  await maintainAfterRun(context, sup, contentVersion);
  const replicaFailure = await synchronizeReplicas(
    context,
    pull?.sup ?? sup,
    plan.replicas,
    full,
    contentVersion,
  );
  return {
    contentVersion,
    full,
    ...(pendingLicenses === undefined ? {} : { pendingLicenses }),
    ...(replicaFailure === undefined ? {} : { replicaFailure }),
  };
}

async function pullFromSource(
  context: RunContext,
  sup: SupDocument,
  source: SyncSource | undefined,
  full: boolean,
): Promise<PullOutcome | undefined> {
  if (source === undefined) {
    throw new SyncError('noSource', 'No synchronization source is chosen for the top-level site', {
      source: 'getSiteUpdateSource',
    });
  }
  // A disconnected top-level site has its catalog from imported packages: only the site database is brought up to it.
  if (source.kind === 'none') return undefined;
  const { ports, recorder } = context;
  const started = ports.clock.now();
  const endpoint = upstreamEndpoint(context.site, sup);
  await setSupState(context, sup, SyncState.synchronizingWsus, {
    source: source.kind === 'microsoftUpdate' ? 'Microsoft Update' : new URL(endpoint.url).hostname,
  });
  const outcome = await pullCatalog(context, {
    sup,
    replica: false,
    full,
    selection: async (changedIds) => {
      // Families stand for the products they have now, those that this very list brought included.
      await synchronizeCategories(context, supCatalog(sup._id), 'open', changedIds);
      return expandedSubscription(ports.store);
    },
    endpoint,
  });
  recorder.step({ name: 'wsus', server: sup.serverName, started, processed: outcome.received });
  return outcome;
}

/** Publishes the site database with a higher content version if anything changed, and the success, in one commit. */
async function publishSite(
  context: RunContext,
  sup: SupDocument,
  applied: AppliedState,
  full: boolean,
  pendingLicenses: PendingLicenses | undefined,
): Promise<number> {
  const { ports, recorder } = context;
  const catalog = siteCatalog(context.site._id);
  const site = (await ports.store.document('sites', context.site._id)) ?? context.site;
  const changed = await ports.store.hasOpenChanges(catalog);
  const generation = ((await ports.store.generation(catalog))?.number ?? 0) + 1;
  const contentVersion = changed ? site.contentVersion + 1 : site.contentVersion;
  const now = ports.clock.now();
  const applies = await ports.store.generation(supCatalog(sup._id));
  const after: SiteDocument = {
    ...site,
    ...applied,
    contentVersion,
    ...(applies === undefined ? {} : { appliedGeneration: applies.number }),
    ...(full ? { lastFullSync: now } : {}),
    contentGenerations: changed
      ? [...site.contentGenerations, { version: contentVersion, generation, time: now }]
      : site.contentGenerations,
  };
  if (changed) recorder.emit({ kind: 'contentVersionSet', version: contentVersion });
  await setSucceeded(context, sup, contentVersion, pendingLicenses);
  const { counts } = recorder.run;
  const items = counts.new + counts.modified + counts.expired + counts.removed;
  recorder.emit(
    changed
      ? { kind: 'itemsUpdated', items, version: contentVersion }
      : { kind: 'nothingChanged', version: contentVersion },
  );
  recorder.emit({ kind: 'syncTime', seconds: Math.round((now - recorder.run.started) / 1000) });
  recorder.update({ contentVersion });
  await recorder.commit({
    catalogs: changed ? [{ catalog, publish: true }] : [],
    documents: [{ collection: 'sites', put: after }],
  });
  return contentVersion;
}
