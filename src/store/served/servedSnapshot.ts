import { RowFlag, type RecordNumber } from '../../domain/catalogRow.ts';
import type { RevisionIdentity } from '../../domain/revision.ts';
import { type DeltaById, selectConfig, selectUpdates } from '../../domain/selection.ts';
import type { CatalogSnapshot, ServedFilter, ServedUpdate } from '../../domain/servedCatalog.ts';
import type { Generation } from '../../domain/store.ts';
import type { CatalogTable } from '../tables/catalogTable.ts';
import type { PinnedGeneration } from '../pinnedGenerations.ts';
import { RecordBit } from '../segments/recordEntry.ts';
import type { ServedGraph } from './servedGraph.ts';
import type { ServedSource } from './servedSource.ts';

/** Which state of which SUP's catalog. */
export interface ServedState {
  readonly supId: string;
  readonly table: CatalogTable;
  readonly generation: Generation;
  readonly graph: () => ServedGraph;
}

const pageSize = 1000;

/** One published generation of a SUP's catalog: rows of later ones are not seen, whatever is committed meanwhile. */
export class ServedSnapshot implements CatalogSnapshot {
  readonly generation: number;
  readonly published: number;
  readonly pinned: PinnedGeneration;
  readonly #source: ServedSource;
  readonly #at: ServedState;

  constructor(source: ServedSource, at: ServedState) {
    this.#source = source;
    this.#at = at;
    this.generation = at.generation.number;
    this.published = at.generation.published;
    this.pinned = { table: at.table, number: at.generation.number };
  }

  configRevisions(since: number | undefined): AsyncIterable<readonly RevisionIdentity[]> {
    const graph = this.#at.graph();
    return this.#pages(graph, selectConfig(graph, since));
  }

  updateRevisions(
    filter: ServedFilter | undefined,
    since: number | undefined,
  ): AsyncIterable<readonly RevisionIdentity[]> {
    const graph = this.#at.graph();
    const lists = filter && {
      categories: deltaById(filter.categories),
      classifications: deltaById(filter.classifications),
    };
    return this.#pages(graph, selectUpdates(graph, lists, since));
  }

  /** Revisions that are no longer offered are delivered too: a downstream server may have been listed them before. */
  async updates(ids: readonly RevisionIdentity[]): Promise<readonly (ServedUpdate | undefined)[]> {
    const records = ids.map((identity) => this.#recordOf(identity));
    const found = await this.#source.servedRecords.read(records.filter((record) => record >= 0));
    return ids.map((identity, index) => {
      const served = found.get(records[index] ?? -1);
      return served && { identity, ...served };
    });
  }

  storedDigests(ids: readonly RevisionIdentity[]): Promise<readonly (string | undefined)[]> {
    const { records } = this.#source.state;
    return Promise.resolve(
      ids.map((identity) => {
        const record = this.#recordOf(identity);
        return record < 0 ? undefined : records.storedDigest(record);
      }),
    );
  }

  declined(): Promise<readonly string[]> {
    const { table } = this.#at;
    const declined = new Set<string>();
    for (let row = 0; row < table.size; row++) {
      if (table.flags(row) & RowFlag.declined && table.isVisible(row, this.generation)) {
        declined.add(this.#source.state.ids.text(table.id(row)));
      }
    }
    return Promise.resolve([...declined]);
  }

  async acceptedEulas(): Promise<readonly string[]> {
    return (await this.#source.documents.find('sups', this.#at.supId))?.acceptedEulas ?? [];
  }

  #recordOf({ updateId, revision }: RevisionIdentity): RecordNumber {
    const { ids, records } = this.#source.state;
    const id = ids.find(updateId);
    if (id < 0) return -1;
    for (const row of this.#at.table.rowsOf(id, this.generation)) {
      const record = this.#at.table.record(row);
      if (this.#at.table.revision(row) === revision && !(records.bits(record) & RecordBit.dropped))
        return record;
    }
    return -1;
  }

  async *#pages(
    graph: ServedGraph,
    ordinals: Uint32Array,
  ): AsyncGenerator<readonly RevisionIdentity[], void, void> {
    const { table } = this.#at;
    for (let start = 0; start < ordinals.length; start += pageSize) {
      // Long lists are written out while others are served.
      await Promise.resolve();
      yield Array.from(ordinals.subarray(start, start + pageSize), (ordinal) => {
        const row = graph.row(ordinal);
        return { updateId: this.#source.state.ids.text(table.id(row)), revision: table.revision(row) };
      });
    }
  }
}

function deltaById(list: ServedFilter['categories']): DeltaById {
  return new Map(list.map(({ id, delta }) => [id, delta]));
}
