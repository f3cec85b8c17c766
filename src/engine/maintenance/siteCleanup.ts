import type { SiteDocument } from '../../domain/documents.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EnginePorts } from '../ports.ts';
import type { RunRecorder } from '../run/runRecorder.ts';
import { expiredUpdatesDue, lastCleanupKey } from '../site/expiredCleanup.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { publishBeneath } from './publishBeneath.ts';

/**
 * Removes old expired updates from the published site database of a top-level site, with a content version of its own, as
 * a step of a maintenance run. Resolves with that version when there was something to remove.
 */
export async function cleanUpSite(
  ports: Pick<EnginePorts, 'store' | 'clock'>,
  recorder: RunRecorder,
  site: SiteDocument,
  settings: Settings['maintenance'],
): Promise<number | undefined> {
  const { store, clock } = ports;
  const catalog = siteCatalog(site._id);
  const generation = (await store.generation(catalog))?.number;
  if (generation === undefined) return undefined;
  const started = clock.now();
  const due = await expiredUpdatesDue(ports, site._id, 'published', settings);
  if (due === undefined) return undefined;
  const removals = due.map(({ updateId, revision }) => ({ updateId, revision }));
  recorder.put({ collection: 'settings', put: { _id: lastCleanupKey(site._id), value: clock.now() } });
  recorder.step({ name: 'expiredCleanup', started, processed: removals.length });
  if (removals.length === 0) {
    await recorder.commit();
    return undefined;
  }
  const version = site.contentVersion + 1;
  const entry = { version, generation: generation + 1, time: clock.now() };
  const put = { ...site, contentVersion: version, contentGenerations: [...site.contentGenerations, entry] };
  recorder.emit({ kind: 'expiredDeleting' });
  recorder.emit({ kind: 'expiredDeleted', deleted: removals.length, done: true });
  recorder.emit({ kind: 'contentVersionSet', version });
  recorder.count({ removed: removals.length });
  recorder.update({ contentVersion: version });
  await recorder.commit({
    catalogs: await publishBeneath(store, catalog, { upserts: [], removals }),
    documents: [{ collection: 'sites', put }],
  });
  return version;
}
