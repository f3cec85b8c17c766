import { type CatalogKey, type CatalogRow, RowFlag } from '../../domain/catalogRow.ts';
import { pageAfter, chunksOf, pagesOf } from '../../domain/paging.ts';
import type { RunContext } from '../run/runContext.ts';
import { flagged } from './supCatalog.ts';

/** Makes a replica's declined updates those of its source: declines what is hidden there, reinstates the others. */
export async function mirrorDeclines(
  { ports, recorder }: RunContext,
  catalog: CatalogKey,
  hidden: readonly string[],
): Promise<{ readonly declined: number; readonly reinstated: number }> {
  const { store, clock } = ports;
  const wanted = new Set(hidden);
  const declined = new Set<string>();
  const reinstated = new Set<string>();
  const apply = async (rows: readonly CatalogRow[]): Promise<void> => {
    const upserts = await flagged(
      store,
      rows,
      ({ updateId, flags }) => (wanted.has(updateId) ? flags | RowFlag.declined : flags & ~RowFlag.declined),
      clock.now(),
    );
    for (const { updateId } of upserts) (wanted.has(updateId) ? declined : reinstated).add(updateId);
    if (upserts.length > 0) await recorder.commit({ catalogs: [{ catalog, upserts }] });
  };
  for (const ids of chunksOf(hidden, 1000)) await apply(await store.find(catalog, 'open', ids));
  for await (const rows of pagesOf((after) => store.rows(catalog, 'open', pageAfter(after, 5000)))) {
    await apply(rows.filter(({ flags }) => flags & RowFlag.declined));
  }
  return { declined: declined.size, reinstated: reinstated.size };
}
