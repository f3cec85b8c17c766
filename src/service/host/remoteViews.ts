import { isoOrNull } from '../../base/isoTime.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import type { LinkStatus, SiteLinkDocument, SupStatusDocument } from '../../domain/siteLinkDocument.ts';
import { linkStatus, linkStatusText } from '../../domain/linkHealth.ts';
import type { Store } from '../../domain/store.ts';
import { allLinks } from '../../engine/administration/remoteSites.ts';
import { allSites } from '../../engine/administration/siteAdministration.ts';
import type { EnginePorts } from '../../engine/ports.ts';
import type { SiteLinkView, SiteView } from '../api/hierarchy.ts';
import type { LinkHealth } from '../link/childLink.ts';
import type { ServiceLinks } from '../link/serviceLinks.ts';

/** How long a list waits for what other services say now, milliseconds; then it shows what they said last. */
export const liveness = 1500;

/** The sites beyond a link as every door shows them. */
export function remoteSiteViews(link: SiteLinkDocument): readonly SiteView[] {
  return link.sites.map(({ siteCode, type, parent, siteServer, zone, contentVersion, sups }) => ({
    ...{ siteCode, type, parent, siteServer, zone, contentVersion },
    ...{
      source: null,
      sourceAccess: null,
      isTopLevel: false,
      isSample: false,
      isScheduled: false,
      service: link.service,
    },
    sups: sups.map(({ serverName, port, url, publicUrl, isDefault, listen, https, contentPort }) => ({
      ...{ siteCode, serverName, port, url, publicUrl, isDefault, listen, https, contentPort },
      warnings: [],
    })),
  }));
}

/** Rows of the SUPs beyond all links. What lies beyond a link is known no better than the link is. */
export async function remoteStatus(
  store: Store,
  links: ServiceLinks | undefined,
): Promise<readonly SupStatusDocument[]> {
  return (await allLinks(store)).flatMap((link) => {
    const { status, checked } = links?.children.health(link._id) ?? link;
    return link.sites.flatMap((site) =>
      site.sups.map((sup) => ({
        ...sup.status,
        linkStatus: worse(status, site.siteCode === link._id ? 0 : sup.status.linkStatus),
        ...(checked === undefined ? {} : { linkCheckTime: checked }),
      })),
    );
  });
}

/** How the link of a site to its parent in another service stands; undefined where the parent is here, or nothing is known yet. */
export async function parentHealth(
  ports: EnginePorts,
  site: SiteDocument,
  links: ServiceLinks | undefined,
): Promise<Pick<SupStatusDocument, 'linkStatus' | 'linkCheckTime'> | undefined> {
  if (site.parentService === undefined) return undefined;
  const heard = links?.parents.lastHeard(site._id);
  if (heard === undefined) return undefined;
  const { links: thresholds } = await ports.settings();
  const { checked, checkSeconds } = heard;
  return {
    linkStatus: linkStatus(checked, ports.clock.now(), { ...thresholds, checkSeconds }),
    linkCheckTime: checked,
  };
}

/** Every link of this data folder: that to the parent, then those to child sites. */
export async function linkViews(
  ports: EnginePorts,
  links: ServiceLinks | undefined,
): Promise<readonly SiteLinkView[]> {
  const views: SiteLinkView[] = [];
  for (const site of await allSites(ports.store)) {
    if (site.parentService === undefined) continue;
    const health = await parentHealth(ports, site, links);
    const { linkStatus: status = 2, linkCheckTime: checked } = health ?? {};
    views.push({
      ...{ siteCode: site._id, parent: site.parent ?? '', service: null, rateLimit: null },
      ...shown({
        status,
        ...(checked === undefined
          ? { problem: 'The parent has not connected since the service started' }
          : { checked }),
      }),
    });
  }
  for (const link of await allLinks(ports.store)) {
    const { _id: siteCode, parent, service, rateLimit = null } = link;
    views.push({
      ...{ siteCode, parent, service, rateLimit },
      ...shown(links?.children.health(siteCode) ?? link),
    });
  }
  return views;
}

function shown({
  status,
  checked,
  problem,
}: LinkHealth): Pick<SiteLinkView, 'status' | 'statusText' | 'lastCheck' | 'problem'> {
  return {
    ...{ status, statusText: linkStatusText[status] },
    ...{ lastCheck: isoOrNull(checked), problem: problem ?? null },
  };
}

function worse(a: LinkStatus, b: LinkStatus): LinkStatus {
  return a > b ? a : b;
}
