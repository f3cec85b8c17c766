import type { RunDocument } from '../../domain/documents.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';

/** What of a site's catalog goes into a package; products and classifications by id or name. */
export interface PackageExportRequest {
  /** Absolute path on the machine of the service; several packages are numbered: `x-1.cab`, `x-2.cab`. */
  readonly file: string;
  /** Default: the topmost site. */
  readonly siteCode?: string;
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  /** Only what changed after this content version. */
  readonly since?: number;
  /** Whether update files that are here are copied beside the package, too; license files always are. */
  readonly content?: boolean;
  /** Short names: update files of these languages alone. Documents are as they were received, in all their languages. */
  readonly languages?: readonly string[];
}

/** A file that goes with a package. */
export interface PackageFileView {
  /** Below the folder of the package. */
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha1: string;
  /** Whether it was here to be copied. */
  readonly isThere: boolean;
}

/** What was exported. */
export interface PackageExportView {
  readonly packages: readonly {
    readonly file: string;
    readonly records: number;
    readonly bytes: number;
  }[];
  /** Short names of the languages that the package says it is of. */
  readonly languages: readonly string[];
  /** One sentence each. */
  readonly warnings: readonly string[];
  /** Path of the list of what to copy first. */
  readonly copyList: string;
  readonly files: readonly PackageFileView[];
}

/** What is imported. */
export interface PackageImportRequest {
  /** Absolute path on the machine of the service. */
  readonly file: string;
  /** Only look: nothing is changed. */
  readonly dryRun?: boolean;
  readonly user?: string;
}

/** What was found in a package, and what became of it. */
export interface PackageImportView {
  readonly file: string;
  readonly dryRun: boolean;
  /** GUID of the exporting server; null where the package does not say it. */
  readonly serverId: string | null;
  /** ISO UTC. */
  readonly created: string | null;
  readonly protocolVersion: string | null;
  readonly counts: {
    readonly records: number;
    /** Updates, categories and detectoids that were not known here. */
    readonly added: number;
    /** Known ones that got a newer revision. */
    readonly revised: number;
    /** Revisions older than the newest here. */
    readonly older: number;
    /** Revisions that were here. */
    readonly known: number;
    /** Of those, the ones with another text: what was here stays. */
    readonly differing: number;
    /** Revisions that came expired. */
    readonly expired: number;
  };
  /** Ids that are needed or bundled and stand neither in the package nor here. */
  readonly missing: readonly string[];
  /** License files that did not come with the package and are not here; 0 for a dry run. */
  readonly pendingLicenses: number;
  readonly warnings: readonly string[];
  /** The synchronizations that took it into the site databases. */
  readonly runs: readonly RunDocument[];
}

/** What a package of `wsusutil export` holds, or an offline scan package names. */
export interface PackageContentsView {
  readonly file: string;
  /** GUID of the exporting server; null where the package does not say it, as the three after it. */
  readonly serverId: string | null;
  /** ISO UTC. */
  readonly created: string | null;
  readonly protocolVersion: string | null;
  /** Short names of the languages that the exporting server retrieves. */
  readonly languages: readonly string[] | null;
  /** Of the file. */
  readonly bytes: number;
  readonly counts: {
    /** Updates and drivers. */
    readonly updates: number;
    /** Categories and detectoids. */
    readonly configuration: number;
    /** Revisions that came expired. */
    readonly expired: number;
  };
  /** What the updates in it belong to, by name. */
  readonly products: readonly string[];
  readonly classifications: readonly string[];
  /**
   * Null but for an offline scan package (`wsusscn2.cab`), which can be looked at alone: how the revisions that it names, `counts.updates` of any kind,
   * compare with the catalog of the topmost site.
   */
  readonly scan: {
    readonly bundles: number;
    readonly superseded: number;
    /** Here in this very revision, in a newer one alone, in an older one alone, or not at all. */
    readonly same: number;
    readonly newerHere: number;
    readonly olderHere: number;
    readonly absent: number;
  } | null;
}

/** Interchange with WSUS: packages of `wsusutil export`. */
export interface PackageOperations {
  /**
   * Writes the published catalog of a site's source software update point, closed under prerequisites and bundles, so that
   * `wsusutil import` and this product read it. Replaces no file; leaves no package when it is given up.
   */
  exportPackage(request: PackageExportRequest, call?: OperationCall): Promise<PackageExportView>;
  /**
   * Takes a package into the source software update point of the top-level site, whose source has to be `none`, and synchronizes from there. All of it
   * is checked before anything is changed, and becomes visible at once; again, it changes nothing. Rejects with `notDisconnected`, `invalidRequest`, `busy`,
   * `unknownPackage`, `damagedPackage`, `damagedCabinet`, `damagedDocument` or `limitExceeded`.
   */
  importPackage(request: PackageImportRequest, call?: OperationCall): Promise<PackageImportView>;
  /** What a package holds; every document of it is read. Changes nothing, whatever the source of the site is. Rejects as `importPackage` does for the package. */
  inspectPackage(request: { readonly file: string }, call?: OperationCall): Promise<PackageContentsView>;
}
