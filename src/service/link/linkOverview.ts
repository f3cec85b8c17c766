import type { Application } from '../../app/application.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import type { RemoteSite } from '../../domain/siteLinkDocument.ts';
import { allLinks } from '../../engine/administration/remoteSites.ts';
import { allSites } from '../../engine/administration/siteAdministration.ts';
import { contentMark } from '../../engine/hierarchy/localSiteLink.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import { emptyStatus } from '../../engine/run/supState.ts';
import { supListeningView } from '../host/supListeningView.ts';
import type { LinkOverview } from './linkMessages.ts';

/** Finished runs that a parent is told with every check: more than end between two of them. */
const toldRuns = 50;

/** What the parent of a site is told: that site and all below it, here and beyond further links. */
export async function linkOverview(app: Application, siteCode: string): Promise<LinkOverview> {
  const { store } = app.ports;
  const sites: RemoteSite[] = [];
  const codes = new Set<string>();
  for (const site of await allSites(store)) {
    if (site._id !== siteCode && !codes.has(site.parent ?? '')) continue;
    codes.add(site._id);
    sites.push(await remoteSite(app, site));
  }
  for (const link of await allLinks(store)) {
    if (!codes.has(link.parent)) continue;
    for (const site of link.sites) codes.add(site.siteCode);
    sites.push(...link.sites);
  }
  const { items } = await store.documents('runs', { limit: toldRuns, descending: true });
  return {
    sites,
    runs: items.filter((run) => run.outcome !== 'running' && codes.has(run.siteCode)),
    running: app.coordinator.running.filter((code) => codes.has(code)),
  };
}

async function remoteSite(app: Application, site: SiteDocument): Promise<RemoteSite> {
  const { store } = app.ports;
  const sups = await Promise.all(
    (await siteSups(store, site._id)).map(async (sup) => ({
      ...supListeningView(app, sup),
      status: (await store.document('supStatus', sup._id)) ?? emptyStatus(sup),
    })),
  );
  const { version, time } = contentMark(site);
  return {
    siteCode: site._id,
    type: site.type,
    parent: site.parent ?? '',
    siteServer: site.siteServer,
    zone: site.zone,
    contentVersion: version,
    contentTime: time,
    sups,
  };
}
