import type { SiteDocument } from '../../domain/documents.ts';
import type { StoreFault } from '../../domain/store.ts';
import type { EnginePorts } from '../ports.ts';
import { allLinks } from './remoteSites.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';
import { allSites } from './siteAdministration.ts';

/**
 * Raises the content version of every site that one of its children is ahead of, as after a restore of the parent: the
 * next synchronization then brings the children everything. Resolves with what was raised.
 */
export async function raiseContentVersions(
  ports: Pick<EnginePorts, 'store' | 'fence' | 'clock'>,
): Promise<readonly StoreFault[]> {
  const { store } = ports;
  const raised: StoreFault[] = [];
  // From the bottom up: a site raised for its children may be ahead of its own parent then.
  for (const { _id } of [...(await allSites(store))].reverse()) {
    const site = await store.document('sites', _id);
    if (site === undefined) continue;
    const { items } = await store.documents('sites', { where: { parent: _id }, limit: 1000 });
    const remote = (await allLinks(store)).flatMap((link) =>
      link.parent === _id ? link.sites.filter(({ siteCode }) => siteCode === link._id) : [],
    );
    const ahead = [
      ...items.map((child) => ({ code: child._id, contentVersion: child.contentVersion })),
      // As they told it last: a restored folder has to be served once before it is repaired.
      ...remote.map(({ siteCode, contentVersion }) => ({ code: siteCode, contentVersion })),
    ].filter((child) => child.contentVersion > site.contentVersion);
    if (ahead.length === 0) continue;
    const version = Math.max(...ahead.map(({ contentVersion }) => contentVersion)) + 1;
    await raise(ports, site, version);
    const children = ahead.map((child) => `${child.code} (${child.contentVersion})`).join(', ');
    raised.push({
      where: `Site ${_id}`,
      what: `content version ${site.contentVersion} was below that of ${children}; raised to ${version}`,
    });
  }
  return raised;
}

async function raise(
  { store, fence, clock }: Pick<EnginePorts, 'store' | 'fence' | 'clock'>,
  site: SiteDocument,
  version: number,
): Promise<void> {
  const generation = (await store.generation(siteCatalog(site._id)))?.number;
  const entry = generation === undefined ? [] : [{ version, generation, time: clock.now() }];
  const put = {
    ...site,
    contentVersion: version,
    contentGenerations: [...site.contentGenerations, ...entry],
  };
  await store.commit({ documents: [{ collection: 'sites', put }] }, fence);
}
