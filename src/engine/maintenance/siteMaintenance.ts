import type { RunDocument, SupDocument } from '../../domain/documents.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EnginePorts } from '../ports.ts';
import { errorOf } from '../run/conclude.ts';
import { forgetOldRuns } from '../run/forgetOldRuns.ts';
import { noCounts, RunRecorder } from '../run/runRecorder.ts';
import { siteSups } from '../run/siteSups.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { compactStore } from './compactStore.ts';
import { maintainSup } from './maintainSup.ts';
import { siteMaintenanceKey } from './maintenanceDue.ts';
import { maintainedAt } from './maintenanceStates.ts';
import { maintenanceStep } from './maintenanceStep.ts';
import { cleanUpSite } from './siteCleanup.ts';

/** What a site is to be maintained with. */
export interface SiteMaintenanceRequest {
  /** Somebody asked: everything is looked at. By itself it leaves out what was maintained not long ago. */
  readonly trigger: 'local' | 'schedule';
  readonly user?: string;
  /** Whether the store is compacted as well, which concerns all sites. */
  readonly compact: boolean;
}

/** What ends a maintenance before it is done: `stop` the whole, `rest` its compaction. */
export interface MaintenanceSignals {
  readonly stop: AbortSignal;
  readonly rest: AbortSignal;
}

/** How a site's maintenance ended. */
export interface MaintenanceOutcome {
  readonly siteCode: string;
  readonly run: RunDocument;
  /** The content version that clean-up brought. */
  readonly raisedTo?: number;
  /** It gave way to a synchronization before all was done. */
  readonly gaveWay: boolean;
}

/**
 * Maintains a site, as a run of its own: WSUS maintenance of each SUP, clean-up of the site database where there is no parent, and
 * compaction. What fails keeps none of the rest from being done; each step is a commit, so that whatever is cut off goes on.
 */
export async function maintainSite(
  ports: EnginePorts,
  siteCode: string,
  request: SiteMaintenanceRequest,
  signals: MaintenanceSignals,
): Promise<MaintenanceOutcome> {
  const site = await ports.store.document('sites', siteCode);
  if (site === undefined) throw new SyncError('notFound', `There is no site ${siteCode}`);
  const recorder = new RunRecorder(ports, newRun(ports, siteCode, request));
  await recorder.commit();
  const allSettings = await ports.settings();
  const { maintenance: settings } = allSettings;
  const failures: SyncError[] = [];
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    if (isAborted(signals.stop)) return undefined;
    try {
      return await work();
    } catch (error) {
      if (isAborted(signals.stop)) return undefined;
      const failure = asSyncError(error);
      failures.push(failure);
      const text = `Maintenance of ${what} failed: ${failure.message}. ${failure.entry.remedy}`;
      recorder.emit({ kind: 'note', severity: 'error', text });
      return undefined;
    }
  };
  for (const sup of await siteSups(ports.store, siteCode)) {
    const work = { sup, settings, version: site.contentVersion, request };
    await attempt(sup.serverName, () => maintainOneSup(ports, recorder, work, signals.stop));
  }
  const raisedTo =
    site.parent === undefined
      ? await attempt(`the database of site ${siteCode}`, () => cleanUpSite(ports, recorder, site, settings))
      : undefined;
  const resting = AbortSignal.any([signals.stop, signals.rest]);
  const complete =
    !(request.compact && settings.compact) ||
    (await attempt('the store', () => compactStore(ports, recorder, allSettings, resting)));
  const gaveWay = isAborted(signals.stop)
    ? signals.stop.reason === wayGiven
    : complete !== true && signals.rest.aborted;
  const run = await conclude(ports, recorder, { failures, signals, gaveWay });
  return { siteCode, run, gaveWay, ...(raisedTo === undefined ? {} : { raisedTo }) };
}

async function maintainOneSup(
  ports: EnginePorts,
  recorder: RunRecorder,
  work: {
    readonly sup: SupDocument;
    readonly settings: Settings['maintenance'];
    readonly version: number;
    readonly request: SiteMaintenanceRequest;
  },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = ports;
  const { sup, settings, version, request } = work;
  if (!(settings.declineExpired || settings.removeObsolete)) return;
  if ((await store.generation(supCatalog(sup._id))) === undefined) return;
  const last = await maintainedAt(store, sup._id);
  const isRecent = last !== undefined && clock.now() - last < settings.everyHours * 3_600_000;
  if (request.trigger === 'schedule' && isRecent) return;
  const started = clock.now();
  const done = await maintainSup(ports, { sup, settings, siteAt: 'published', version }, signal);
  recorder.step(maintenanceStep(sup, started, done));
  await recorder.commit();
}

async function conclude(
  ports: EnginePorts,
  recorder: RunRecorder,
  {
    failures: [failure],
    signals,
    gaveWay,
  }: {
    readonly failures: readonly SyncError[];
    readonly signals: MaintenanceSignals;
    readonly gaveWay: boolean;
  },
): Promise<RunDocument> {
  const { siteCode } = recorder.run;
  const stopped = signals.stop.aborted && !gaveWay;
  const ended = ports.clock.now();
  const outcome = gaveWay
    ? 'interrupted'
    : stopped
      ? 'cancelled'
      : failure === undefined
        ? 'succeeded'
        : 'failed';
  if (stopped) recorder.emit({ kind: 'stopped', user: asSyncError(signals.stop.reason).source });
  recorder.update({ ended, outcome, ...(failure === undefined ? {} : { error: errorOf(failure) }) });
  if (outcome === 'succeeded' || outcome === 'failed')
    recorder.put({ collection: 'settings', put: { _id: siteMaintenanceKey(siteCode), value: ended } });
  await forgetOldRuns({ ports, recorder, siteCode });
  await recorder.commit();
  return recorder.run;
}

function newRun({ clock, ids }: EnginePorts, siteCode: string, request: SiteMaintenanceRequest): RunDocument {
  const started = clock.now();
  return {
    _id: `${new Date(started).toISOString()} ${siteCode} ${ids.guid().slice(0, 8)}`,
    ...{ siteCode, trigger: request.trigger, kind: 'maintenance', reasons: [], started },
    ...(request.user === undefined ? {} : { requestedBy: request.user }),
    ...{ outcome: 'running', steps: [], counts: noCounts, bytes: 0 },
  };
}

/** Why a maintenance is ended that goes on after a synchronization. */
export const wayGiven = new SyncError('cancelled', 'A synchronization goes first');

/** Asked anew each time: a signal changes while others are waited for. */
function isAborted({ aborted }: AbortSignal): boolean {
  return aborted;
}
