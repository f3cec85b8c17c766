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
  addSup(request: {
    readonly siteCode: string;
    readonly serverName: string;
    readonly port?: number;
    readonly publicUrl?: string;
  }): Promise<SupView>;
  /** Removing the default one makes the next one the source of the site. */
  removeSup(request: { readonly siteCode: string; readonly serverName: string }): Promise<void>;
  /** `microsoft-update`, a URL or `none`, for the top-level site only. */
  setSource(request: { readonly siteCode: string; readonly source: string }): Promise<SiteView>;
}
