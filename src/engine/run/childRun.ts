import type { SiteDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ParentState, SiteLink } from '../../domain/siteLink.ts';
import { SyncState } from '../../domain/syncState.ts';
import { takeOverCategories } from '../site/categoryList.ts';
import { replicateFromParent } from '../site/childDatabase.ts';
import type { PendingLicenses } from '../wsus/pendingFiles.ts';
import { pullCatalog, type PullOutcome } from '../wsus/pullCatalog.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { parentEndpoint } from './parentEndpoint.ts';
import { maintainAfterRun } from './maintainAfterRun.ts';
import { synchronizeReplicas } from './replicaSups.ts';
import type { RunContext } from './runContext.ts';
import { setSucceeded, setSupState } from './supState.ts';
import type { SiteRunResult } from './siteOutcome.ts';

/**
 * A child site's synchronization (configmgr-sync.md §4.2): its SUP pulls from the parent's SUP, the site database takes
 * over the parent's change sets, and after maintenance the replicas pull from the SUP. A site without a SUP only does the last.
 */
export async function runChildSite(
  context: RunContext,
  link: SiteLink,
  parent: ParentState,
  sups: readonly SupDocument[],
  full: boolean,
): Promise<SiteRunResult> {
  const { recorder, site } = context;
  const contentVersion = parent.content.version;
  const [sup, ...replicas] = sups;
  if (sup === undefined && site.parentService !== undefined)
    throw new SyncError(
      'noSoftwareUpdatePoint',
      `Site ${site._id} is kept apart from its parent ${parent.siteCode} and has no software update point: documents travel from one to the other`,
    );
  if (contentVersion < site.contentVersion) {
    const error = new SyncError(
      'outOfSync',
      `Content version ${site.contentVersion} of site ${site._id} is above version ${contentVersion} of its parent ${parent.siteCode}`,
    );
    if (sup !== undefined) {
      await setSupState(context, sup, SyncState.outOfSync, {
        error,
        strings: [sup.serverName, parent.sup?.serverName ?? ''],
      });
    }
    throw error;
  }
  const pull = sup === undefined ? undefined : await pullFromParent(context, sup, parent, full);
  if (pull !== undefined) recorder.emit({ kind: 'contentVersionSet', version: contentVersion });
  const replicated = await replicateFromParent(context, link, parent, { sup, full });
  if (site.parentService !== undefined)
    await takeOverCategories(context, siteCatalog(site._id), 'open', replicated.changedIds);
  let replicaFailure: SyncError | undefined;
  if (pull !== undefined) {
    await maintainAfterRun(context, pull.sup, contentVersion);
    replicaFailure = await synchronizeReplicas(context, pull.sup, replicas, full, contentVersion);
  }
  const pendingLicenses = pull?.pendingLicenses;
  await publishChild(context, parent, { sup, full, pendingLicenses, complete: replicated.complete });
  return {
    contentVersion,
    full,
    ...(pendingLicenses === undefined ? {} : { pendingLicenses }),
    ...(replicaFailure === undefined ? {} : { replicaFailure }),
  };
}

async function pullFromParent(
  context: RunContext,
  sup: SupDocument,
  parent: ParentState,
  full: boolean,
): Promise<PullOutcome> {
  const { ports, recorder } = context;
  if (parent.sup === undefined) {
    throw new SyncError(
      'noSoftwareUpdatePoint',
      `The parent site ${parent.siteCode} has no software update point`,
    );
  }
  const started = ports.clock.now();
  await setSupState(context, sup, SyncState.synchronizingWsus, { source: parent.sup.serverName, link: 0 });
  const outcome = await pullCatalog(context, {
    sup,
    replica: false,
    full,
    selection: () => Promise.resolve(context.subscription),
    endpoint: parentEndpoint(sup, parent.sup),
  });
  recorder.step({ name: 'wsus', server: sup.serverName, started, processed: outcome.received });
  return outcome;
}

interface Publishing {
  readonly sup: SupDocument | undefined;
  readonly full: boolean;
  readonly pendingLicenses: PendingLicenses | undefined;
  /** Everything that the parent has is there. */
  readonly complete: boolean;
}

async function publishChild(
  context: RunContext,
  parent: ParentState,
  { sup, full, pendingLicenses, complete }: Publishing,
): Promise<void> {
  const { ports, recorder } = context;
  const catalog = siteCatalog(context.site._id);
  const site = (await ports.store.document('sites', context.site._id)) ?? context.site;
  const changed = await ports.store.hasOpenChanges(catalog);
  const before = (await ports.store.generation(catalog))?.number ?? 0;
  const now = ports.clock.now();
  const { version } = parent.content;
  // With a moment of its own what is incomplete is compared as a whole the next time.
  const time = complete ? parent.content.time : now;
  const after: SiteDocument = {
    ...site,
    contentVersion: version,
    ...(full ? { lastFullSync: now } : {}),
    contentGenerations: [
      ...site.contentGenerations.filter((entry) => entry.version !== version),
      { version, generation: changed ? before + 1 : before, time },
    ],
  };
  if (sup === undefined) recorder.emit({ kind: 'succeeded', pendingLicenseTerms: 0 });
  else await setSucceeded(context, sup, version, pendingLicenses);
  recorder.emit({ kind: 'syncedWithParent', parentSite: parent.siteCode, version });
  recorder.emit({ kind: 'syncTime', seconds: Math.round((now - recorder.run.started) / 1000) });
  recorder.update({ contentVersion: version });
  await recorder.commit({
    catalogs: changed ? [{ catalog, publish: true }] : [],
    documents: [{ collection: 'sites', put: after }],
  });
}
