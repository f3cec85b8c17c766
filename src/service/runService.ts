import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import process from 'node:process';
import type { Application } from '../app/application.ts';
import { withFolderFailures } from '../app/folderFailures.ts';
import { type ApplicationOptions, openApplication } from '../app/openApplication.ts';
import { systemClock } from '../base/clock.ts';
import { everyStep } from '../base/everyStep.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { isForOthers } from '../domain/supListening.ts';
import { writeAudit } from './auditTrail.ts';
import { createService } from './host/createService.ts';
import { untilIdle } from './idleWatch.ts';
import { keepReachable } from './keepReachable.ts';
import { openLink } from './link/openLink.ts';
import { ServiceLinks } from './link/serviceLinks.ts';
import { serviceHealth } from './metrics/health.ts';
import { type Monitoring, startMonitoring } from './metrics/startMonitoring.ts';
import { markPending, unmarkPending } from './pendingMark.ts';
import { resumeRuns } from './resumeRuns.ts';
import type { SessionOptions } from './rpc/doorSession.ts';
import { grantFor } from './rpc/grant.ts';
import type { ServiceState } from './rpc/messages.ts';
import { apiVersion } from './rpc/release.ts';
import { ServiceHost } from './rpc/serviceHost.ts';
import { openRemoteDoor, type RemoteDoor, type RemoteDoorOptions } from './remote/remoteDoor.ts';
import { RoleDoors } from './roleDoors.ts';
import { serviceAddress } from './serviceAddress.ts';
import { readServiceFile, removeServiceFile, type ServiceFile, writeServiceFile } from './serviceFile.ts';

/** How the service of a data folder is run. */
export interface RunServiceOptions extends Omit<ApplicationOptions, 'armed'> {
  /** Version of the product. */
  readonly version: string;
  /** Ends by itself when no door, run, schedule or retry needs it. */
  readonly onDemand: boolean;
  /** How long nobody must have needed it; 5 minutes by default. */
  readonly idleMilliseconds?: number;
  /** The same where a door said that schedules do not keep it; 10 seconds by default: a window that is reloaded finds it again. */
  readonly leftMilliseconds?: number;
  /** Lets doors of other machines in, by tokens; without it the service is this machine's alone. */
  readonly remote?: RemoteDoorOptions;
  /** Port of `/healthz`, `/readyz` and `/metrics` on loopback, 0 for any free one; absent: they are not offered. */
  readonly metricsPort?: number;
  /** Hears of defects, with the operation they showed in. */
  readonly onFailure: (operation: string, error: unknown) => void;
}

/** A service that doors can connect to. */
export interface RunningService {
  readonly address: string;
  /** Where doors of other machines come in, and what they can trust it by; null where they do not. */
  readonly remote: RemoteDoor['view'] | null;
  /** Where health and metrics are; null where they are not offered. */
  readonly metricsUrl: string | null;
  /** What the first door is told: that the service before had ended unexpectedly. */
  readonly notice: string | null;
  /** Resolves with the reason when the service has ended and the folder is free. */
  readonly ended: Promise<string>;
  /** Stops what runs, cleanly, and ends. */
  end(reason: string): Promise<void>;
}

/** Services that end unexpectedly so often, each within the hour, are not given the same run again. */
const mostResumptions = 3;
const hour = 3_600_000;

/** Runs the service of a data folder in this process. Rejects with `busy` while another process works there. */
export async function runService(options: RunServiceOptions): Promise<RunningService> {
  const clock = options.clock ?? systemClock;
  await withFolderFailures(options.folder, async () => {
    await mkdir(options.folder, { recursive: true });
    await markPending(options.folder);
  });
  try {
    const links = new ServiceLinks({
      clock,
      open: openLink({
        version: options.version,
        certificateAuthorities: options.certificateAuthorities ?? [],
      }),
      onUnexpected: (error) => {
        options.onFailure('link', error);
      },
    });
    const app = await openApplication({ ...options, links, armed: true });
    try {
      // The folder is ours: whoever left the file behind has ended without removing it.
      const before = await readServiceFile(app.folder);
      const file: ServiceFile = {
        pid: process.pid,
        address: await serviceAddress(app.folder),
        secret: randomBytes(32).toString('hex'),
        version: options.version,
        started: new Date(clock.now()).toISOString(),
        unexpectedEnds: unexpectedEnds(before, clock.now()),
      };
      const notice = await takeUp(app, before, file.unexpectedEnds);
      return await serve({ ...options, clock }, app, links, { file, notice });
    } catch (error) {
      await app.close();
      throw error;
    }
  } finally {
    await unmarkPending(options.folder);
  }
}

function unexpectedEnds(before: ServiceFile | undefined, now: number): number {
  if (before === undefined) return 0;
  return now - Date.parse(before.started) > hour ? 1 : before.unexpectedEnds + 1;
}

async function takeUp(
  app: Application,
  before: ServiceFile | undefined,
  ends: number,
): Promise<string | null> {
  const sites = ends > mostResumptions ? [] : await resumeRuns(app);
  if (before === undefined) return null;
  const ended = `The service that was started at ${before.started} had ended unexpectedly`;
  if (ends > mostResumptions) return `${ended}, like ${ends - 1} before it: nothing is resumed by itself.`;
  return sites.length === 0 ? `${ended}.` : `${ended}; the synchronization of ${sites.join(', ')} resumes.`;
}

