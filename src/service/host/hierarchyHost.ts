import type { Application } from '../../app/application.ts';
import type { SiteDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { listeningWarnings } from '../../domain/supListening.ts';
import {
  addSite,
  allSites,
  removeSite,
  requireSite,
} from '../../engine/administration/siteAdministration.ts';
import { allLinks } from '../../engine/administration/remoteSites.ts';
import { addSup, type NewSup, removeSup, setSup } from '../../engine/administration/supAdministration.ts';
import { setSource, sourceSecretName } from '../../engine/administration/sourceAdministration.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import type { HierarchyOperations, SiteView, SupRequest, SupView } from '../api/hierarchy.ts';
import type { ServiceLinks } from '../link/serviceLinks.ts';
import { sourceAccessView } from './sourceAccessView.ts';
import { supListeningView } from './supListeningView.ts';
import { linkViews, liveness, remoteSiteViews } from './remoteViews.ts';

/** Sites, software update points and the source, on an open data folder. */
export function hierarchyHost(app: Application, links?: ServiceLinks): HierarchyOperations {
  const { ports } = app;
  const children = (): ServiceLinks['children'] => {
    if (links !== undefined) return links.children;
    throw new SyncError(
      'serviceNotRunning',
      'Links to other services are kept up by the service: start it with susync serve',
    );
  };
  const siteView = async (site: SiteDocument): Promise<SiteView> => ({
    siteCode: site._id,
    type: site.type,
    parent: site.parent ?? null,
    siteServer: site.siteServer,
    zone: site.zone,
    source: sourceText(site),
    sourceAccess: sourceAccessView(site, app.secrets),
    contentVersion: site.contentVersion,
    isTopLevel: site.parent === undefined,
    isSample: site.sample ?? false,
    isScheduled: site.schedule !== undefined,
    service: null,
    sups: (await siteSups(ports.store, site._id)).map((sup) => supView(app, sup)),
  });
  const idle = (siteCode: string): void => {
    if (!app.coordinator.running.includes(siteCode.toUpperCase())) return;
    throw new SyncError('busy', `Site ${siteCode.toUpperCase()} is synchronizing: stop it first`);
  };
  const listening = async (sup: SupDocument): Promise<SupView> => {
    await app.supsChanged();
    return supView(app, (await ports.store.document('sups', sup._id)) ?? sup);
  };
  return {
    sites: async () => {
      await links?.children.refresh(liveness);
      const remote = await allLinks(ports.store);
      return [
        ...(await Promise.all((await allSites(ports.store)).map(siteView))),
        ...remote.flatMap(remoteSiteViews),
      ];
    },
    addSite: async ({ service, parent, ...request }) => {
      if (service === undefined)
        return siteView(await addSite(ports, { ...request, ...(parent === undefined ? {} : { parent }) }));
      if (parent === undefined)
        throw new SyncError(
          'invalidRequest',
          'A site in another service has a parent here: give it with --parent',
        );
      const { url, ...access } = service;
      const link = await children().add({ ...request, ...access, parent, service: url });
      const [view] = remoteSiteViews(link);
      if (view === undefined) throw new SyncError('linkUnavailable', `Site ${link._id} is not told of yet`);
      return view;
    },
    links: async () => linkViews(ports, links),
    changeLink: async ({ siteCode, ...change }) => {
      const { _id } = await children().change(siteCode, change);
      const view = (await linkViews(ports, links)).find((link) => link.siteCode === _id);
      if (view === undefined) throw new SyncError('notFound', `There is no site ${_id} in another service`);
      return view;
    },
    removeSite: async ({ siteCode }) => {
      if ((await ports.store.document('links', siteCode.toUpperCase())) !== undefined)
        return children().remove(siteCode);
      idle(siteCode);
      await removeSite(ports, siteCode);
      await app.supsChanged();
      await app.removeLog(siteCode.toUpperCase());
    },
    addSup: async (request) => listening(await addSup(ports, newListening(request))),
    setSup: async (request) => listening(await setSup(ports, newListening(request))),
    removeSup: async ({ siteCode, serverName, newDefault }) => {
      idle(siteCode);
      await removeSup(ports, siteCode, serverName, newDefault);
      await app.supsChanged();
    },
    setSource: async ({ siteCode, source, secret, ...access }) => {
      const secretName = sourceSecretName(siteCode);
      if (secret === undefined) await setSource(ports, siteCode, source, access);
      else await setSource(ports, siteCode, source, { ...access, secretName });
      await app.secrets.set(secretName, secret ?? null);
      return siteView(await requireSite(ports.store, siteCode));
    },
  };
}

function supView(app: Application, sup: SupDocument): SupView {
  const problem = app.listeningProblem(sup._id);
  return {
    siteCode: sup.siteCode,
    ...supListeningView(app, sup),
    warnings: [
      ...(problem === undefined ? [] : [`${problem.message}. ${problem.entry.remedy}`]),
      ...listeningWarnings(sup),
    ],
  };
}

function newListening({ https, ...request }: SupRequest): NewSup {
  if (https === undefined) return request;
  if (https === 'off') return { ...request, https: null };
  return { ...request, https: https === 'own' ? { kind: 'own' } : { kind: 'given', ...https } };
}

function sourceText({ source }: SiteDocument): string | null {
  if (source === undefined) return null;
  if (source.kind === 'upstream') return source.url;
  return source.kind === 'none' ? 'none' : 'microsoft-update';
}
