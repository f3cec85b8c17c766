import { stat, statfs } from 'node:fs/promises';
import { type Clock, systemClock } from '../base/clock.ts';
import { Emitter } from '../base/event.ts';
import { everyStep } from '../base/everyStep.ts';
import { type Ids, systemIds } from '../base/ids.ts';
import type { ChangedArea } from '../domain/changedArea.ts';
import type { SiteDocument } from '../domain/documents.ts';
import { asSyncError, type SyncError } from '../domain/errors/syncError.ts';
import type { SourceAccess, UpstreamEndpoint } from '../domain/upstream.ts';
import { secretSettings, type Settings, settingsFrom } from '../domain/settings.ts';
import type { SiteLinks } from '../domain/siteLink.ts';
import type { RecordDecoder } from '../domain/updateRecord.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';
import { SyncCoordinator } from '../engine/hierarchy/syncCoordinator.ts';
import type { EnginePorts } from '../engine/ports.ts';
import { CronTimer } from '../engine/schedule/cronTimer.ts';
import type { ClientSettings } from '../protocol/client/clientSettings.ts';
import { bundleFiles } from '../protocol/bundle/bundleFiles.ts';
import { wantedFiles } from '../protocol/bundle/wantedFiles.ts';
import { createUpstream } from '../protocol/client/wsusUpstream.ts';
import { inlineRecordDecoder, recordText } from '../protocol/update/recordDecoder.ts';
import type { EmbeddedStore } from '../store/embeddedStore.ts';
import { nodeFiles } from '../store/files/nodeFiles.ts';
import { openStore, type OpenStoreOptions } from '../store/openStore.ts';
import { AccessTokens } from './accessTokens.ts';
import { answersInTime } from './answersInTime.ts';
import type { Application } from './application.ts';
import { clientSettings } from './clientSettings.ts';
import { cookieSecret } from './cookieSecret.ts';
import { DownstreamAccounts } from './downstreamAccounts.ts';
import { DownstreamGate } from './downstreamGate.ts';
import { endpointSettings } from './endpointSettings.ts';
import { FailureLog } from './failureLog.ts';
import { FolderSecrets } from './folderSecrets.ts';
import { Heartbeat } from './heartbeat.ts';
import { LoopPulse } from './loopPulse.ts';
import { noSiteLinks } from './noSiteLinks.ts';
import { neverTimer } from './neverTimer.ts';
import { Alerting } from './notify/alerting.ts';
import { SampleUpstream } from './sampleUpstream.ts';
import { SigningKeys } from './signingKeys.ts';
import { SiteLogs } from './siteLogs.ts';
import { SiteSchedules } from './siteSchedules.ts';
import { TrustedAuthorities } from './trustedAuthorities.ts';
import { testSteps } from './testSteps.ts';
import { supCertificate } from './supCertificate.ts';
import { SupListeners } from './supListeners.ts';

/** How a data folder is opened. */
export interface ApplicationOptions {
  readonly folder: string;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** PEM texts of root certificates besides the system's. */
  readonly certificateAuthorities?: readonly string[];
  /** What conversations with upstream servers do otherwise than the folder's settings say. */
  readonly client?: Partial<ClientSettings>;
  readonly decoder?: RecordDecoder;
  /** Arms schedules and retries: for processes that stay. */
  readonly armed?: boolean;
  /** The links to sites in other services; without them those sites cannot be reached. */
  readonly links?: SiteLinks & { close(): Promise<void> };
  /** The disk, and when the store begins new files. */
  readonly storage?: Pick<OpenStoreOptions, 'files' | 'segmentLimit' | 'checkpointBytes'>;
}

