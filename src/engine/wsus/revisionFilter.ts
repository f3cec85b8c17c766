import type { UpstreamAnchors } from '../../domain/documents.ts';
import type { FilterId, RevisionQuery, UpstreamLanguage } from '../../domain/upstream.ts';

/** What a SUP asks its upstream server for. */
export interface PullSelection {
  readonly products: readonly string[];
  readonly classifications: readonly string[];
  /** Short language names. */
  readonly languages: readonly string[];
}

/** The updates query of a selection, and the filter to remember with the anchor that it brings. */
export interface UpdatesQuery {
  readonly query: RevisionQuery;
  readonly filter: readonly string[];
}

/**
 * The query for a selection, or undefined where products or classifications are missing: an empty list would mean
 * everything (MS-WSUSSS 3.1.4.5.3.1). Ids that the anchor's filter had ask for changes only; new ones for all.
 */
export function updatesQuery(
  selection: PullSelection,
  languages: readonly UpstreamLanguage[],
  anchors: UpstreamAnchors | undefined,
): UpdatesQuery | undefined {
  if (selection.products.length === 0 || selection.classifications.length === 0) return undefined;
  const anchor = anchors?.updates;
  const known = new Set(anchor === undefined ? [] : (anchors?.filter ?? []));
  const marked = <T extends string | number>(ids: readonly T[], prefix: string): FilterId<T>[] =>
    ids.map((id) => ({ id, delta: known.has(`${prefix}:${id}`) }));
  const languageIds = languages
    .filter(({ shortName }) => selection.languages.includes(shortName.toLowerCase()))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
  const products = [...selection.products].sort();
  const classifications = [...selection.classifications].sort();
  return {
    query: {
      kind: 'updates',
      ...(anchor === undefined ? {} : { anchor }),
      categories: marked(products, 'category'),
      classifications: marked(classifications, 'classification'),
      languages: marked(languageIds, 'language'),
    },
    filter: [
      ...products.map((id) => `category:${id}`),
      ...classifications.map((id) => `classification:${id}`),
      ...languageIds.map((id) => `language:${id}`),
    ],
  };
}
