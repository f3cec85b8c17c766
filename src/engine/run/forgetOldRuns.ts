import type { RunContext } from './runContext.ts';

/** How many runs and status messages of a site are kept; the local database is held in memory. */
const kept = { runs: 500, statusMessages: 2000 };

/** Puts the removal of a site's oldest runs and status messages into the next commit. */
export async function forgetOldRuns({
  ports,
  recorder,
  siteCode,
}: Pick<RunContext, 'ports' | 'recorder'> & { readonly siteCode: string }): Promise<void> {
  const where = { siteCode };
  for (const collection of ['runs', 'statusMessages'] as const) {
    const { items } = await ports.store.documents(collection, { where, limit: 10_000 });
    for (const { _id } of items.slice(0, Math.max(0, items.length - kept[collection]))) {
      recorder.put({ collection, remove: _id });
    }
  }
}
