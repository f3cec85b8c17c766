import type { CatalogFacts } from './catalog/catalogFacts.ts';
import type { ConfigItem } from './catalog/configHistory.ts';

/** A configuration item as it is listed in one month. */
export interface ListedConfigItem {
  readonly item: ConfigItem;
  readonly revision: number;
  /** Generation that brought this revision. */
  readonly generation: number;
}

/** The configuration items listed in a month. */
export function configListing(facts: CatalogFacts, month: number): readonly ListedConfigItem[] {
  return [...facts.config.items(month).values()]
    .filter(({ retired }) => retired === undefined)
    .map((item) => ({
      item,
      revision: item.firstRevision + item.renamed.length,
      generation: (item.renamed.at(-1) ?? item.introduced) + 1,
    }));
}
