import { stoppable } from '../../base/stoppable.ts';
import type { Application } from '../../app/application.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { addSite, allSites, removeSite } from '../../engine/administration/siteAdministration.ts';
import { addSup } from '../../engine/administration/supAdministration.ts';
import { setSource } from '../../engine/administration/sourceAdministration.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { DocumentChange } from '../../domain/store.ts';

/** What synchronizing leaves behind besides sites, SUPs and catalogs. */
const sampleCollections = [
  'subscription',
  'categories',
  'runs',
  'statusMessages',
  'groups',
  'quarantine',
  'contentFiles',
] as const;

/** How many updates the sample catalog has when nobody says. */
const defaultUpdates = 2000;

/** CS1 (central administration site) > PS1 (two SUPs), PS2 > SS1. */
const sampleSites = [
  { siteCode: 'CS1', type: 'cas', sups: ['cs1sup.sample.local'] },
  { siteCode: 'PS1', type: 'primary', parent: 'CS1', sups: ['ps1sup.sample.local', 'ps1sup2.sample.local'] },
  { siteCode: 'PS2', type: 'primary', parent: 'CS1', sups: ['ps2sup.sample.local'] },
  { siteCode: 'SS1', type: 'secondary', parent: 'PS2', sups: ['ss1sup.sample.local'] },
] as const;

/** Creates the sample hierarchy over the sample upstream server, or has that server publish its next month; then synchronizes. */
export async function createSample(
  app: Application,
  updates: number | undefined,
  signal?: AbortSignal,
): Promise<{ readonly month: number; readonly updates: number }> {
  const { ports, coordinator } = app;
  const { store, fence } = ports;
  const sites = await allSites(store);
  if (sites.some(({ sample }) => sample !== true)) {
    throw new SyncError(
      'invalidRequest',
      'This data folder has a hierarchy of its own: choose another one for the sample with --data',
    );
  }
  // The subscription is written last: without it, what is there was cut off and is made anew.
  const isMade = sites.length > 0 && (await store.document('subscription', 'subscription')) !== undefined;
  if (!isMade) await app.forgetSample();
  const sample = await app.publishSample(updates ?? defaultUpdates);
  if (!isMade) {
    await addMissingSites(app, new Set(sites.map(({ _id }) => _id)));
    await store.commit({ documents: [{ collection: 'subscription', put: sample.subscription }] }, fence);
  }
  await setSource(ports, 'CS1', sample.url);
  signal?.throwIfAborted();
  const { hierarchy } = coordinator.request('CS1', { trigger: 'local', full: false, user: 'sample' });
  const stop = (): void => {
    coordinator.stop('CS1', 'sample');
  };
  const outcomes = await stoppable(hierarchy, stop, signal);
  const failed = outcomes.find(({ error }) => error !== undefined);
  if (failed?.error !== undefined) throw failed.error;
  return { month: sample.month, updates: sample.updates };
}

async function addMissingSites({ ports }: Application, present: ReadonlySet<string>): Promise<void> {
  for (const { sups, ...site } of sampleSites) {
    const { siteCode } = site;
    if (!present.has(siteCode)) {
      const siteServer = `${siteCode.toLowerCase()}site.sample.local`;
      await addSite(ports, { ...site, siteServer, sample: true });
    }
    for (const serverName of sups) {
      if ((await ports.store.document('sups', `${siteCode}/${serverName}`)) === undefined)
        await addSup(ports, { siteCode, serverName });
    }
  }
}

/** Removes the sample hierarchy with its catalogs, logs and the sample upstream server. */
export async function removeSample(app: Application): Promise<void> {
  const { ports } = app;
  const sites = await allSites(ports.store);
  if (!sites.some(({ sample }) => sample === true))
    throw new SyncError('notFound', 'There is no sample hierarchy here');
  for (const site of [...sites].reverse()) {
    if (site.sample !== true) continue;
    await removeSite(ports, site._id);
    await app.removeLog(site._id);
  }
  await app.supsChanged();
  await removeDocuments(app);
  await app.forgetSample();
}

async function removeDocuments({ ports }: Application): Promise<void> {
  const { store, fence } = ports;
  const removeAll = async (
    ids: () => Promise<readonly string[]>,
    removal: (id: string) => DocumentChange,
  ): Promise<void> => {
    for (let found = await ids(); found.length > 0; found = await ids()) {
      await store.commit({ documents: found.map(removal) }, fence);
    }
  };
  for await (const files of pagesOf((after) => store.documents('contentFiles', pageAfter(after, 1000))))
    for (const { _id } of files) await ports.content.remove(_id);
  for (const collection of sampleCollections) {
    await removeAll(
      async () => (await store.documents(collection, { limit: 1000 })).items.map(({ _id }) => _id),
      (remove) => ({ collection, remove }),
    );
  }
}
