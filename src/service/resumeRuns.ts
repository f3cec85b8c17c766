import type { Application } from '../app/application.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';

/**
 * Begins what a service that ended left undone: runs that were cut off, and those that were due and had not begun. Of a branch the topmost
 * site begins; those below it follow. Yields the codes.
 */
export async function resumeRuns({
  ports,
  coordinator,
}: Pick<Application, 'ports' | 'coordinator'>): Promise<readonly string[]> {
  const { store } = ports;
  const { items } = await store.documents('pending', { limit: 10_000 });
  const owed = new Map(
    items.flatMap(({ _id, owed: run }) => (run === undefined ? [] : [[_id, run] as const])),
  );
  const sites = await allSites(store);
  const parents = new Map(sites.map(({ _id, parent }) => [_id, parent]));
  const followsAnother = (siteCode: string): boolean => {
    const parent = parents.get(siteCode);
    return parent !== undefined && (owed.has(parent) || followsAnother(parent));
  };
  const begun: string[] = [];
  for (const { _id } of sites) {
    const run = owed.get(_id);
    if (run === undefined || followsAnother(_id)) continue;
    await coordinator.requestOwed(_id, run);
    begun.push(_id);
  }
  return begun;
}
