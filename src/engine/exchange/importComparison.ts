import { type CatalogKey, type CatalogRow, RowFlag, type RowUpsert } from '../../domain/catalogRow.ts';
import { chunksOf } from '../../domain/paging.ts';
import { revisionKey } from '../../domain/revision.ts';
import type { Store } from '../../domain/store.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';

/** What a package means for a catalog. Revisions that are here are kept as they are: a published revision never changes. */
export interface ImportCounts {
  readonly records: number;
  /** Updates, categories and detectoids that are not known here. */
  readonly added: number;
  /** Known ones that get a newer revision. */
  readonly revised: number;
  /** Revisions older than the newest here. */
  readonly older: number;
  /** Revisions that are here, those with another text included. */
  readonly known: number;
  /** Revisions that are here with another text. */
  readonly differing: number;
  /** Revisions that come expired. */
  readonly expired: number;
}

const idsAtOnce = 1000;

/** Compares the records of a package with the published catalog of a software update point, a batch at a time. */
export class ImportComparison {
  readonly #store: Store;
  readonly #catalog: CatalogKey;
  readonly #counts = { records: 0, older: 0, known: 0, differing: 0, expired: 0 };
  readonly #addedIds = new Set<string>();
  readonly #revisedIds = new Set<string>();
  /** Ids and `revisionKey`s that the package holds. */
  readonly #held = new Set<string>();
  /** What the package asks for: one of each list. */
  readonly #needed = new Map<string, readonly string[]>();

  constructor(store: Store, catalog: CatalogKey) {
    this.#store = store;
    this.#catalog = catalog;
  }

  get counts(): ImportCounts {
    const { records, ...others } = this.#counts;
    return { records, added: this.#addedIds.size, revised: this.#revisedIds.size, ...others };
  }

  /** Takes the next records; resolves with the rows that the catalog lacks. `now`: ms UTC. */
  async take(records: readonly DecodedRecord[], now: number): Promise<readonly RowUpsert[]> {
    const rows = await this.#rowsById(records.map(({ header }) => header.updateId));
    const texts = await this.#textDigests([...rows.values()].flat());
    const upserts: RowUpsert[] = [];
    for (const record of records) {
      const { updateId, revision } = record.header;
      this.#note(record);
      const known = rows.get(updateId) ?? [];
      const same = known.find((row) => row.revision === revision);
      if (same === undefined) {
        this.#count(record, known);
        const flags = known.some((row) => row.flags & RowFlag.declined) ? RowFlag.declined : 0;
        upserts.push({ updateId, revision, storedDigest: record.storedDigest, flags, since: now });
        continue;
      }
      this.#counts.known++;
      const text = texts.get(same.record);
      if (text?.textDigest !== record.textDigest) this.#counts.differing++;
      if (text !== undefined && same.flags & RowFlag.noLongerOffered) {
        const flags = same.flags & ~RowFlag.noLongerOffered;
        upserts.push({ updateId, revision, storedDigest: text.storedDigest, flags, since: now });
      }
    }
    return upserts;
  }

  /** Ids that something in the package needs or bundles and that are neither there nor here. */
  async missing(): Promise<readonly string[]> {
    const open = [...this.#needed.values()].filter((anyOf) => !anyOf.some((key) => this.#held.has(key)));
    const here = new Set<string>();
    const ids = new Set(open.flat().map((key) => key.split('.')[0] ?? key));
    for (const chunk of chunksOf([...ids], idsAtOnce)) {
      for (const row of await this.#store.find(this.#catalog, 'published', chunk)) {
        here.add(row.updateId);
        here.add(revisionKey(row));
      }
    }
    return [
      ...new Set(open.filter((anyOf) => !anyOf.some((key) => here.has(key))).map(([first = '']) => first)),
    ];
  }

  #count({ header }: DecodedRecord, known: readonly CatalogRow[]): void {
    if (header.publicationState === 'Expired') this.#counts.expired++;
    const newest = Math.max(0, ...known.map(({ revision }) => revision));
    if (known.length === 0) this.#addedIds.add(header.updateId);
    else if (header.revision > newest) this.#revisedIds.add(header.updateId);
    else this.#counts.older++;
  }

  #note({ header }: DecodedRecord): void {
    this.#counts.records++;
    this.#held.add(header.updateId);
    this.#held.add(revisionKey(header));
    const bundled = header.bundles.map(({ anyOf }) => anyOf.map(revisionKey));
    for (const anyOf of [...header.prerequisites.map((clause) => clause.anyOf), ...bundled]) {
      if (anyOf.length > 0 && !anyOf.some((key) => this.#held.has(key)))
        this.#needed.set(anyOf.join(), anyOf);
    }
  }

  async #rowsById(ids: readonly string[]): Promise<ReadonlyMap<string, readonly CatalogRow[]>> {
    const rows = new Map<string, CatalogRow[]>();
    if ((await this.#store.generation(this.#catalog)) === undefined) return rows;
    for (const row of await this.#store.find(this.#catalog, 'published', [...new Set(ids)])) {
      const known = rows.get(row.updateId);
      if (known === undefined) rows.set(row.updateId, [row]);
      else known.push(row);
    }
    return rows;
  }

  async #textDigests(
    rows: readonly CatalogRow[],
  ): Promise<ReadonlyMap<number, { readonly textDigest: string; readonly storedDigest: string }>> {
    const summaries = await this.#store.summaries(rows.map(({ record }) => record));
    return new Map(summaries.map((summary) => [summary.record, summary]));
  }
}
