import type { Application } from '../../app/application.ts';
import type { RunDocument, SettingDocument, SiteDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { notificationChannels } from '../../domain/notificationChannel.ts';
import { validateSchedule } from '../../domain/schedule/validate.ts';
import type { SyncSchedule } from '../../domain/schedule/schedule.ts';
import { isSecretSetting, secretSettings, settingFromText, settingRows } from '../../domain/settings.ts';
import { alerts, disableAlert, enableAlert, postponeAlert } from '../../engine/administration/alerts.ts';
import { sitesFromBelow } from '../../engine/hierarchy/sitesFromBelow.ts';
import { compactionState, maintenanceStates } from '../../engine/maintenance/maintenanceStates.ts';
import { requireSite, rootSite } from '../../engine/administration/siteAdministration.ts';
import { neverAborted } from '../../base/neverAborted.ts';
import type { AdministrationOperations, SettingView } from '../api/administration.ts';
import { requireFolderOf } from './requireFolderOf.ts';
import { createSample, removeSample } from './sampleHierarchy.ts';
import { schedulePreview, scheduleView } from './scheduleViews.ts';

/** Schedules, settings, alerts, maintenance, checks and the sample, on an open data folder. */
export function administrationHost(app: Application): AdministrationOperations {
  const { ports, secrets } = app;
  const { store, fence, clock } = ports;
  const topOr = async (siteCode: string | undefined): Promise<SiteDocument> =>
    siteCode === undefined ? rootSite(store) : requireSite(store, siteCode);
  const settingDocuments = async (): Promise<readonly SettingDocument[]> => [
    ...(await store.documents('settings', { limit: 10_000 })).items,
    ...secretSettings(secrets),
  ];
  const settingViews = async (): Promise<readonly SettingView[]> => {
    const missing = new Set(secrets.missing());
    return settingRows(await settingDocuments()).map(
      ({ key, text, isDefault, unit, allowed, description }) => ({
        key,
        value: missing.has(key) ? '(to be given again)' : text,
        isDefault: isDefault && !missing.has(key),
        unit: unit ?? null,
        range: allowed,
        description,
      }),
    );
  };
  return {
    schedule: async ({ siteCode, runs = 10 }) => scheduleView(app, await topOr(siteCode), runs),
    previewSchedule: async ({ siteCode, ...request }) =>
      schedulePreview(app, scheduledSite(await topOr(siteCode)), request),
    setSchedule: async ({ siteCode, schedule }) => {
      const site = scheduledSite(await topOr(siteCode));
      const problems = schedule === null ? [] : validateSchedule(schedule, clock.now()).problems;
      if (problems.length > 0)
        throw new SyncError('invalidRequest', problems.map(({ message }) => message).join('; '));
      const after = withSchedule(site, schedule);
      const pending = {
        ...(await store.document('pending', site._id)),
        _id: site._id,
        lastScheduled: clock.now(),
      };
      await store.commit(
        {
          documents: [
            { collection: 'sites', put: after },
            // Runs from before the schedule was set are not caught up.
            { collection: 'pending', put: pending },
          ],
        },
        fence,
      );
      await app.settingsChanged();
      return scheduleView(app, after, 10);
    },
    settings: settingViews,
    setSettings: async ({ values }) => {
      const documents = Object.entries(values).map(([key, text]) => settingFromText(key, text));
      const open = documents.filter(({ _id }) => !isSecretSetting(_id));
      for (const { _id, value } of documents) {
        if (isSecretSetting(_id)) await secrets.set(_id, typeof value === 'string' ? value : null);
      }
      if (open.length > 0)
        await store.commit({ documents: open.map((put) => ({ collection: 'settings', put })) }, fence);
      await app.settingsChanged();
      return settingViews();
    },
    alerts: async () => alerts(ports),
    postponeAlert: async ({ id, until }) => postponeAlert(ports, id, Date.parse(until)),
    disableAlert: async ({ id }) => disableAlert(ports, id),
    enableAlert: async ({ id }) => enableAlert(ports, id),
    testNotifications: async ({ channels = [] }) => {
      const unknown = channels.filter((channel) => !notificationChannels.includes(channel));
      if (unknown.length > 0)
        throw new SyncError('invalidRequest', `There is no channel ${unknown.join(', ').slice(0, 100)}`);
      const steps = await app.testNotifications(channels);
      if (steps.length === 0)
        throw new SyncError(
          'invalidRequest',
          'No channel is set up: set notify.webhook.url, notify.mail.server or notify.command.program',
        );
      return steps;
    },
    runMaintenance: async ({ siteCode, user = 'the caller' }, { signal = neverAborted() } = {}) => {
      const sites =
        siteCode === undefined ? await sitesFromBelow(store) : [(await requireSite(store, siteCode))._id];
      const runs: RunDocument[] = [];
      for (const [index, code] of sites.entries()) {
        signal.throwIfAborted();
        const stop = (): void => {
          app.coordinator.stopMaintenance(code, user);
        };
        signal.addEventListener('abort', stop);
        try {
          // The store belongs to all sites: it is compacted once, with the last of them.
          const compact = index === sites.length - 1;
          const { run } = await app.coordinator.maintain(code, { trigger: 'local', compact, user });
          runs.push(run);
          if (run.outcome === 'cancelled') break;
        } finally {
          signal.removeEventListener('abort', stop);
        }
      }
      return runs;
    },
    maintenance: async () => ({
      sups: await maintenanceStates(store),
      compaction: await compactionState(store),
    }),
    testSource: async ({ url }, { signal = neverAborted() } = {}) => app.testSource(url, signal),
    trustCertificates: async ({ certificates }) => {
      await Promise.resolve();
      app.trust(certificates);
    },
    verify: async (_request, call) => app.verify(call),
    backup: async ({ file }, call) => {
      await requireFolderOf(file);
      return { file, bytes: await app.backup(file, call) };
    },
    sample: async ({ updates }, { signal } = {}) => createSample(app, updates, signal),
    removeSample: async () => removeSample(app),
  };
}

function scheduledSite(site: SiteDocument): SiteDocument {
  if (site.parent === undefined) return site;
  throw new SyncError(
    'invalidRequest',
    `Site ${site._id} synchronizes when its parent does: only the top-level site has a schedule`,
  );
}

function withSchedule(site: SiteDocument, schedule: SyncSchedule | null): SiteDocument {
  if (schedule !== null) return { ...site, schedule };
  const rest: { schedule?: SyncSchedule } & SiteDocument = { ...site };
  delete rest.schedule;
  return rest;
}
