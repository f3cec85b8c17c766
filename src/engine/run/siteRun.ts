import type { RunDocument, SiteDocument, SubscriptionDocument, SupDocument } from '../../domain/documents.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { SyncEventBody } from '../../domain/syncEvent.ts';
import type { ParentState, SiteLink } from '../../domain/siteLink.ts';
import { SyncState } from '../../domain/syncState.ts';
import { expandedSubscription } from '../hierarchy/expandedSubscription.ts';
import { LocalSiteLink } from '../hierarchy/localSiteLink.ts';
import type { EnginePorts } from '../ports.ts';
import { runChildSite } from './childRun.ts';
import { fullReasons, stateToApply } from './fullReasons.ts';
import { concludeFailure, concludeSuccess } from './conclude.ts';
import type { RunContext } from './runContext.ts';
import { settle } from './owedRun.ts';
import { noCounts, RunRecorder } from './runRecorder.ts';
import { siteSups } from './siteSups.ts';
import { setSupState } from './supState.ts';
import { runTopLevelSite } from './topLevelRun.ts';
import type { SiteOutcome, SiteRequest, SiteRunResult } from './siteOutcome.ts';

/** One synchronization of one site, from what woke it to its end; never rejects for what can be told in status and log. */
export async function runSite(
  ports: EnginePorts,
  siteCode: string,
  request: SiteRequest,
  signal: AbortSignal,
): Promise<SiteOutcome> {
  const site = await ports.store.document('sites', siteCode);
  if (site === undefined) throw new SyncError('notFound', `There is no site ${siteCode}`);
  const sups = await siteSups(ports.store, siteCode);
  const recorder = new RunRecorder(ports, newRun(ports, site._id, request));
  for (const body of openingEvents(site, sups, request)) recorder.emit(body);
  // From here on the run itself is what a crash leaves.
  for (const change of await settle(ports.store, siteCode)) recorder.put(change);
  await recorder.commit();
  const context = {
    ports,
    recorder,
    signal,
    site,
    settings: await ports.settings(),
    requestedFull: request.full,
    acceptLosses: request.acceptLosses ?? false,
  };
  try {
    const result =
      site.parent === undefined
        ? await topLevel(context, sups, request.full)
        : await child(context, sups, request.full);
    return await concludeSuccess(context, result);
  } catch (error) {
    await recorder.settled();
    const failure = signal.aborted ? asCancelled(signal) : asSyncError(error, 'CWSyncMgr::DoSync');
    return await concludeFailure(context, sups, failure);
  }
}

type Unsubscribed = Omit<RunContext, 'subscription'>;

async function topLevel(
  base: Unsubscribed,
  sups: readonly SupDocument[],
  full: boolean,
): Promise<SiteRunResult> {
  const [sup, ...replicas] = sups;
  if (sup === undefined)
    throw new SyncError('noSoftwareUpdatePoint', `Site ${base.site._id} has no software update point`);
  const subscription = await expandedSubscription(base.ports.store);
  const context: RunContext = { ...base, subscription };
  const applied = stateToApply(subscription, base.settings, sup._id);
  const reasons = fullReasons(base.site, applied, base.settings, full, base.ports.clock.now());
  for (const reason of reasons) base.recorder.emit({ kind: 'fullSyncRequired', reason });
  base.recorder.update({ kind: reasons.length > 0 ? 'full' : 'delta', reasons });
  await setSupState(context, sup, SyncState.started);
  await base.recorder.commit();
  return runTopLevelSite(context, { sup, replicas, reasons });
}

async function child(
  base: Unsubscribed,
  sups: readonly SupDocument[],
  full: boolean,
): Promise<SiteRunResult> {
  const [sup] = sups;
  const first = base.site.contentVersion === 0;
  const reason = first ? 'firstSynchronization' : 'requested';
  base.recorder.update({ kind: full ? 'full' : 'delta', reasons: full ? [reason] : [] });
  if (full) base.recorder.emit({ kind: 'fullSyncRequired', reason });
  if (sup !== undefined) await setSupState(base, sup, SyncState.started);
  await base.recorder.commit();
  const link = linkToParent(base.ports, base.site);
  const parent = await link.parentState(base.signal);
  if (base.site.parentService !== undefined) await keepSubscription(base, parent);
  return runChildSite({ ...base, subscription: parent.subscription }, link, parent, sups, full);
}

function linkToParent(ports: EnginePorts, site: SiteDocument): SiteLink {
  return site.parentService === undefined
    ? new LocalSiteLink(ports, site.parent ?? '')
    : ports.links.toParent(site._id);
}

/** Sites below this one in the same data folder, and what its SUPs serve, go by the subscription that the top-level site sent down. */
async function keepSubscription({ ports, recorder }: Unsubscribed, parent: ParentState): Promise<void> {
  const { products, classifications, languages } = parent.subscription;
  const put: SubscriptionDocument = { _id: 'subscription', products, classifications, languages };
  const before = await ports.store.document('subscription', put._id);
  if (JSON.stringify(before) !== JSON.stringify(put)) recorder.put({ collection: 'subscription', put });
}

/** The entry of a run in the journal, as it begins. */
export function newRun(
  { clock, ids }: Pick<EnginePorts, 'clock' | 'ids'>,
  siteCode: string,
  request: SiteRequest,
): RunDocument {
  const started = clock.now();
  return {
    _id: `${new Date(started).toISOString()} ${siteCode} ${ids.guid().slice(0, 8)}`,
    siteCode,
    trigger: request.trigger,
    ...(request.user === undefined ? {} : { requestedBy: request.user }),
    ...(request.acceptLosses === true ? { acceptLosses: true } : {}),
    // From the first commit on: what a crash cuts off is resumed as what it was asked to be.
    kind: request.full ? 'full' : 'delta',
    reasons: [],
    started,
    outcome: 'running',
    steps: [],
    counts: noCounts,
    bytes: 0,
  };
}

function openingEvents(
  site: SiteDocument,
  sups: readonly SupDocument[],
  request: SiteRequest,
): SyncEventBody[] {
  const opening: SyncEventBody[] = [
    {
      kind: 'wakeup',
      by: request.trigger === 'schedule' ? 'schedule' : request.trigger === 'retry' ? 'polling' : 'inbox',
    },
  ];
  if (request.trigger === 'local') {
    opening.push({
      kind: 'requestFound',
      request: request.full ? 'localFull' : 'local',
      ...(request.user === undefined ? {} : { user: request.user }),
    });
  }
  if (request.trigger === 'parent') {
    opening.push({
      kind: 'requestFound',
      request: 'parent',
      parentSite: request.parentSite ?? site.parent ?? '',
    });
  }
  opening.push(
    { kind: 'syncStarting' },
    { kind: 'performing', trigger: request.trigger },
    { kind: 'supsRead', siteServer: site.siteServer, servers: sups.map(({ serverName }) => serverName) },
  );
  return opening;
}

function asCancelled(signal: AbortSignal): SyncError {
  const reason: unknown = signal.reason;
  return reason instanceof SyncError
    ? reason
    : new SyncError('cancelled', 'The synchronization was stopped', { cause: reason });
}
