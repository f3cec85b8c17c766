import type { OwedRun, PendingSyncDocument, RunDocument, SupDocument } from '../../domain/documents.ts';
import type { SyncError } from '../../domain/errors/syncError.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import { firstAllowed } from '../../domain/schedule/blackout.ts';
import { SyncState } from '../../domain/syncState.ts';
import { alertUpdate } from '../administration/alertUpdate.ts';
import { alertReason, syncAlert, syncAlertId } from '../administration/syncAlert.ts';
import { forgetOldRuns } from './forgetOldRuns.ts';
import type { RunContext } from './runContext.ts';
import { owe } from './owedRun.ts';
import type { SiteOutcome, SiteRequest } from './siteOutcome.ts';
import { setSupState } from './supState.ts';
import { siteSups } from './siteSups.ts';
import type { SiteRunResult } from './siteOutcome.ts';

type Concluding = Omit<RunContext, 'subscription'>;

/** Ends a run that did its work: alert canceled, retry taken back, or kept for license files, single updates and replicas that failed. */
export async function concludeSuccess(context: Concluding, result: SiteRunResult): Promise<SiteOutcome> {
  const { recorder, site, ports } = context;
  const { replicaFailure, pendingLicenses } = result;
  const failure = replicaFailure ?? pendingLicenses?.error;
  const [sup] = await siteSups(ports.store, site._id);
  if (sup !== undefined) await setAlert(context, sup, replicaFailure);
  if (failure !== undefined)
    await scheduleRetry(context, context.requestedFull && replicaFailure !== undefined);
  else {
    const setAside = await newlySetAside(context);
    if (setAside === 0) await forgetRetry(context);
    else await scheduleRetry(context, false, setAside);
  }
  const where = { parent: site._id };
  const children = await ports.store.documents('sites', { where, limit: 1000 });
  const links = await ports.store.documents('links', { where, limit: 1000 });
  const codes = [...children.items, ...links.items].map(({ _id }) => _id);
  if (codes.length > 0) recorder.emit({ kind: 'childrenNotified', children: codes });
  // Those in other services catch up by their links.
  for (const { _id } of children.items)
    recorder.put(await owe(ports.store, _id, requestOfParent(site._id, result)));
  await forgetOldRuns({ ...context, siteCode: site._id });
  recorder.update({
    ended: ports.clock.now(),
    outcome:
      replicaFailure !== undefined ? 'failed' : failure === undefined ? 'succeeded' : 'pendingLicenseTerms',
    ...(failure === undefined ? {} : { error: errorOf(failure) }),
  });
  await recorder.commit();
  return {
    siteCode: site._id,
    run: recorder.run,
    result,
    ...(replicaFailure === undefined ? {} : { error: replicaFailure }),
  };
}

/** Ends a run that failed or was stopped. Stopping is no failure: no alert, no retry; what was committed is kept either way. */
export async function concludeFailure(
  context: Concluding,
  sups: readonly SupDocument[],
  error: SyncError,
): Promise<SiteOutcome> {
  const { recorder, site, ports } = context;
  const cancelled = error.key === 'cancelled';
  // Whoever stopped it, not who had asked for it.
  if (cancelled) recorder.emit({ kind: 'stopped', user: error.source });
  else {
    recorder.emit({ kind: 'failed', message: error.message, source: error.source, code: error.code });
    recorder.explain(error);
  }
  for (const sup of sups) {
    const status = await ports.store.document('supStatus', sup._id);
    // A replica that the run did not come to keeps its state.
    if (sup.isDefault || status?.state === SyncState.synchronizingReplica) {
      const state = error.key === 'outOfSync' ? SyncState.outOfSync : SyncState.failed;
      await setSupState(context, sup, state, {
        error,
        ...(error.key === 'linkUnavailable' ? { link: 2 } : {}),
      });
    }
    if (sup.isDefault && !cancelled) await setAlert(context, sup, error);
  }
  // Without its anchors a full run takes a server that was set back as it is.
  const full = context.requestedFull || error.key === 'anchorBackwards';
  if (!cancelled) await scheduleRetry(context, full);
  await forgetOldRuns({ ...context, siteCode: site._id });
  recorder.update({
    ended: ports.clock.now(),
    outcome: cancelled ? 'cancelled' : 'failed',
    error: errorOf(error),
  });
  await recorder.commitWhenPossible(context.signal);
  return { siteCode: site._id, run: recorder.run, error };
}

