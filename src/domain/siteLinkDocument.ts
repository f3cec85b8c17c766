import type { SyncStateValue } from './syncState.ts';

/** Kind of site. The top-level site is the central administration site, or a primary site without a parent. */
export type SiteType = 'cas' | 'primary' | 'secondary';

/** State of the connection between a site and its parent: 0 healthy, 1 degraded, 2 error. */
export type LinkStatus = 0 | 1 | 2;

/** A row of Software Update Point Synchronization Status. `_id` as the SUP's. */
export interface SupStatusDocument {
  readonly _id: string;
  readonly siteCode: string;
  readonly serverName: string;
  readonly source: string;
  readonly state?: SyncStateValue;
  readonly stateTime?: number;
  readonly lastSuccess?: number;
  readonly errorCode: number;
  readonly message?: string;
  readonly cause?: string;
  readonly remedy?: string;
  readonly catalogVersion: number;
  readonly linkStatus: LinkStatus;
  readonly linkCheckTime?: number;
}

/** A site of another service as that service last told it, with the rows of its software update points. */
export interface RemoteSite {
  readonly siteCode: string;
  readonly type: SiteType;
  readonly parent: string;
  readonly siteServer: string;
  readonly zone: string;
  readonly contentVersion: number;
  /** When that content was published at the top-level site, ms UTC; 0 where it is not known. */
  readonly contentTime: number;
  readonly sups: readonly {
    readonly serverName: string;
    readonly port: number;
    readonly url: string | null;
    readonly publicUrl: string | null;
    readonly isDefault: boolean;
    readonly listen: string;
    readonly https: 'own' | 'given' | null;
    readonly contentPort: number | null;
    readonly status: SupStatusDocument;
  }[];
}

/** The link to a child site that lives in another service. `_id` is the child's site code. */
export interface SiteLinkDocument {
  readonly _id: string;
  /** The site of this data folder that it synchronizes from. */
  readonly parent: string;
  readonly type: SiteType;
  /** Where the child's service listens. */
  readonly service: string;
  /** SHA-256 of the certificate that the service is known by, where its root is not trusted. */
  readonly pin?: string;
  /** KiB a second that change sets may take; absent: as much as there is. */
  readonly rateLimit?: number;
  readonly status: LinkStatus;
  /** When the other service last answered, ms UTC. */
  readonly checked?: number;
  /** Why the link is not healthy. */
  readonly problem?: string;
  /** The child site and those below it as they were last told, parents before children; empty before the first answer. */
  readonly sites: readonly RemoteSite[];
}
