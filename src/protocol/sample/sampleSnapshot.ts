import type { RevisionIdentity } from '../../domain/revision.ts';
import { selectConfig, selectUpdates } from '../../domain/selection.ts';
import type { CatalogSnapshot, ServedFilter, ServedUpdate } from '../../domain/servedCatalog.ts';
import type { UpdateRecord } from '../../domain/updateRecord.ts';
import type { CatalogFacts } from './catalog/catalogFacts.ts';
import type { CatalogState } from './catalog/catalogState.ts';
import type { ListedConfigItem } from './configListing.ts';
import { configListing } from './configListing.ts';
import { latestRevision } from './document/planUpdate.ts';
import { printDocument } from './document/printDocument.ts';
import type { DocumentKey, DocumentSource } from './documentSource.ts';
import { fileLocations } from './documentSource.ts';
import { encodeDocument } from './encodeDocument.ts';
import { SampleGraph } from './sampleGraph.ts';

/** Where encoded documents may lie ready: undefined for those that have to be made. */
export type ReadyRecords = (key: DocumentKey) => Promise<UpdateRecord> | undefined;

/** One month of the sample catalog. */
export class SampleSnapshot implements CatalogSnapshot {
  readonly generation: number;
  readonly published: number;
  readonly #facts: CatalogFacts;
  readonly #state: CatalogState;
  readonly #source: DocumentSource;
  readonly #ready: ReadyRecords;
  readonly #config: readonly ListedConfigItem[];
  readonly #graph: SampleGraph;

  constructor(facts: CatalogFacts, state: CatalogState, source: DocumentSource, ready: ReadyRecords) {
    this.generation = state.month + 1;
    this.published = facts.published(state.month);
    this.#facts = facts;
    this.#state = state;
    this.#source = source;
    this.#ready = ready;
    this.#config = configListing(facts, state.month);
    this.#graph = new SampleGraph(facts, state, this.#config);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract's pages come asynchronously
  async *configRevisions(since: number | undefined): AsyncIterable<readonly RevisionIdentity[]> {
    yield* this.#pages(selectConfig(this.#graph, since));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async *updateRevisions(
    filter: ServedFilter | undefined,
    since: number | undefined,
  ): AsyncIterable<readonly RevisionIdentity[]> {
    const everything =
      filter === undefined || (filter.categories.length === 0 && filter.classifications.length === 0);
    const byId = everything
      ? undefined
      : { categories: deltaById(filter.categories), classifications: deltaById(filter.classifications) };
    const selected = selectUpdates(this.#graph, byId, since);
    yield* this.#pages(everything ? selected.filter((ordinal) => this.#graph.isListed(ordinal)) : selected);
  }

  async updates(ids: readonly RevisionIdentity[]): Promise<readonly (ServedUpdate | undefined)[]> {
    return Promise.all(ids.map((identity) => this.#update(identity)));
  }

  declined(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  acceptedEulas(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async #update(identity: RevisionIdentity): Promise<ServedUpdate | undefined> {
    const key = this.#source.keyOf(this.#state, identity);
    if (key === undefined) return undefined;
    const plan = this.#source.plan(this.#state, key);
    const record = (await this.#ready(key)) ?? encodeDocument(printDocument(plan));
    return { identity, record, files: fileLocations(plan) };
  }

  *#pages(ordinals: Uint32Array): Iterable<readonly RevisionIdentity[]> {
    for (let start = 0; start < ordinals.length; start += pageSize)
      yield Array.from(ordinals.subarray(start, start + pageSize), (ordinal) => this.#identity(ordinal));
  }

  #identity(ordinal: number): RevisionIdentity {
    const item = this.#config[ordinal - this.#state.updateCount];
    if (item !== undefined) return { updateId: item.item.id, revision: item.revision };
    return { updateId: this.#facts.ids.guidOf(ordinal), revision: latestRevision(this.#state, ordinal) };
  }
}

const pageSize = 1000;

function deltaById(
  ids: readonly { readonly id: string; readonly delta: boolean }[],
): ReadonlyMap<string, boolean> {
  return new Map(ids.map(({ id, delta }) => [id, delta]));
}
