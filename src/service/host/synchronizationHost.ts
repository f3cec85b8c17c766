import { stoppable } from '../../base/stoppable.ts';
import type { OperationProgress } from '../../domain/operationProgress.ts';
import type { SyncEvent } from '../../domain/syncEvent.ts';
import { progressNote } from '../../domain/words/progressNote.ts';
import type { Application } from '../../app/application.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { LogPlace } from '../../domain/log/logText.ts';
import { nextRun, withBlackouts } from '../../domain/schedule/nextRuns.ts';
import { compareVersions, stateWords } from '../../engine/administration/compareVersions.ts';
import { allSites, requireSite, rootSite } from '../../engine/administration/siteAdministration.ts';
import { statusMessages } from '../../engine/administration/statusMessages.ts';
import { linkToward } from '../../engine/administration/remoteSites.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import { emptyStatus } from '../../engine/run/supState.ts';
import type { SiteOutcome } from '../../engine/run/siteOutcome.ts';
import type {
  StartedSynchronization,
  SupStatusView,
  SynchronizationOperations,
  SynchronizeRequest,
  VersionDifference,
} from '../api/synchronization.ts';
import type { ServiceLinks } from '../link/serviceLinks.ts';
import { liveness, parentHealth, remoteStatus } from './remoteViews.ts';
import { severityLetter, statusMessageView } from './statusMessageView.ts';
import { supStatusView } from './supStatusView.ts';

interface Started extends StartedSynchronization {
  readonly hierarchy: Promise<readonly SiteOutcome[]>;
  readonly stop: (user: string) => Promise<boolean>;
}

/** Starting, stopping and watching, on an open data folder. */
export function synchronizationHost(app: Application, links?: ServiceLinks): SynchronizationOperations {
  const { ports, coordinator } = app;
  const { store } = ports;
  const siteOf = async (siteCode: string | undefined) =>
    siteCode === undefined ? rootSite(store) : requireSite(store, siteCode);
  /** A site that another service keeps, with its parent; undefined for those here. */
  const remoteSite = async (
    siteCode: string | undefined,
  ): Promise<{ _id: string; parent: string } | undefined> => {
    const code = siteCode?.toUpperCase();
    const link = code === undefined ? undefined : await linkToward(store, code);
    if (code === undefined || link === undefined) return undefined;
    return { _id: code, parent: link.sites.find((site) => site.siteCode === code)?.parent ?? link.parent };
  };
  const startRemote = (
    site: { readonly _id: string; readonly parent: string },
    { full = false, user }: SynchronizeRequest,
  ): Started => ({
    siteCode: site._id,
    disposition: 'started',
    hierarchy: coordinator.requestRemote(site, {
      trigger: 'parent',
      full,
      parentSite: site.parent,
      ...(user === undefined ? {} : { user }),
    }),
    stop: async (by: string) => (await links?.children.stop(site._id, by)) ?? false,
  });
  const start = async (request: SynchronizeRequest): Promise<Started> => {
    const remote = await remoteSite(request.siteCode);
    if (remote !== undefined) return startRemote(remote, request);
    const { siteCode, full = false, acceptLosses = false, user } = request;
    const site = await siteOf(siteCode);
    const ticket = coordinator.request(site._id, {
      trigger: site.parent === undefined ? 'local' : 'parent',
      full,
      acceptLosses,
      ...(user === undefined ? {} : { user }),
      ...(site.parent === undefined ? {} : { parentSite: site.parent }),
    });
    const stop = (by: string) => Promise.resolve(coordinator.stop(site._id, by));
    return { ...ticket, siteCode: site._id, stop };
  };
  return {
    synchronize: async (request, { signal, onProgress } = {}) => {
      const ticket = await start(request);
      const watch =
        onProgress === undefined
          ? undefined
          : app.onDidCommit((events) => {
              tellProgress(events, onProgress);
            });
      const stop = (): void => {
        // A service that cannot be told ends the wait by its link.
        ticket.stop(request.user ?? 'door').catch(() => false);
      };
      try {
        const outcomes = await stoppable(ticket.hierarchy, stop, signal);
        return { disposition: ticket.disposition, runs: outcomes.map(({ run }) => run) };
      } finally {
        watch?.dispose();
      }
    },
    startSynchronization: async (request) => {
      // The run writes down how it ends, and the coordinator reports one that cannot.
      const { siteCode, disposition } = await start(request);
      return { siteCode, disposition };
    },
    stop: async ({ siteCode, user }) => {
      const remote = await remoteSite(siteCode);
      if (remote !== undefined && links !== undefined) return links.children.stop(remote._id, user);
      return coordinator.stop((await requireSite(store, siteCode))._id, user);
    },
    status: async () => {
      await links?.children.refresh(liveness);
      return statusRows(app, links);
    },
    runs: async ({ siteCode, limit = 20, after }) => {
      if (after === undefined) await links?.children.refresh(liveness);
      return store.documents('runs', {
        limit,
        descending: true,
        ...(siteCode === undefined ? {} : { where: { siteCode: siteCode.toUpperCase() } }),
        ...(after === undefined ? {} : { after }),
      });
    },
    run: async ({ id }) => {
      const run = await store.document('runs', id);
      if (run === undefined) throw new SyncError('notFound', `There is no run ${id}`);
      return run;
    },
    statusMessages: async ({ siteCode, messageIds, severities, since, limit = 100, after }) => {
      const moment = since === undefined ? 0 : Date.parse(since);
      if (Number.isNaN(moment)) throw new SyncError('invalidRequest', `"${since ?? ''}" is no ISO time`);
      const page = await statusMessages(ports, {
        ...{ limit, since: moment },
        ...(siteCode === undefined ? {} : { siteCode: (await requireSite(store, siteCode))._id }),
        ...(messageIds === undefined ? {} : { messageIds }),
        ...(severities === undefined ? {} : { severities: severities.map(severityLetter) }),
        ...(after === undefined ? {} : { after }),
      });
      const servers = new Map((await allSites(store)).map((site) => [site._id, site.siteServer]));
      return {
        ...page,
        items: page.items.map((message) => statusMessageView(message, servers.get(message.siteCode) ?? '')),
      };
    },
    log: async ({ siteCode, lines = 50 }) => {
      const site = await requireSite(store, siteCode);
      return { path: app.logPath(site._id), text: await app.logTail(site._id, lines) };
    },
    logText: async ({ siteCode, from, lines = 50 }) =>
      app.logText((await requireSite(store, siteCode))._id, from === undefined ? { lines } : placeOf(from)),
    compareVersions: async ({ siteCode, from, to, limit, after }) => {
      const site = await siteOf(siteCode);
      const page = await compareVersions(store, site, from, to, {
        limit,
        ...(after === undefined ? {} : { after }),
      });
      return { ...page, items: page.items.map(({ difference, title }) => differenceView(difference, title)) };
    },
    events: async ({ after, limit }) => store.events(after ?? Math.max(0, app.lastSequence() - limit), limit),
  };
}

