import type { LinkStatus, SiteType } from '../../domain/siteLinkDocument.ts';

/** A site as every door shows it. */
export interface SiteView {
  readonly siteCode: string;
  readonly type: SiteType;
  readonly parent: string | null;
  readonly siteServer: string;
  readonly zone: string;
  /** `microsoft-update`, a URL, `none`; null where the site has no source of its own. */
  readonly source: string | null;
  /** What that source was given besides a name; null where that is nothing. */
  readonly sourceAccess: SourceAccessView | null;
  readonly contentVersion: number;
  readonly isTopLevel: boolean;
  readonly isSample: boolean;
  /** Whether it synchronizes on a schedule of its own; a retry after a failure is none. */
  readonly isScheduled: boolean;
  /** Where the service listens that keeps the site; null for the one that answers. */
  readonly service: string | null;
  readonly sups: readonly SupView[];
}

/** What a source was given; the secret itself is shown to nobody. */
export interface SourceAccessView {
  /** SHA-256 of a certificate that must be in its chain, upper-case hex. */
  readonly pin: string | null;
  /** PEM file of the certificate that is shown to it, on the service's machine. */
  readonly certificateFile: string | null;
  /** `missing`: a restored backup does not bring it back; it has to be given again. */
  readonly secret: 'kept' | 'missing' | null;
}

/** A software update point as every door shows it. */
export interface SupView {
  readonly siteCode: string;
  readonly serverName: string;
  readonly port: number;
  /** Where it listens now; null while it does not. */
  readonly url: string | null;
  readonly publicUrl: string | null;
  readonly isDefault: boolean;
  /** IP address that it listens on for other machines; `127.0.0.1` for none. */
  readonly listen: string;
  /** Which certificate it shows; null: plain HTTP. */
  readonly https: 'own' | 'given' | null;
  /** Plain HTTP port for /Content beside HTTPS. */
  readonly contentPort: number | null;
  /** What to know about how it listens, and why it does not listen as it should. */
  readonly warnings: readonly string[];
}

/** How a software update point is to listen; what is absent stays, or is the default. */
export interface SupListeningRequest {
  readonly port?: number;
  /** IP address of this machine, `0.0.0.0` or `::` for all. */
  readonly listen?: string;
  /** `off`: plain HTTP; `own`: a certificate that this product makes; else PEM files, absolute paths on the service's machine. */
  readonly https?: 'off' | 'own' | { readonly certificateFile: string; readonly keyFile: string };
  readonly contentPort?: boolean;
  /** Null: none. */
  readonly publicUrl?: string | null;
}

/** A software update point by site and server name, with how it is to listen. */
export interface SupRequest extends SupListeningRequest {
  readonly siteCode: string;
  readonly serverName: string;
}

/** Where a site synchronizes from; what the source asks for is set anew each time. */
export interface SourceRequest {
  readonly siteCode: string;
  readonly source: string;
  /** SHA-256 of a certificate that must be in the source's chain. */
  readonly pin?: string;
  /** PEM files, absolute paths on the service's machine. */
  readonly clientCertificate?: { readonly certificateFile: string; readonly keyFile: string };
  /** What the source knows this server by; never shown again. */
  readonly secret?: string;
}

/** The link between a site of this data folder and one that another service keeps. */
export interface SiteLinkView {
  /** The site at the lower end. */
  readonly siteCode: string;
  readonly parent: string;
  /** Where the other service listens; null for a link to the parent, which connects by itself. */
  readonly service: string | null;
  readonly status: LinkStatus;
  /** `Healthy`, `Degraded` or `Error`. */
  readonly statusText: string;
  /** When the other service was last heard of, ISO UTC. */
  readonly lastCheck: string | null;
  readonly problem: string | null;
  /** KiB a second that change sets may take; null: as much as there is. */
  readonly rateLimit: number | null;
}

/** Sites, software update points, synchronization source. Rejections: `notFound`, `alreadyExists`, `invalidRequest`. */
export interface HierarchyOperations {
  sites(): Promise<readonly SiteView[]>;
  addSite(request: {
    readonly siteCode: string;
    readonly type: SiteType;
    readonly parent?: string;
    readonly siteServer?: string;
    readonly zone?: string;
    /**
     * The site lives in another service: `url` is `susync://HOST:PORT`, with an administrator's token and, where its root is not trusted, the SHA-256
     * of its certificate; or the absolute path of a data folder of the same user on the same machine.
     */
    readonly service?: {
      readonly url: string;
      readonly token?: string;
      readonly pin?: string;
      readonly rateLimit?: number;
    };
  }): Promise<SiteView>;
  /** The links to sites in other services. */
  links(): Promise<readonly SiteLinkView[]>;
  /** Changes where the service of a child site is, what lets this one in, or its rate limit (KiB a second; 0: none). */
  changeLink(request: {
    readonly siteCode: string;
    readonly service?: string;
    readonly token?: string;
    readonly rateLimit?: number;
  }): Promise<SiteLinkView>;
  /**
   * Removes a site without children, with its software update points, catalogs and log. Of a site in another service only the link is removed:
   * the site itself is removed there.
   */
  removeSite(request: { readonly siteCode: string }): Promise<void>;
  addSup(request: SupRequest): Promise<SupView>;
  /** Changes how it listens; a running service takes that over at once. */
  setSup(request: SupRequest): Promise<SupView>;
  /** Removing the default one makes `newDefault`, or the next one, the source of the site. */
  removeSup(request: {
    readonly siteCode: string;
    readonly serverName: string;
    readonly newDefault?: string;
  }): Promise<void>;
  /** `microsoft-update`, a URL or `none`, for the top-level site only. */
  setSource(request: SourceRequest): Promise<SiteView>;
}
