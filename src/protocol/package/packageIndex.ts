import type { RevisionIdentity } from '../../domain/revision.ts';
import type { UpstreamLanguage } from '../../domain/upstream.ts';

/** A file that the package's updates name; the file itself is not in the package. */
export interface PackageFile {
  readonly name: string;
  readonly microsoftUpdateUrl: string;
}

/** An update as the index lists it. */
export interface PackageUpdate extends RevisionIdentity {
  /** SHA-1, lower-case hex. */
  readonly files: readonly string[];
  /** Product ids. */
  readonly categories: readonly string[];
  readonly classifications: readonly string[];
}

/** What `package.xml` of an export package says (`wsusutil export`). */
export interface PackageIndex {
  /** GUID of the exporting server, lower case. */
  readonly serverId: string;
  /** ISO 8601 UTC. */
  readonly creationTime: string;
  /** MS-WSUSSS version of the exporting server, e.g. `1.20`. */
  readonly protocolVersion: string;
  readonly languages: readonly UpstreamLanguage[];
  /** By SHA-1, lower-case hex. */
  readonly files: ReadonlyMap<string, PackageFile>;
  readonly updates: readonly PackageUpdate[];
}