/**
 * Updates that this run could not have and no run had tried before. The retry is for them; those that it cannot have either are
 * asked for again in every later run.
 */
async function newlySetAside({ recorder, site, ports }: Concluding): Promise<number> {
  const { started, counts } = recorder.run;
  if (counts.failed === 0) return 0;
  let found = 0;
  for (const { _id: sup } of await siteSups(ports.store, site._id)) {
    for await (const entries of pagesOf((after) =>
      ports.store.documents('quarantine', { where: { sup }, ...pageAfter(after, 1000) }),
    ))
      found += entries.filter(({ attempts, since }) => attempts === 1 && since >= started).length;
  }
  return found;
}

/** What a site that has published asks of each site below it. */
export function requestOfParent(
  parentSite: string,
  { contentVersion, full }: Pick<SiteRunResult, 'contentVersion' | 'full'>,
): OwedRun & SiteRequest & { readonly parentSite: string } {
  return { trigger: 'parent', parentSite, version: contentVersion, full };
}

/** A success cancels the retry; when the schedule was last followed stays known. */
async function forgetRetry({ recorder, site, ports }: Concluding): Promise<void> {
  const pending = await ports.store.document('pending', site._id);
  if (pending?.retryAt === undefined) return;
  const { _id, lastScheduled, owed } = pending;
  const put: PendingSyncDocument = {
    _id,
    ...(lastScheduled === undefined ? {} : { lastScheduled }),
    ...(owed === undefined ? {} : { owed }),
  };
  recorder.put({ collection: 'pending', put });
}

/** A synchronization that was asked to be full is tried again as one. */
async function scheduleRetry(
  { recorder, settings, site, ports }: Concluding,
  full: boolean,
  updates?: number,
): Promise<void> {
  const minutes = settings.retryIntervalMinutes;
  const pending: PendingSyncDocument = (await ports.store.document('pending', site._id)) ?? { _id: site._id };
  recorder.emit({ kind: 'retryScheduled', minutes, ...(updates === undefined ? {} : { updates }) });
  const wanted = ports.clock.now() + minutes * 60_000;
  const zone = site.schedule?.zone ?? site.zone;
  const retryAt = firstAllowed(wanted, { windows: settings.schedule.blackouts, zone }) ?? wanted;
  const put = { ...pending, retryAt, ...(full ? { retryFull: true } : {}) };
  recorder.put({ collection: 'pending', put });
}

async function setAlert(
  { ports, recorder, settings }: Concluding,
  sup: SupDocument,
  error: SyncError | undefined,
): Promise<void> {
  const before = await ports.store.document('alerts', syncAlertId(sup._id));
  if (before?.state === 'disabled') return;
  // One that was raised for another reason ends with the success all the same.
  if (!settings.alerts.onFailure && (error !== undefined || before === undefined)) return;
  const now = ports.clock.now();
  if (before?.state === 'postponed' && (before.postponedUntil ?? 0) > now && error !== undefined) return;
  const state = error === undefined ? (before === undefined ? 'neverTriggered' : 'canceled') : 'active';
  if (before?.state === state && before.message === error?.message) return;
  const reason = error === undefined ? {} : alertReason(error);
  const alert = syncAlert(sup, { state, changed: now, ...reason });
  // A failure with another reason does not put off the next reminder.
  const isStillActive = state === 'active' && before?.state === 'active';
  const after = isStillActive ? { ...alert, reminded: before.reminded ?? before.changed } : alert;
  if (state === 'active') recorder.emit({ kind: 'alertChanged', alert: 'active' });
  for (const change of alertUpdate(ports, settings, before, after)) recorder.put(change);
}

/** A failure as the journal of runs keeps it. */
export function errorOf(error: SyncError): NonNullable<RunDocument['error']> {
  const { cause, remedy } = error.entry;
  return { code: error.code, key: error.key, message: error.message, cause, remedy };
}