/** Opens a data folder and wires everything that works on it. Rejects with `busy` while another process holds it. */
export async function openApplication(options: ApplicationOptions): Promise<Application> {
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? systemIds;
  const decoder = options.decoder ?? inlineRecordDecoder;
  const store = await openStore({ ...options.storage, folder: options.folder, clock, ids });
  try {
    return await wire({ ...options, clock, ids, decoder }, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

type Wiring = ApplicationOptions & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly decoder: RecordDecoder;
};

async function wire(options: Wiring, store: EmbeddedStore): Promise<Application> {
  const { clock, ids, decoder } = options;
  const { fence } = store;
  const { files = nodeFiles } = options.storage ?? {};
  const secrets = await FolderSecrets.open({ folder: store.folder, files, store, fence });
  const settings = async (): Promise<Settings> => {
    const { items } = await store.documents('settings', { limit: 10_000 });
    return settingsFrom([...items, ...secretSettings(secrets)]);
  };
  const secret = await cookieSecret(secrets);
  const tokens = await AccessTokens.open({ store, fence, clock });
  const keys = await SigningKeys.open({ store, fence, clock, secrets });
  const authorities = new TrustedAuthorities(options.certificateAuthorities ?? []);
  const client = async (): Promise<ClientSettings> => ({
    ...clientSettings(await settings(), authorities.list),
    ...options.client,
  });
  const gate = new DownstreamGate();
  const access = {
    secrets,
    accessOf: async (url: string) => accessOf(await allSites(store), url),
    localSecret: (url: string) => (listeners.isInner(url) ? gate.localSecret : undefined),
  };
  const endpointClient = async (endpoint: UpstreamEndpoint): Promise<ClientSettings> =>
    endpointSettings(endpoint, await client(), access);
  const upstream = createUpstream({ clock, ids, decoder, settings: endpointClient });
  const sample = new SampleUpstream({ store, fence, clock, ids, secret, upstream });
  const failures = new FailureLog({ store, fence, clock });
  const timer = new CronTimer(clock, (error) => {
    failures.report(asSyncError(error));
  });
  const onFailure = (error: SyncError): void => {
    failures.report(error);
  };
  const accounts = await DownstreamAccounts.open({ store, fence, clock, onFailure });
  const listeners: SupListeners = new SupListeners({
    ...{ store, fence, clock, ids, secret, timer, settings, accounts, gate, onFailure },
    forOthers: options.armed === true,
    certificate: (sup, https) => supCertificate(sup, https, { folder: store.folder, clock }),
    servedSup: (supId) => store.servedSup(supId),
  });
  const ports: EnginePorts = {
    store,
    fence,
    content: store.content,
    upstream: sample,
    addresses: listeners,
    links: options.links ?? noSiteLinks,
    settings,
    documentText: recordText,
    clock,
    timer: options.armed === true ? timer : neverTimer,
    ids,
  };
  const coordinator = new SyncCoordinator(ports, (await settings()).limits.parallelChildren, (error) => {
    failures.report(error);
  });
  const logs = await SiteLogs.open({ folder: store.folder, store, settings, files });
  await coordinator.recover();
  const alerting = new Alerting({
    ...{ folder: store.folder, ports, clock, timer: ports.timer, secrets, client, onFailure },
  });
  await alerting.look();
  const schedules =
    options.armed === true
      ? new SiteSchedules({
          ports,
          coordinator,
          clock,
          timer,
          onError: (error) => {
            failures.report(error);
          },
        })
      : undefined;
  if (options.armed === true) await announceStart(ports);
  await schedules?.update();
  await listeners.update();
  const changed = new Emitter<readonly ChangedArea[]>();
  store.onDidChange((areas) => {
    changed.fire(areas);
  });
  // Where they listen, and why one does not, stands in no document.
  const updateListeners = async (): Promise<void> => {
    await listeners.update();
    changed.fire(['hierarchy']);
  };
  const heartbeat = new Heartbeat(clock, ports.timer, () => {
    // A port that another program had may be free by now.
    for (const work of [alerting.look(), updateListeners(), coordinator.maintainDue()]) {
      work.catch((error: unknown) => {
        failures.report(asSyncError(error));
      });
    }
  });
  const pulse = options.armed === true ? new LoopPulse() : undefined;
  return {
    folder: store.folder,
    ports,
    coordinator,
    decoder,
    tokens,
    secrets,
    keys,
    exchange: {
      bundles: bundleFiles,
      wanted: wantedFiles,
      freeBytes: () => freeBytes(store.folder),
    },
    onDidCommit: store.onDidCommit,
    onDidChange: changed.event,
    lastSequence: () => store.lastSequence,
    listeningUrl: (supId) => listeners.listeningUrl(supId) ?? null,
    listeningProblem: (supId) => listeners.problem(supId),
    supsChanged: updateListeners,
    downstreams: () => accounts.all(),
    logPath: (siteCode) => logs.path(siteCode),
    logTail: (siteCode, lines) => logs.tail(siteCode, lines),
    logText: (siteCode, from) => logs.text(siteCode, from),
    removeLog: (siteCode) => logs.remove(siteCode),
    testSource: async (url, signal) =>
      testSteps(url, { store, clock, ids, decoder, settings: endpointClient }, signal),
    trust: (texts) => {
      authorities.add(texts);
    },
    publishSample: (updates) => sample.publish(updates),
    forgetSample: () => sample.forget(),
    settingsChanged: async () => {
      logs.setSize((await settings()).log.sizeBytes);
      await schedules?.update();
      await updateListeners();
    },
    health: () => ({
      heartbeatAge: heartbeat.age,
      loopDelay: pulse?.delay ?? { mean: 0, p99: 0, max: 0 },
      commit: store.commitHealth,
      notifications: alerting.notifications,
    }),
    storeAnswers: () => answersInTime(store.document('sites', ''), clock),
    storeSize: () => store.size(),
    testNotifications: (channels) => alerting.test(channels),
    verify: (call) => store.verify(call),
    backup: async (file, call) => {
      await store.backup(file, call);
      return (await stat(file)).size;
    },
    close: () => {
      pulse?.dispose();
      heartbeat.dispose();
      schedules?.dispose();
      coordinator.dispose();
      return everyStep([
        () => coordinator.idle(),
        () => options.links?.close(),
        () => alerting.close(),
        () => {
          timer.dispose();
        },
        () => listeners.close(),
        () => accounts.close(),
        () => sample.close(),
        () => logs.close(),
        () => store.close(),
      ]);
    },
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function accessOf(sites: readonly SiteDocument[], url: string): SourceAccess | undefined {
  const sources = sites.flatMap(({ source }) => (source?.kind === 'upstream' ? [source] : []));
  return sources.find((source) => source.url === url.replace(/\/+$/, ''))?.access;
}

/** The first line of a component in each site's log; readers tell by it that a run before was cut off. */
async function announceStart({ store, fence, clock }: EnginePorts): Promise<void> {
  const events = (await allSites(store)).map(({ _id, siteServer }) => ({
    time: clock.now(),
    siteCode: _id,
    body: { kind: 'componentStarted', siteServer } as const,
  }));
  if (events.length > 0) await store.commit({ events }, fence);
}
