import { type CatalogRow, RowFlag } from '../../domain/catalogRow.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Page, PageRequest, RowDifference, Store } from '../../domain/store.ts';
import { siteCatalog } from '../wsus/supCatalog.ts';

/** One difference with the update's title. */
export interface TitledDifference {
  readonly difference: RowDifference;
  readonly title: string;
}

/** Words for a row's flags, as lists show them. */
export function stateWords(flags: number): readonly string[] {
  const words: readonly (readonly [number, string])[] = [
    [RowFlag.expired, 'expired'],
    [RowFlag.expiredBySupersedence, 'expired by supersedence rule'],
    [RowFlag.superseded, 'superseded'],
    [RowFlag.declined, 'declined'],
    [RowFlag.noLongerOffered, 'no longer offered'],
    [RowFlag.deselected, 'not selected'],
  ];
  return words.flatMap(([flag, word]) => (flags & flag ? [word] : []));
}

/** What changed in a site's database between two content versions; rejects with `notFound` for one no longer kept. */
export async function compareVersions(
  store: Store,
  site: SiteDocument,
  from: number,
  to: number,
  page: PageRequest,
): Promise<Page<TitledDifference>> {
  const differences = await store.differences(
    siteCatalog(site._id),
    generationOf(site, from),
    generationOf(site, to),
    page,
  );
  if (differences === 'fullNeeded')
    throw new SyncError('notFound', `Content version ${from} of site ${site._id} is no longer kept`);
  const rows: readonly CatalogRow[] = differences.items.map(({ row }) => row);
  const summaries = await store.summaries(rows.map(({ record }) => record));
  const titles = new Map(summaries.map(({ record, title }) => [record, title]));
  return {
    ...differences,
    items: differences.items.map((difference) => ({
      difference,
      title: titles.get(difference.row.record) ?? '',
    })),
  };
}

function generationOf(site: SiteDocument, version: number): number {
  if (version === 0) return 0;
  const entry = site.contentGenerations.findLast((candidate) => candidate.version === version);
  if (entry === undefined)
    throw new SyncError('notFound', `Site ${site._id} has no content version ${version}`);
  return entry.generation;
}