/** Tells what events say of how far a synchronization is. */
function tellProgress(events: readonly SyncEvent[], tell: (progress: OperationProgress) => void): void {
  for (const event of events) {
    const note = progressNote(event);
    if (note?.kind !== 'step' && note?.kind !== 'phase') continue;
    const { processed: done, total } = note.kind === 'step' ? note.progress : { processed: 0 };
    const text = `${event.siteCode}: ${note.text}`;
    tell({ done, unit: 'items', text, ...(total === undefined ? {} : { total }) });
  }
}

type TitledRow = Awaited<ReturnType<typeof compareVersions>>['items'][number]['difference'];

function differenceView(difference: TitledRow, title: string): VersionDifference {
  const side = ({ revision, flags }: { readonly revision: number; readonly flags: number }) => ({
    revision,
    state: stateWords(flags),
  });
  const { row } = difference;
  const { updateId } = row;
  if (difference.kind === 'added') return { kind: 'added', updateId, title, before: null, after: side(row) };
  if (difference.kind === 'removed')
    return { kind: 'removed', updateId, title, before: side(row), after: null };
  return { kind: 'changed', updateId, title, before: side(difference.before), after: side(row) };
}

async function statusRows(
  { ports }: Application,
  links: ServiceLinks | undefined,
): Promise<readonly SupStatusView[]> {
  const { store, clock } = ports;
  const { schedule: settings } = await ports.settings();
  const rows: SupStatusView[] = [];
  let next: number | undefined;
  for (const site of await allSites(store)) {
    if (site.schedule !== undefined)
      next = nextRun(withBlackouts(site.schedule, settings.blackouts), clock.now());
    const pending = await store.document('pending', site._id);
    const link = await parentHealth(ports, site, links);
    for (const sup of await siteSups(store, site._id)) {
      const status = (await store.document('supStatus', sup._id)) ?? emptyStatus(sup);
      const nextSync = pending?.retryAt ?? (site.parent === undefined ? next : undefined);
      rows.push(supStatusView({ ...status, ...(link ?? {}) }, nextSync));
    }
  }
  return [...rows, ...(await remoteStatus(store, links)).map((status) => supStatusView(status, undefined))];
}

function placeOf({ file, offset }: LogPlace): LogPlace {
  if (typeof file === 'string' && Number.isSafeInteger(offset) && offset >= 0) return { file, offset };
  throw new SyncError('invalidRequest', 'A place in a log is a file and a number of bytes');
}
