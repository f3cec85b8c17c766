import { closedOrder } from '../../domain/closedOrder.ts';
import type { SiteDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Generation, Store } from '../../domain/store.ts';
import { type CatalogGraph, selectConfig, selectUpdates } from '../../domain/selection.ts';
import { sourceSup } from '../run/sourceSup.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { StoredCatalog } from './storedCatalog.ts';

/** What of a site's catalog is to be exported; everything where nothing is said. */
export interface ExportSelection {
  /** Category ids; an update has to match one of each list that is given. */
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  /** Only what changed after this content version of the site. */
  readonly since?: number;
}

/** A part of a catalog, and the order in which everything that an update needs stands before it. */
export interface SelectedExport {
  readonly sup: SupDocument;
  readonly generation: Generation;
  readonly catalog: StoredCatalog;
  readonly order: Uint32Array;
}

/**
 * Selects from the published catalog of a site's source software update point. What is selected is closed: prerequisites and bundled
 * revisions are there whatever the selection says. Rejects with `notFound` before the first synchronization, or for a content version
 * that is no longer kept.
 */
export async function selectExport(
  store: Store,
  site: SiteDocument,
  selection: ExportSelection,
  signal?: AbortSignal,
): Promise<SelectedExport> {
  const sup = await sourceSup(store, site._id);
  const key = supCatalog(sup._id);
  const generation = await store.generation(key);
  if (generation === undefined)
    throw new SyncError('notFound', `${sup.serverName} has no catalog yet: synchronize or import first`);
  const since =
    selection.since === undefined ? undefined : await generationAt(store, site, sup, selection.since);
  const catalog = await StoredCatalog.read(store, key, generation.number, {
    offeredOnly: true,
    ...(signal === undefined ? {} : { signal }),
  });
  return { sup, generation, catalog, order: closedOrder(catalog, chosen(catalog, selection, since)) };
}

function* chosen(
  graph: CatalogGraph,
  { products, classifications }: ExportSelection,
  since: number | undefined,
): Generator<number, void, void> {
  // Also what a filter leaves out: who imports chooses from the whole list of products.
  yield* selectConfig(graph, since);
  const matches = (wanted: readonly string[] | undefined, ids: ReadonlySet<string>): boolean =>
    wanted === undefined || wanted.some((id) => ids.has(id));
  for (const ordinal of selectUpdates(graph, undefined, since)) {
    const ids = new Set(graph.prerequisites(ordinal));
    if (matches(products, ids) && matches(classifications, ids)) yield ordinal;
  }
}

/** The generation of the software update point that a content version was made of: the last one published before it. */
async function generationAt(
  store: Store,
  { _id, contentGenerations }: SiteDocument,
  sup: SupDocument,
  version: number,
): Promise<number> {
  if (version === 0) return 0;
  const content = contentGenerations.findLast((entry) => entry.version === version);
  const kept = await store.generations(supCatalog(sup._id));
  const generation = content && kept.findLast(({ published }) => published <= content.time);
  if (generation === undefined)
    throw new SyncError('notFound', `Content version ${version} of site ${_id} is not or no longer kept`);
  return generation.number;
}
