import type { RunDocument } from '../../domain/documents.ts';
import type { RemoteSite, SiteType } from '../../domain/siteLinkDocument.ts';
import type { RemoteRequest } from '../../domain/siteLink.ts';

/** Methods of a link. The parent's service connects; the first three it asks, the last two are asked back over the same connection. */
export const linkMethods = {
  /** `AttachRequest`: the connection is the link of a site here to its parent; answered with `LinkOverview`. */
  attach: 'link/attach',
  /** Answered with `LinkOverview`; also says that the parent is there. */
  check: 'link/check',
  /** `SynchronizeRequest`, answered with the runs when they are done. Taking it back stops nothing. */
  synchronize: 'link/synchronize',
  /** Child to parent, answered with `ParentState`. */
  parentState: 'link/parentState',
  /** Child to parent: `ChangeSetRequest`, answered with a page of `SiteChange`s or `fullNeeded`. */
  changeSet: 'link/changeSet',
} as const;

/** How a parent introduces itself to the service of its child site. */
export interface AttachRequest {
  readonly siteCode: string;
  readonly type: SiteType;
  readonly parentSite: string;
  /** Identity of the parent's service: a site never changes its parent by accident. */
  readonly parentService: string;
  /** The site is made where it is missing. */
  readonly create: boolean;
  readonly siteServer?: string;
  readonly zone?: string;
  /** How often the parent is going to check. */
  readonly checkSeconds: number;
}

/** What a parent knows of the sites beyond a link: the child first, those below it after it. */
export interface LinkOverview {
  readonly sites: readonly RemoteSite[];
  /** Finished runs, newest first. */
  readonly runs: readonly RunDocument[];
  /** Site codes with a run under way. */
  readonly running: readonly string[];
}

/** A request to synchronize: of the link's site, or of one below it. */
export interface SynchronizeRequest extends RemoteRequest {
  readonly siteCode: string;
}

/** What a child asks of its parent's site database. */
export interface ChangeSetRequest {
  readonly from: { readonly version: number; readonly time: number };
  readonly to: number;
  readonly after?: string;
}

/** Largest number of sites, rows or runs that an answer may have. */
export const linkLimits = { sites: 1000, sups: 100, runs: 200, changes: 10_000, categories: 20_000 } as const;

/** Bytes of one message on a link, either way. */
export const linkMessageLimit = 8 * 1024 * 1024;