async function serve(
  options: RunServiceOptions & Required<Pick<RunServiceOptions, 'clock'>>,
  app: Application,
  links: ServiceLinks,
  { file, notice }: { readonly file: ServiceFile; readonly notice: string | null },
): Promise<RunningService> {
  const { clock, onDemand, version, onFailure } = options;
  let untold = notice;
  let ending: Promise<void> | undefined;
  let isKeptBySchedules = true;
  const watch = new AbortController();
  let tellEnded: (reason: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    tellEnded = resolve;
  });
  const end = (reason: string): Promise<void> => {
    ending ??= close().then(
      () => {
        tellEnded(reason);
      },
      (error: unknown) => {
        onFailure('end', error);
        tellEnded(`${reason}, not cleanly`);
      },
    );
    return ending;
  };
  await links.start(app);
  // What a unix socket leaves behind when its process is killed.
  if (process.platform !== 'win32') await rm(file.address, { force: true });
  const shared: Omit<SessionOptions, 'grant' | 'state'> = {
    service: createService(app, links),
    links: (method, params, door) => links.handle(method, params, door),
    lastSequence: () => app.lastSequence(),
    takeNotice: () => {
      const told = untold;
      untold = null;
      return told;
    },
    isEnding: () => ending !== undefined,
    onFinish: () => {
      // It tells its own failures.
      void end('A door asked for it');
    },
    onKeptBySchedules: (kept) => {
      isKeptBySchedules = kept;
    },
    audit: (entry) => {
      writeAudit(app, entry).catch((error: unknown) => {
        onFailure('audit', error);
      });
    },
    onFailure,
  };
  let remote: RemoteDoor | undefined;
  let roles: RoleDoors | undefined;
  let monitoring: Monitoring | undefined;
  let keeping: Promise<unknown> = Promise.resolve();
  const doors = (): number => host.doors + (roles?.doors ?? 0) + (remote?.host.doors ?? 0);
  const visits = (): number => host.visits + (roles?.visits ?? 0) + (remote?.host.visits ?? 0);
  const state = (): ServiceState => ({
    ...{ api: apiVersion, version, pid: process.pid, started: file.started, onDemand },
    doors: doors(),
    running: app.coordinator.running,
    health: serviceHealth(app.health()),
  });
  const host = await ServiceHost.listen({
    ...{ ...shared, state },
    address: file.address,
    grant: grantFor(file.secret),
  });
  const close = async (): Promise<void> => {
    watch.abort(new SyncError('cancelled', 'The service ends'));
    await everyStep([
      () => markPending(app.folder),
      async () => {
        try {
          // Nothing is put back that is taken away below.
          await keeping;
        } catch {
          // It has told how it failed, or ends because of this.
        }
      },
      () => {
        host.stopListening();
        remote?.host.stopListening();
      },
      () => roles?.stopListening(),
      () => removeServiceFile(app.folder, file.pid),
      () => Promise.all([host.abortCalls(), roles?.abortCalls(), remote?.host.abortCalls()]),
      // Doors that wait for a run hear how it ended.
      () => app.close(),
      () => host.close(),
      () => roles?.close(),
      () => remote?.close(),
      () => monitoring?.close(),
      () => unmarkPending(app.folder),
    ]);
  };
  try {
    if (options.remote !== undefined)
      remote = await openRemoteDoor({ ...shared, state }, app, { ...options.remote, clock });
    roles = await RoleDoors.open({ ...shared, state }, app.folder, file);
    if (options.metricsPort !== undefined)
      monitoring = await startMonitoring({
        ...{ app, version, doors, port: options.metricsPort, onFailure },
        isReady: () => ending === undefined,
      });
    await writeServiceFile(app.folder, file);
  } catch (error) {
    await host.close();
    await roles?.close();
    await remote?.close();
    await monitoring?.close();
    throw error;
  }
  const own = { folder: app.folder, file, host, readers: 'owner' } as const;
  const keeper = keepReachable(
    { clock, dataFolder: app.folder, entrances: [own, ...roles.entrances], onFailure },
    watch.signal,
  );
  keeping = keeper;
  keeper.then(
    (lost) => {
      onFailure('data folder', lost);
      return end(lost.message);
    },
    (error: unknown) => {
      if (!watch.signal.aborted) onFailure('entrance', error);
    },
  );
  if (onDemand) {
    const { idleMilliseconds: idle = 300_000, leftMilliseconds = Math.min(idle, 10_000) } = options;
    const idleMilliseconds = (): number => (isKeptBySchedules ? idle : leftMilliseconds);
    const isNeeded = async (): Promise<boolean> =>
      doors() > 0 ||
      app.coordinator.running.length > 0 ||
      (await isForOtherServices(app)) ||
      (isKeptBySchedules && (await hasAppointments(app)));
    untilIdle({ clock, idleMilliseconds, isNeeded, uses: visits }, watch.signal).then(
      () => end('Nobody needed it'),
      (error: unknown) => {
        if (!watch.signal.aborted) onFailure('idle watch', error);
      },
    );
  }
  const { address } = file;
  const [metricsUrl, remoteView] = [monitoring?.url ?? null, remote?.view ?? null];
  return { address, remote: remoteView, metricsUrl, notice, ended, end };
}

/** Whether a link is to be kept up, or other machines to be served. */
async function isForOtherServices({ ports: { store } }: Application): Promise<boolean> {
  if ((await store.documents('links', { limit: 1 })).items.length > 0) return true;
  return (await store.documents('sups', { limit: 10_000 })).items.some(isForOthers);
}

/** Whether a schedule or a retry is to fire some time. */
async function hasAppointments({ ports: { store } }: Application): Promise<boolean> {
  const sites = await store.documents('sites', { limit: 10_000 });
  if (sites.items.some(({ schedule }) => schedule !== undefined)) return true;
  const pending = await store.documents('pending', { limit: 10_000 });
  return pending.items.some(({ retryAt }) => retryAt !== undefined);
}
