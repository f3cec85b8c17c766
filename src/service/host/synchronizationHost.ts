import type { Application } from '../../app/application.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { nextRun, withBlackouts } from '../../domain/schedule/nextRuns.ts';
import { syncStateText } from '../../domain/syncState.ts';
import { compareVersions, stateWords } from '../../engine/administration/compareVersions.ts';
import { allSites, requireSite, topLevelSite } from '../../engine/administration/siteAdministration.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import type {
  LogPlace,
  SupStatusView,
  SynchronizationOperations,
  SynchronizeRequest,
  VersionDifference,
} from '../api/synchronization.ts';

/** Starting, stopping and watching, on an open data folder. */
export function synchronizationHost(app: Application): SynchronizationOperations {
  const { ports, coordinator } = app;
  const { store } = ports;
  const siteOf = async (siteCode: string | undefined) =>
    siteCode === undefined ? topLevelSite(store) : requireSite(store, siteCode);
  const start = async ({ siteCode, full = false, acceptLosses = false, user }: SynchronizeRequest) => {
    const site = await siteOf(siteCode);
    const ticket = coordinator.request(site._id, {
      trigger: site.parent === undefined ? 'local' : 'parent',
      full,
      acceptLosses,
      ...(user === undefined ? {} : { user }),
      ...(site.parent === undefined ? {} : { parentSite: site.parent }),
    });
    return { ...ticket, siteCode: site._id };
  };
  return {
    synchronize: async (request, { signal } = {}) => {
      const { siteCode, disposition, hierarchy } = await start(request);
      const stop = (): void => {
        coordinator.stop(siteCode, request.user ?? 'door');
      };
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return { disposition, runs: (await hierarchy).map(({ run }) => run) };
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    startSynchronization: async (request) => {
      // The run writes down how it ends, and the coordinator reports one that cannot.
      const { siteCode, disposition } = await start(request);
      return { siteCode, disposition };
    },
    stop: async ({ siteCode, user }) => coordinator.stop((await requireSite(store, siteCode))._id, user),
    status: async () => statusRows(app),
    runs: async ({ siteCode, limit = 20, after }) =>
      store.documents('runs', {
        limit,
        descending: true,
        ...(siteCode === undefined ? {} : { where: { siteCode: siteCode.toUpperCase() } }),
        ...(after === undefined ? {} : { after }),
      }),
    run: async ({ id }) => {
      const run = await store.document('runs', id);
      if (run === undefined) throw new SyncError('notFound', `There is no run ${id}`);
      return run;
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
    events: async ({ after, limit }) => store.events(after, limit),
  };
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

async function statusRows({ ports }: Application): Promise<readonly SupStatusView[]> {
  const { store, clock } = ports;
  const { schedule: settings } = await ports.settings();
  const rows: SupStatusView[] = [];
  let next: number | undefined;
  for (const site of await allSites(store)) {
    if (site.schedule !== undefined)
      next = nextRun(withBlackouts(site.schedule, settings.blackouts), clock.now());
    const pending = await store.document('pending', site._id);
    for (const sup of await siteSups(store, site._id)) {
      const status = await store.document('supStatus', sup._id);
      const nextSync = pending?.retryAt ?? (site.parent === undefined ? next : undefined);
      rows.push({
        SiteCode: site._id,
        WSUSServerName: sup.serverName,
        WSUSSourceServer: status?.source ?? '',
        LastSyncState: status?.state ?? null,
        LastSyncStateTime: isoOrNull(status?.stateTime),
        LastSuccessfulSyncTime: isoOrNull(status?.lastSuccess),
        LastSyncErrorCode: status?.errorCode ?? 0,
        SyncCatalogVersion: status?.catalogVersion ?? 0,
        ReplicationLinkStatus: status?.linkStatus ?? 0,
        LastReplicationLinkCheckTime: isoOrNull(status?.linkCheckTime),
        stateText: status?.state === undefined ? 'Never synchronized.' : syncStateText[status.state],
        message: status?.message ?? null,
        cause: status?.cause ?? null,
        remedy: status?.remedy ?? null,
        nextSync: isoOrNull(nextSync),
      });
    }
  }
  return rows;
}

function placeOf({ file, offset }: LogPlace): LogPlace {
  if (typeof file === 'string' && Number.isSafeInteger(offset) && offset >= 0) return { file, offset };
  throw new SyncError('invalidRequest', 'A place in a log is a file and a number of bytes');
}

function isoOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}
