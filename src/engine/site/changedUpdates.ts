import type { CatalogKey, CatalogRow } from '../../domain/catalogRow.ts';
import { pageAfter, chunksOf, changePagesOf, pagesOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';

/** How many updates are compared at a time. */
const pageSize = 1000;

/** Every update id of a published catalog, in pages. */
export async function* allUpdates(
  store: Store,
  catalog: CatalogKey,
): AsyncGenerator<readonly string[], void, void> {
  for await (const rows of pagesOf((after) => store.rows(catalog, 'published', pageAfter(after, pageSize)))) {
    yield distinctIds(rows);
  }
}

/**
 * Ids of updates whose place in the site database may have changed since a generation of the SUP's catalog: those whose
 * rows changed, and those that these supersede. Rejects with `notFound` when the generation is no longer kept.
 */
export async function* changedUpdates(
  store: Store,
  catalog: CatalogKey,
  since: number,
): AsyncGenerator<readonly string[], void, void> {
  const superseded = new Set<string>();
  for await (const differences of changePagesOf((after) =>
    store.differences(catalog, since, 'published', pageAfter(after, pageSize)),
  )) {
    const rows = differences.flatMap((difference) =>
      difference.kind === 'changed' ? [difference.before, difference.row] : [difference.row],
    );
    for (const summary of await store.summaries(rows.map(({ record }) => record))) {
      for (const id of summary.supersedes) superseded.add(id);
    }
    yield distinctIds(rows);
  }
  yield* chunksOf([...superseded], pageSize);
}

/** Ids of updates whose rows a run has changed without publishing them: one that was cut off left them behind. */
export async function openUpdates(store: Store, catalog: CatalogKey): Promise<readonly string[]> {
  if (!(await store.hasOpenChanges(catalog))) return [];
  const published = (await store.generation(catalog))?.number ?? 0;
  const ids: string[] = [];
  for await (const differences of changePagesOf((after) =>
    store.differences(catalog, published, 'open', {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    }),
  )) {
    ids.push(...differences.map(({ row }) => row.updateId));
  }
  return ids;
}

function distinctIds(rows: readonly CatalogRow[]): readonly string[] {
  return [...new Set(rows.map(({ updateId }) => updateId))];
}
