import type { SiteType } from '../../domain/documents.ts';

/** A site as every door shows it. */
export interface SiteView {
  readonly siteCode: string;
  readonly type: SiteType;
  readonly parent: string | null;
  readonly siteServer: string;
  readonly zone: string;
  /** `microsoft-update`, a URL, `none`; null where the site has no source of its own. */
  readonly source: string | null;
  readonly contentVersion: number;
  readonly isTopLevel: boolean;
  readonly isSample: boolean;
  readonly sups: readonly SupView[];
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

/** Sites, software update points, synchronization source. Rejections: `notFound`, `alreadyExists`, `invalidRequest`. */
export interface HierarchyOperations {
  sites(): Promise<readonly SiteView[]>;
  addSite(request: {
    readonly siteCode: string;
    readonly type: SiteType;
    readonly parent?: string;
    readonly siteServer?: string;
    readonly zone?: string;
  }): Promise<SiteView>;
  /** Removes a site without children, with its software update points, catalogs and log. */
  removeSite(request: { readonly siteCode: string }): Promise<void>;
  addSup(request: SupRequest): Promise<SupView>;
  /** Changes how it listens; a running service takes that over at once. */
  setSup(request: SupRequest): Promise<SupView>;
  /** Removing the default one makes the next one the source of the site. */
  removeSup(request: { readonly siteCode: string; readonly serverName: string }): Promise<void>;
  /** `microsoft-update`, a URL or `none`, for the top-level site only. */
  setSource(request: SourceRequest): Promise<SiteView>;
}
