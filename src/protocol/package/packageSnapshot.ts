import type { RevisionIdentity } from '../../domain/revision.ts';
import { selectConfig, selectUpdates, type DeltaById } from '../../domain/selection.ts';
import type { CatalogSnapshot, ServedFilter, ServedUpdate } from '../../domain/servedCatalog.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { CatalogJournal } from './catalogJournal.ts';
import type { DocumentFile } from './documentFile.ts';
import type { PackageFile } from './packageIndex.ts';
import type { PackageEntry, PackageGraph } from './packageGraph.ts';

const pageSize = 1_000;

/** The published state of a served package; there is one as long as the server runs. */
export class PackageSnapshot implements CatalogSnapshot {
  readonly generation: number;
  readonly published: number;
  readonly #graph: PackageGraph;
  readonly #documents: DocumentFile;
  readonly #locations: ReadonlyMap<string, PackageFile>;

  constructor(
    { published }: CatalogJournal,
    content: {
      readonly graph: PackageGraph;
      readonly documents: DocumentFile;
      readonly locations: ReadonlyMap<string, PackageFile>;
    },
  ) {
    this.generation = published.length;
    this.published = published.at(-1) ?? 0;
    this.#graph = content.graph;
    this.#documents = content.documents;
    this.#locations = content.locations;
  }

  configRevisions(since: number | undefined): AsyncIterable<readonly RevisionIdentity[]> {
    return this.#pages(selectConfig(this.#graph, since));
  }

  updateRevisions(
    filter: ServedFilter | undefined,
    since: number | undefined,
  ): AsyncIterable<readonly RevisionIdentity[]> {
    const byId = (list: ServedFilter['categories']): DeltaById =>
      new Map(list.map(({ id, delta }) => [id.toLowerCase(), delta]));
    // An empty pair of lists asks for everything, as no filter does.
    const everything =
      filter === undefined || (filter.categories.length === 0 && filter.classifications.length === 0);
    const selection = everything
      ? undefined
      : { categories: byId(filter.categories), classifications: byId(filter.classifications) };
    return this.#pages(selectUpdates(this.#graph, selection, since));
  }

  updates(ids: readonly RevisionIdentity[]): Promise<readonly (ServedUpdate | undefined)[]> {
    return Promise.all(
      ids.map(async (id) => {
        const entry = this.#graph.find(id);
        return entry === undefined ? undefined : await this.#served(entry);
      }),
    );
  }

  declined(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  acceptedEulas(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  async #served({ identity, digest, place, files }: PackageEntry): Promise<ServedUpdate> {
    const bytes = await this.#documents.read(place);
    return {
      identity,
      record: { encoding: 'text', bytes, storedDigest: digest },
      files: files.map((sha1) => this.#location(sha1)),
    };
  }

  #location(sha1: string): FileLocation {
    const file = this.#locations.get(sha1);
    return file === undefined ? { sha1 } : { sha1, microsoftUpdateUrl: file.microsoftUpdateUrl };
  }

  async *#pages(ordinals: Uint32Array): AsyncGenerator<readonly RevisionIdentity[], void, void> {
    for (let start = 0; start < ordinals.length; start += pageSize) {
      const page = ordinals.subarray(start, start + pageSize);
      yield await Promise.resolve(Array.from(page, (ordinal) => this.#graph.identity(ordinal)));
    }
  }
}
