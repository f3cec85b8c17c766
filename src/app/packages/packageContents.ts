import type { PackageOrigin } from './packageOrigin.ts';

/** How what an offline scan package names compares with a catalog, by revisions. */
export interface ScanComparison {
  /** Revisions that bundle others, and such that later ones supersede. */
  readonly bundles: number;
  readonly superseded: number;
  /** Here in this very revision, in a newer one alone, in an older one alone, or not at all. */
  readonly same: number;
  readonly newerHere: number;
  readonly olderHere: number;
  readonly absent: number;
}

/** What a package of `wsusutil export` holds. */
export interface PackageContents extends PackageOrigin {
  /** Short names of the languages that the exporting server retrieves; null where the form of package does not say it. */
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
  /** What the updates in it belong to: titles where the package has the categories, else ids; sorted. */
  readonly products: readonly string[];
  readonly classifications: readonly string[];
  /** Of an offline scan package alone: its `counts.updates` are revisions of any kind. */
  readonly scan: ScanComparison | null;
}
