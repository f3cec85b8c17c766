import type { SiteType } from '../../domain/siteLinkDocument.ts';
import type { HierarchyOperations } from '../../service/api/hierarchy.ts';

/** What is known of a new site so far. */
export interface NewSite {
  readonly type?: SiteType;
  readonly parent?: string;
  /** Whether another service is to keep it; this one where nobody said. */
  readonly isElsewhere?: boolean;
  readonly otherService?: OtherService;
  readonly siteCode?: string;
  readonly siteServer?: string;
  readonly zone?: string;
}

/** How the service that is to keep a site is reached; an empty text is no answer. */
export interface OtherService {
  /** `susync://HOST:PORT`, or the data folder of a service on the machine of this one. */
  readonly place: string;
  readonly token: string;
  readonly pin: string;
}

/** A request of the service as it stands in its API. */
type AddSiteRequest = Parameters<HierarchyOperations['addSite']>[0];

/** What was said as the service takes it; undefined while something is missing. `isFirst`: nothing is above it. */
export function siteRequest(said: NewSite, isFirst: boolean): AddSiteRequest | undefined {
  const { type, siteCode, parent, siteServer, zone, isElsewhere = false, otherService } = said;
  if (type === undefined || siteCode === undefined) return undefined;
  return {
    ...{ type, siteCode },
    ...(isFirst || parent === undefined ? {} : { parent }),
    ...(siteServer === undefined ? {} : { siteServer }),
    ...(zone === undefined ? {} : { zone }),
    ...(isElsewhere && otherService !== undefined ? { service: serviceRequest(otherService) } : {}),
  };
}

/** Whether a place is a URL, which asks for a token, or a folder. */
export function isServiceUrl(place: string): boolean {
  return place.includes('://');
}

function serviceRequest({ place, token, pin }: OtherService): NonNullable<AddSiteRequest['service']> {
  return {
    url: place,
    ...(isServiceUrl(place) ? { token } : {}),
    ...(isServiceUrl(place) && pin !== '' ? { pin } : {}),
  };
}
