import type { CatalogKey } from '../../domain/catalogRow.ts';
import { CatalogTable, type CatalogSections } from '../tables/catalogTable.ts';
import { IdTable } from '../tables/idTable.ts';
import type { CatalogEntry, JournalEntry } from '../journal/journalEntry.ts';
import { RecordTable, type RecordSections } from '../tables/recordTable.ts';

/** What a snapshot keeps of the state in memory. */
export interface StateSections {
  readonly commit: number;
  readonly sequence: number;
  readonly ids: { readonly words: Uint32Array; readonly irregular: readonly (readonly [number, string])[] };
  readonly records: RecordSections;
  readonly catalogs: readonly { readonly key: CatalogKey; readonly sections: CatalogSections }[];
}

/** The read model in memory: everything but documents, headers and bytes. Commits and replay change it in the same way. */
export class StoreState {
  readonly ids: IdTable;
  readonly records: RecordTable;
  readonly catalogs: Map<CatalogKey, CatalogTable>;
  /** Number of the last commit applied, 0 before the first. */
  commit: number;
  /** Sequence number of the last event, 0 before the first. */
  sequence: number;

  constructor(sections?: StateSections) {
    this.ids = new IdTable(sections?.ids.words, sections?.ids.irregular);
    this.records = new RecordTable(this.ids, sections?.records);
    this.catalogs = new Map(
      sections?.catalogs.map((catalog) => [catalog.key, newTable(catalog.key, catalog.sections)]),
    );
    this.commit = sections?.commit ?? 0;
    this.sequence = sections?.sequence ?? 0;
  }

  /** Applies a durable commit. */
  apply(entry: JournalEntry, commit: number, time: number): void {
    for (const record of entry.records) this.records.add(record);
    for (const [record, segment, offset] of entry.moved ?? [])
      this.records.move(record, { ...this.records.place(record), segment, offset });
    for (const record of entry.dropped ?? []) this.records.drop(record);
    for (const catalog of entry.catalogs) this.#applyCatalog(catalog, time);
    this.commit = commit;
    this.sequence += entry.events.length;
  }

  sections(): StateSections {
    return {
      commit: this.commit,
      sequence: this.sequence,
      ids: { words: this.ids.words(), irregular: this.ids.irregular() },
      records: this.records.sections(),
      catalogs: [...this.catalogs].map(([key, table]) => ({ key, sections: table.sections() })),
    };
  }

  #applyCatalog(entry: CatalogEntry, time: number): void {
    if (entry.drop === true) {
      this.catalogs.delete(entry.key);
      return;
    }
    let table = this.catalogs.get(entry.key);
    if (table === undefined) {
      table = newTable(entry.key);
      this.catalogs.set(entry.key, table);
    }
    if (entry.discard === true) {
      table.discard();
      return;
    }
    for (const [record, flags, since, id, revision] of entry.rows ?? []) {
      table.upsert({
        id: id === undefined ? this.records.id(record) : this.ids.intern(id),
        revision: revision ?? this.records.revision(record),
        record,
        flags,
        since,
      });
    }
    for (const [id, revision] of entry.removals ?? []) table.remove(this.ids.intern(id), revision);
    if (entry.publish === true) table.publish(time);
  }
}

function newTable(key: CatalogKey, sections?: CatalogSections): CatalogTable {
  return new CatalogTable(key.startsWith('site/'), sections);
}
