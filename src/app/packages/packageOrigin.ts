import type { PackageIndex } from '../../protocol/package/packageIndex.ts';

/** What a package says of where it comes from; null where the form of package does not say it. */
export interface PackageOrigin {
  /** Of the exporting server. */
  readonly serverId: string | null;
  /** ISO UTC. */
  readonly created: string | null;
  readonly protocolVersion: string | null;
}

/** The origin that the index of a package names; undefined where the form of package has none. */
export function packageOrigin(index: PackageIndex | undefined): PackageOrigin {
  return {
    serverId: index?.serverId ?? null,
    created: index?.creationTime ?? null,
    protocolVersion: index?.protocolVersion ?? null,
  };
}
