import type { CatalogKey, RowUpsert } from '../../domain/catalogRow.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';

/** A row as a package is compared with it. */
export type KnownRow = Pick<RowUpsert, 'updateId' | 'revision' | 'storedDigest' | 'flags'>;

/** What packages are compared with: a catalog, and the documents that there are. */
export interface CatalogState {
  /** The rows of these updates, each id given once. */
  rowsOf(updateIds: readonly string[]): Promise<readonly KnownRow[]>;
  /** All rows. */
  all(): AsyncIterable<readonly RevisionIdentity[]>;
  /** Whose those of the documents (stored digests) are that are there; in the store they stay for a while now that somebody was told of them. */
  documents(digests: readonly string[]): Promise<ReadonlyMap<string, RevisionIdentity>>;
}

/** The published state of a catalog. */
export function publishedState(store: Store, catalog: CatalogKey): CatalogState {
  return {
    rowsOf: async (updateIds) => {
      const found = await store.find(catalog, 'published', updateIds);
      const summaries = await store.summaries(found.map(({ record }) => record));
      return found.map(({ updateId, revision, flags }, index) => ({
        ...{ updateId, revision, flags, storedDigest: summaries[index]?.storedDigest ?? '' },
      }));
    },
    all: () => pagesOf((after) => store.rows(catalog, 'published', pageAfter(after, 5000))),
    documents: async (digests) => {
      const known = await store.knownRecords(digests);
      const summaries = await store.summaries([...known.values()]);
      return new Map(summaries.map((summary) => [summary.storedDigest, summary]));
    },
  };
}

/** A state as packages would leave it that a dry run reads one after the other: the next is compared with what the ones before would change. */
export class PlannedState implements CatalogState {
  readonly #base: CatalogState;
  /** By update; null: it would be removed. */
  readonly #changes = new Map<string, Map<string, KnownRow | null>>();
  readonly #documents = new Map<string, RevisionIdentity>();

  constructor(base: CatalogState) {
    this.#base = base;
  }

  /** Takes note of what a package would change. */
  take({
    upserts,
    removals,
  }: {
    readonly upserts: Iterable<KnownRow>;
    readonly removals: readonly RevisionIdentity[];
  }): void {
    for (const row of upserts) {
      this.#changesOf(row.updateId).set(revisionKey(row), row);
      this.#documents.set(row.storedDigest, row);
    }
    for (const removal of removals) this.#changesOf(removal.updateId).set(revisionKey(removal), null);
  }

  async rowsOf(updateIds: readonly string[]): Promise<readonly KnownRow[]> {
    const rows = new Map((await this.#base.rowsOf(updateIds)).map((row) => [revisionKey(row), row]));
    for (const id of updateIds) {
      for (const [key, row] of this.#changes.get(id) ?? []) {
        if (row === null) rows.delete(key);
        else rows.set(key, row);
      }
    }
    return [...rows.values()];
  }

  async *all(): AsyncGenerator<readonly RevisionIdentity[], void, void> {
    for await (const rows of this.#base.all())
      yield rows.filter((row) => this.#changes.get(row.updateId)?.has(revisionKey(row)) !== true);
    for (const changes of this.#changes.values()) yield [...changes.values()].filter((row) => row !== null);
  }

  async documents(digests: readonly string[]): Promise<ReadonlyMap<string, RevisionIdentity>> {
    const known = new Map(await this.#base.documents(digests));
    for (const digest of digests) {
      const planned = this.#documents.get(digest);
      if (planned !== undefined) known.set(digest, planned);
    }
    return known;
  }

  #changesOf(updateId: string): Map<string, KnownRow | null> {
    const known = this.#changes.get(updateId);
    if (known !== undefined) return known;
    const changes = new Map<string, KnownRow | null>();
    this.#changes.set(updateId, changes);
    return changes;
  }
}
