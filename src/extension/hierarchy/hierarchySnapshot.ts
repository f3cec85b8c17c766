import type { SiteView } from '../../service/api/hierarchy.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { ActivityNote } from './activityNote.ts';

/** The hierarchy as it is known now: what every view of it renders. */
export interface HierarchySnapshot {
  readonly sites: readonly SiteView[];
  /** A row per software update point. */
  readonly status: readonly SupStatusView[];
  /** What is under way, by site code. */
  readonly activity: ReadonlyMap<string, ActivityNote>;
}

/** A hierarchy without sites. */
export const emptySnapshot: HierarchySnapshot = { sites: [], status: [], activity: new Map() };

/** The rows of one site. */
export function statusOf(snapshot: HierarchySnapshot, siteCode: string): readonly SupStatusView[] {
  return snapshot.status.filter((row) => row.SiteCode === siteCode);
}

/** The sites right below one; without a code the topmost ones, whose parent is not known here. */
export function childSites(snapshot: HierarchySnapshot, parent?: string): readonly SiteView[] {
  const codes = new Set(snapshot.sites.map(({ siteCode }) => siteCode));
  return snapshot.sites.filter((site) =>
    parent === undefined ? site.parent === null || !codes.has(site.parent) : site.parent === parent,
  );
}

/** Whether two lists of sites make the same tree: the same sites at the same places with the same software update points. */
export function isSameTree(a: readonly SiteView[], b: readonly SiteView[]): boolean {
  const shape = (sites: readonly SiteView[]): string =>
    JSON.stringify(
      sites.map(({ siteCode, parent, sups }) => [siteCode, parent, sups.map(({ serverName }) => serverName)]),
    );
  return shape(a) === shape(b);
}

/** Codes of the sites that two snapshots show differently, what is under way aside. */
export function changedSites(a: HierarchySnapshot, b: HierarchySnapshot): readonly string[] {
  const shown = (snapshot: HierarchySnapshot, site: SiteView): string =>
    JSON.stringify([site, statusOf(snapshot, site.siteCode)]);
  const before = new Map(a.sites.map((site) => [site.siteCode, shown(a, site)]));
  return b.sites
    .filter((site) => before.get(site.siteCode) !== shown(b, site))
    .map(({ siteCode }) => siteCode);
}
