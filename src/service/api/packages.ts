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
  /** Path of the list of what to copy first. */
  readonly copyList: string;
  readonly files: readonly PackageFileView[];
}

/** Interchange with WSUS: packages of `wsusutil export`. */
export interface PackageOperations {
  /**
   * Writes the published catalog of a site's source software update point, closed under prerequisites and bundles, so that
   * `wsusutil import` and this product read it. Replaces no file; leaves no package when it is given up.
   */
  exportPackage(request: PackageExportRequest, call?: OperationCall): Promise<PackageExportView>;
}
