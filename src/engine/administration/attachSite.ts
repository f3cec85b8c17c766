import { isZone } from '../../base/calendar.ts';
import { localZone } from '../../base/localZone.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { EnginePorts } from '../ports.ts';
import { allSites, freeCode, type NewSite } from './siteAdministration.ts';

/** A site that the service of its parent asks for. */
export interface AttachedSite extends Required<Pick<NewSite, 'siteCode' | 'type' | 'parent'>> {
  readonly siteServer?: string;
  readonly zone?: string;
  readonly parentService: string;
  /** The site is made where it is missing. */
  readonly create: boolean;
}

/**
 * The site that a parent in another service connects to; made in a data folder without a hierarchy. Rejects with `invalidRequest` where the site, or
 * the folder, belongs to somebody else: a parent is never changed this way.
 */
export async function attachSite(
  { store, fence }: Pick<EnginePorts, 'store' | 'fence'>,
  request: AttachedSite,
): Promise<SiteDocument> {
  const { siteCode, type, parent, parentService } = request;
  const site = await store.document('sites', siteCode);
  if (site !== undefined) {
    if (site.parentService === parentService && site.parent === parent && site.type === type) return site;
    const owner =
      site.parent === undefined
        ? 'is a top-level site'
        : `has parent ${site.parent}${site.parentService === undefined ? ' in its own service' : ' in another service'}`;
    throw new SyncError(
      'invalidRequest',
      `Site ${siteCode} exists there and ${owner}: it is not attached to ${parent}`,
    );
  }
  if (!request.create) throw new SyncError('notFound', `Site ${siteCode} is no longer kept there`);
  const [root] = await allSites(store);
  if (root !== undefined)
    throw new SyncError(
      'invalidRequest',
      `That service has a hierarchy already, with topmost site ${root._id}: site ${siteCode} needs a data folder of its own`,
    );
  if (type === 'cas') throw new SyncError('invalidRequest', 'A central administration site has no parent');
  const zone = request.zone ?? localZone();
  if (!isZone(zone)) throw new SyncError('invalidRequest', `${zone} is no time zone of the IANA database`);
  const put: SiteDocument = {
    _id: await freeCode(store, siteCode),
    type,
    parent,
    parentService,
    siteServer: request.siteServer ?? `${siteCode}.local`,
    zone,
    contentVersion: 0,
    contentGenerations: [],
  };
  await store.commit({ documents: [{ collection: 'sites', put }] }, fence);
  return put;
}
