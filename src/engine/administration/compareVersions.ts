import { RowFlag } from '../../domain/catalogRow.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { changePagesOf, pageAfter } from '../../domain/paging.ts';
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

/**
 * What changed in a site's database between two content versions; rejects with `notFound` for one no longer kept. `after`
 * counts the differences already seen, so that the next page can be asked for by another process.
 */
export async function compareVersions(
  store: Store,
  site: SiteDocument,
  from: number,
  to: number,
  { after = '0', limit }: PageRequest,
): Promise<Page<TitledDifference>> {
  const seen = Number(after);
  const catalog = siteCatalog(site._id);
  const [first, last] = [generationOf(site, from), generationOf(site, to)];
  const wanted: RowDifference[] = [];
  let passed = 0;
  for await (const page of changePagesOf((cursor) =>
    store.differences(catalog, first, last, pageAfter(cursor, 1000)),
  )) {
    wanted.push(...page.slice(Math.max(0, seen - passed)));
    passed += page.length;
    if (wanted.length > limit) break;
  }
  const shown = wanted.slice(0, limit);
  const summaries = await store.summaries(shown.map(({ row }) => row.record));
  const titles = new Map(summaries.map(({ record, title }) => [record, title]));
  const items = shown.map((difference) => ({ difference, title: titles.get(difference.row.record) ?? '' }));
  return wanted.length > limit ? { items, next: String(seen + limit) } : { items };
}

function generationOf(site: SiteDocument, version: number): number {
  if (version === 0) return 0;
  const entry = site.contentGenerations.findLast((candidate) => candidate.version === version);
  if (entry === undefined)
    throw new SyncError('notFound', `Site ${site._id} has no content version ${version}`);
  return entry.generation;
}
