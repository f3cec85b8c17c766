import type { CatalogGraph } from '../../domain/selection.ts';
import { bundledPositions } from './catalog/bundleLayout.ts';
import type { CatalogFacts } from './catalog/catalogFacts.ts';
import type { CatalogState } from './catalog/catalogState.ts';
import { at, hasFlag, layoutOf, UnitFlag } from './catalog/catalogState.ts';
import type { ListedConfigItem } from './configListing.ts';

/**
 * A state of the catalog as a graph: ordinals of the updates first, then the configuration items. Ordinals of vanished
 * updates are kept and match no filter; whoever lists without a filter leaves them out with `isListed`.
 */
export class SampleGraph implements CatalogGraph {
  readonly size: number;
  readonly #facts: CatalogFacts;
  readonly #state: CatalogState;
  readonly #config: readonly ListedConfigItem[];
  readonly #configOrdinals: ReadonlyMap<string, number>;

  constructor(facts: CatalogFacts, state: CatalogState, config: readonly ListedConfigItem[]) {
    this.#facts = facts;
    this.#state = state;
    this.#config = config;
    this.size = state.updateCount + config.length;
    this.#configOrdinals = new Map(config.map(({ item }, index) => [item.id, state.updateCount + index]));
  }

  isConfig(ordinal: number): boolean {
    return ordinal >= this.#state.updateCount;
  }

  /** Whether the update is still listed. */
  isListed(ordinal: number): boolean {
    return (
      this.isConfig(ordinal) || !hasFlag(this.#state, at(this.#state.unitOf, ordinal), UnitFlag.vanished)
    );
  }

  changedSince(ordinal: number, generation: number): boolean {
    const item = this.#config[ordinal - this.#state.updateCount];
    if (item !== undefined) return item.generation > generation;
    const unit = at(this.#state.unitOf, ordinal);
    const isTop = at(this.#state.firstOrdinal, unit) === ordinal;
    return at(isTop ? this.#state.topGeneration : this.#state.childGeneration, unit) > generation;
  }

  prerequisites(ordinal: number): readonly string[] {
    const item = this.#config[ordinal - this.#state.updateCount];
    if (item !== undefined) return item.item.prerequisites.flatMap(({ anyOf }) => anyOf);
    const unit = at(this.#state.unitOf, ordinal);
    if (hasFlag(this.#state, unit, UnitFlag.vanished)) return [];
    return this.#facts.series(at(this.#state.series, unit)).requirements.ids;
  }

  revisionsOf(updateId: string): readonly number[] {
    const ordinal = this.#configOrdinals.get(updateId) ?? this.#facts.ids.numberOf(updateId);
    return ordinal === undefined || ordinal >= this.size || !this.isListed(ordinal) ? [] : [ordinal];
  }

  bundled(ordinal: number): readonly number[] {
    if (this.isConfig(ordinal)) return [];
    const unit = at(this.#state.unitOf, ordinal);
    const first = at(this.#state.firstOrdinal, unit);
    if (at(this.#state.firstOrdinal, unit + 1) - first === 1) return [];
    return bundledPositions(layoutOf(this.#facts, this.#state, unit), ordinal - first)
      .flat()
      .map((position) => first + position);
  }
}
