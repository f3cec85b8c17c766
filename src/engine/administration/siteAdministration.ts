import { isZone } from '../../base/calendar.ts';
import { localZone } from '../../base/localZone.ts';
import { isSiteCode } from '../../domain/siteCode.ts';
import { checkKinds } from '../../domain/siteKinds.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import type { SiteType } from '../../domain/siteLinkDocument.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';
import { maintenanceKey } from '../maintenance/maintenanceStates.ts';
import { siteSups } from '../run/siteSups.ts';
import { linkToward } from './remoteSites.ts';
import { lastCleanupKey } from '../site/expiredCleanup.ts';
import { siteCatalog, supCatalog } from '../wsus/supCatalog.ts';
import { linkAlertId, syncAlertId } from './syncAlert.ts';

type AdministrationPorts = Pick<EnginePorts, 'store' | 'fence' | 'clock' | 'ids'>;

/** A site to be added. */
export interface NewSite {
  readonly siteCode: string;
  readonly type: SiteType;
  readonly parent?: string;
  /** Fully qualified name of the site server; the site code's own name where it is not given. */
  readonly siteServer?: string;
  /** IANA zone; this machine's where it is not given. */
  readonly zone?: string;
  readonly sample?: boolean;
}

/** Every site of the data folder, parents before children. */
export async function allSites(store: EnginePorts['store']): Promise<readonly SiteDocument[]> {
  const { items } = await store.documents('sites', { limit: 10_000 });
  const parents = new Map(items.map(({ _id, parent }) => [_id, parent]));
  // Bounded, should a damaged folder have a circle.
  const depth = ({ _id }: SiteDocument): number => {
    let levels = 0;
    for (let at: string | undefined = _id; at !== undefined && levels <= parents.size; at = parents.get(at))
      levels++;
    return levels;
  };
  return [...items].sort((a, b) => depth(a) - depth(b) || a._id.localeCompare(b._id));
}

/** The site, or `notFound`. Site codes are compared without case. */
export async function requireSite(store: EnginePorts['store'], siteCode: string): Promise<SiteDocument> {
  const code = siteCode.toUpperCase();
  const site = await store.document('sites', code);
  if (site !== undefined) return site;
  const link = await linkToward(store, code);
  throw new SyncError(
    'notFound',
    link === undefined
      ? `There is no site ${code}`
      : `Site ${code} lives in another service, ${link._id === code ? '' : `beyond that of ${link._id} `}at ${link.service}: use it there`,
  );
}

/** The topmost site of the data folder: the top-level site, or the one whose parent another service keeps. */
export async function rootSite(store: EnginePorts['store']): Promise<SiteDocument> {
  const [root] = await allSites(store);
  if (root === undefined)
    throw new SyncError(
      'notFound',
      'There is no site yet. Add one with: susync site add CODE --type cas|primary',
    );
  return root;
}

/** The top-level site: the central administration site, or the primary site without a parent. Rejects with `invalidRequest` where another service keeps it. */
export async function topLevelSite(store: EnginePorts['store']): Promise<SiteDocument> {
  const root = await rootSite(store);
  if (root.parent === undefined) return root;
  throw new SyncError(
    'invalidRequest',
    `Site ${root._id} synchronizes from its parent ${root.parent} in another service: this is done at the top-level site`,
  );
}

/** Adds a site under the rules of Configuration Manager's hierarchies (configmgr-sync.md §1). */
export async function addSite(ports: AdministrationPorts, request: NewSite): Promise<SiteDocument> {
  const { store, fence } = ports;
  const code = await freeCode(store, request.siteCode);
  const zone = request.zone ?? localZone();
  if (!isZone(zone)) throw new SyncError('invalidRequest', `${zone} is no time zone of the IANA database`);
  const parent = await checkedParent(store, code, request);
  const site: SiteDocument = {
    _id: code,
    type: request.type,
    ...(parent === undefined ? {} : { parent: parent._id }),
    siteServer: request.siteServer ?? `${code}.local`,
    zone,
    contentVersion: 0,
    contentGenerations: [],
    ...(request.sample === true ? { sample: true } : {}),
  };
  await store.commit({ documents: [{ collection: 'sites', put: site }] }, fence);
  return site;
}

/** A site code as it is kept, which no site of the hierarchy has as far as it is known here. Rejects with `invalidRequest`, `alreadyExists`. */
export async function freeCode(store: EnginePorts['store'], siteCode: string): Promise<string> {
  const code = siteCode.toUpperCase();
  if (!isSiteCode(code)) {
    throw new SyncError(
      'invalidRequest',
      `${siteCode.slice(0, 40)} is no site code: three letters or digits, not a reserved name`,
    );
  }
  const isTaken =
    (await store.document('sites', code)) !== undefined || (await linkToward(store, code)) !== undefined;
  if (isTaken) throw new SyncError('alreadyExists', `Site ${code} exists already`);
  return code;
}

async function checkedParent(
  store: EnginePorts['store'],
  code: string,
  { type, parent: parentCode }: NewSite,
): Promise<SiteDocument | undefined> {
  const parent = parentCode === undefined ? undefined : await requireSite(store, parentCode);
  checkKinds(type, parent?.type);
  const [root] = await allSites(store);
  if (parent === undefined && root !== undefined) {
    throw new SyncError(
      'invalidRequest',
      `${root._id} is the ${root.parent === undefined ? 'top-level' : 'topmost'} site here already: give ${code} a parent with --parent`,
    );
  }
  return parent;
}

/** Removes a site without children together with its SUPs, catalogs and documents. */
export async function removeSite(ports: AdministrationPorts, siteCode: string): Promise<void> {
  const { store, fence } = ports;
  const site = await requireSite(store, siteCode);
  const children = [
    ...(await store.documents('sites', { where: { parent: site._id }, limit: 10 })).items,
    ...(await store.documents('links', { where: { parent: site._id }, limit: 10 })).items,
  ];
  if (children.length > 0) {
    const codes = children.map(({ _id }) => _id).join(', ');
    throw new SyncError('invalidRequest', `Site ${site._id} has child sites (${codes}): remove them first`);
  }
  const sups = await siteSups(store, site._id);
  await store.commit(
    {
      catalogs: [
        { catalog: siteCatalog(site._id), drop: true },
        ...sups.map(({ _id }) => ({ catalog: supCatalog(_id), drop: true })),
      ],
      documents: [
        { collection: 'sites', remove: site._id },
        { collection: 'pending', remove: site._id },
        { collection: 'settings', remove: lastCleanupKey(site._id) },
        ...sups.flatMap(({ _id }) => [
          { collection: 'sups', remove: _id } as const,
          { collection: 'supStatus', remove: _id } as const,
          { collection: 'alerts', remove: syncAlertId(_id) } as const,
          { collection: 'alerts', remove: linkAlertId(_id) } as const,
          { collection: 'settings', remove: maintenanceKey(_id) } as const,
        ]),
      ],
    },
    fence,
  );
}
