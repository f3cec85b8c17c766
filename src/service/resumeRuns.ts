import type { Application } from '../app/application.ts';
import type { RunDocument } from '../domain/documents.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';

/**
 * Takes up again what a process that ended unexpectedly had under way: the topmost sites whose last run was cut off; those below them follow.
 * Yields their codes.
 */
export async function resumeRuns({ ports, coordinator }: Application): Promise<readonly string[]> {
  const { items } = await ports.store.documents('runs', { limit: 1000, descending: true });
  const last = new Map<string, RunDocument>();
  for (const run of items) {
    // Maintenance that was cut off is due still, and begins by itself.
    if (run.kind !== 'maintenance' && !last.has(run.siteCode)) last.set(run.siteCode, run);
  }
  const isCutOff = (siteCode: string | undefined): boolean =>
    siteCode !== undefined && last.get(siteCode)?.outcome === 'interrupted';
  const sites = (await allSites(ports.store)).filter(({ _id, parent }) => isCutOff(_id) && !isCutOff(parent));
  for (const { _id } of sites)
    coordinator.request(_id, { trigger: 'retry', full: last.get(_id)?.kind === 'full' });
  return sites.map(({ _id }) => _id);
}
