import type { Event } from '../base/event.ts';
import type { CatalogKey, CatalogRow, RecordNumber, RecordSummary } from '../domain/catalogRow.ts';
import type { ChangedArea } from '../domain/changedArea.ts';
import type { CollectionName, Collections, SiteDocument } from '../domain/documents.ts';
import type { CompactionRequest, CompactionResult } from '../domain/compaction.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type {
  At,
  CommitReceipt,
  CommitUnit,
  ContentStore,
  DocumentQuery,
  Fence,
  Generation,
  Page,
  PageRequest,
  RowDifference,
  Store,
  StoreFault,
  UpdateHits,
  UpdateSearch,
} from '../domain/store.ts';
import type { OperationCall } from '../domain/operationProgress.ts';
import type { ServedCatalog } from '../domain/servedCatalog.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { UpdateHeader } from '../domain/updateHeader.ts';
import type { HeadedRecord, UpdateRecord } from '../domain/updateRecord.ts';
import { backupStore } from './recovery/backupStore.ts';
import { CatalogTable } from './tables/catalogTable.ts';
import { type CommitHealth, CommitWatch } from './journal/commitWatch.ts';
import { compactSegments } from './segments/compactSegments.ts';
import { withIoFailures } from './files/ioFailure.ts';
import { RecordBit, type RecordPlace } from './segments/recordEntry.ts';
import { catalogRow, differencePage, generationAt, type ReadableCatalog, rowPage } from './rowPages.ts';
import { searchUpdates } from './searchUpdates.ts';
import { decodeHeadedRecord, decodeHeader, decodeRecord } from './segments/segmentFrame.ts';
import { ServedSup } from './served/servedSup.ts';
import { digestOfCatalog, digestOfStore } from './recovery/storeDigest.ts';
import type { StoreParts } from './storeParts.ts';
import { type StoreBytes, storeBytes } from './files/storeSize.ts';
import { verifyStore } from './recovery/verifyStore.ts';

/** The store of one data folder, on files and in memory. `openStore` makes it. */
export class EmbeddedStore implements Store {
  readonly #parts: StoreParts;
  #compacting = false;
  readonly #watch: CommitWatch;

  readonly onDidCommit: Event<readonly SyncEvent[]>;
  readonly onDidChange: Event<readonly ChangedArea[]>;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#watch = new CommitWatch(parts.clock);
    this.onDidCommit = parts.didCommit.event;
    this.onDidChange = parts.didChange.event;
  }

  /** The data folder's absolute path. */
  get folder(): string {
    return this.#parts.folder;
  }

  /** Number of the last committed event; 0 before the first. */
  get lastSequence(): number {
    return this.#parts.state.sequence;
  }

  /** How the commits do. */
  get commitHealth(): CommitHealth {
    return this.#watch.health;
  }

  /** How many documents are stored, and how large the files are. */
  async size(): Promise<{ readonly records: number; readonly bytes: StoreBytes }> {
    const { files, layout, state } = this.#parts;
    return { records: state.records.size, bytes: await this.#read(() => storeBytes(files, layout)) };
  }

  /** What this process proves with that it holds the data folder. */
  get fence(): Fence {
    return this.#parts.fence;
  }

  /** The files of /Content. */
  get content(): ContentStore {
    return this.#parts.content;
  }

  /** A SUP's published catalog for downstream servers. Throws `noSoftwareUpdatePoint` when there is no such SUP. */
  servedSup(supId: string): ServedCatalog {
    return new ServedSup({ ...this.#parts, commit: (unit) => this.commit(unit, this.fence) }, supId);
  }

  /** What was damaged and put right without loss when the folder was opened. */
  get healed(): readonly StoreFault[] {
    return this.#parts.healed;
  }

  /** Writes everything out and gives the data folder back; commits that come later are refused. */
  close(): Promise<void> {
    return this.#read(() => this.#parts.close());
  }

  commit(unit: CommitUnit, fence: Fence): Promise<CommitReceipt> {
    return this.#watch.watch(() => this.#parts.committer.commit(unit, fence));
  }

  async generation(catalog: CatalogKey): Promise<Generation | undefined> {
    return (await this.generations(catalog)).at(-1);
  }

  generations(catalog: CatalogKey): Promise<readonly Generation[]> {
    return Promise.resolve([...this.#catalog(catalog).table.generations]);
  }

  hasOpenChanges(catalog: CatalogKey): Promise<boolean> {
    return Promise.resolve(this.#catalog(catalog).table.hasOpenChanges);
  }

  async rows(catalog: CatalogKey, at: At, page: PageRequest): Promise<Page<CatalogRow>> {
    return Promise.resolve(rowPage(this.#catalog(catalog), at, page));
  }

  async count(catalog: CatalogKey, at: At): Promise<number> {
    const readable = this.#catalog(catalog);
    return Promise.resolve(readable.table.count(generationAt(readable, at)));
  }

  async find(catalog: CatalogKey, at: At, updateIds: readonly string[]): Promise<readonly CatalogRow[]> {
    const readable = this.#catalog(catalog);
    const generation = generationAt(readable, at);
    const rows = [...new Set(updateIds)].flatMap((updateId) => {
      const id = readable.ids.find(updateId);
      return id < 0 ? [] : [...readable.table.rowsOf(id, generation)];
    });
    return Promise.resolve(rows.map((row) => catalogRow(readable, row)));
  }

  async superseding(
    catalog: CatalogKey,
    at: At,
    updateIds: readonly string[],
  ): Promise<readonly { readonly row: CatalogRow; readonly supersedes: readonly string[] }[]> {
    const readable = this.#catalog(catalog);
    const { table, ids } = readable;
    const { records } = this.#parts.state;
    const generation = generationAt(readable, at);
    const found = new Map<number, string[]>();
    for (const updateId of new Set(updateIds)) {
      const id = ids.find(updateId);
      for (const record of id < 0 ? [] : records.superseding(id)) {
        for (const row of table.rowsOf(records.id(record), generation)) {
          if (table.record(row) === record) found.set(row, [...(found.get(row) ?? []), updateId]);
        }
      }
    }
    return Promise.resolve(
      [...found].map(([row, supersedes]) => ({ row: catalogRow(readable, row), supersedes })),
    );
  }

  async differences(
    catalog: CatalogKey,
    from: number,
    to: At,
    page: PageRequest,
  ): Promise<Page<RowDifference> | 'fullNeeded'> {
    return Promise.resolve(differencePage(this.#catalog(catalog), { from, to }, page));
  }

  async search(catalog: CatalogKey, at: At, search: UpdateSearch): Promise<UpdateHits> {
    return Promise.resolve(searchUpdates(this.#catalog(catalog), this.#parts.state.records, at, search));
  }

  knownRecords(storedDigests: readonly string[]): Promise<ReadonlyMap<string, RecordNumber>> {
    const { records } = this.#parts.state;
    const known = new Map<string, RecordNumber>();
    for (const digest of storedDigests) {
      const record = records.find(digest);
      if (record < 0) continue;
      this.#parts.leases.take(record);
      known.set(digest, record);
    }
    return Promise.resolve(known);
  }

  async summaries(records: readonly RecordNumber[]): Promise<readonly RecordSummary[]> {
    // Also of records that a repair dropped: older generations still speak of them.
    this.#check(records, { orDropped: true });
    return Promise.resolve(records.map((record) => this.#parts.state.records.summary(record)));
  }

  headers(records: readonly RecordNumber[]): Promise<readonly UpdateHeader[]> {
    return this.#frames(records, 'heads', decodeHeader);
  }

  records(records: readonly RecordNumber[]): Promise<readonly UpdateRecord[]> {
    return this.#frames(records, 'whole', decodeRecord);
  }

  headedRecords(records: readonly RecordNumber[]): Promise<readonly HeadedRecord[]> {
    return this.#frames(records, 'whole', decodeHeadedRecord);
  }

  document<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    return this.#parts.documents.find(collection, id);
  }

  documents<C extends CollectionName>(collection: C, query: DocumentQuery<C>): Promise<Page<Collections[C]>> {
    return this.#parts.documents.list(collection, query);
  }

  events(after: number, limit: number): Promise<readonly SyncEvent[]> {
    return this.#read(() => this.#parts.events.after(after, limit));
  }

  async digest(): Promise<string> {
    const sites: SiteDocument[] = [];
    let page: Page<SiteDocument> = { items: [] };
    do {
      page = await this.documents('sites', {
        limit: 1000,
        ...(page.next === undefined ? {} : { after: page.next }),
      });
      sites.push(...page.items);
    } while (page.next !== undefined);
    const { catalogs, records } = this.#parts.state;
    return digestOfStore(
      [...catalogs.keys()].map((key) => this.#catalog(key)),
      records,
      sites,
    );
  }

  async catalogDigest(catalog: CatalogKey, at: At): Promise<string> {
    return Promise.resolve(digestOfCatalog(this.#catalog(catalog), this.#parts.state.records, at));
  }

  verify(call?: OperationCall): Promise<readonly StoreFault[]> {
    return verifyStore(this.#parts, call);
  }

  compact(request: CompactionRequest): Promise<CompactionResult> {
    if (this.#compacting) {
      const message = `Data folder ${this.folder} is being compacted already`;
      return Promise.reject(new SyncError('busy', message, { source: 'Store' }));
    }
    this.#compacting = true;
    return this.#read(() => compactSegments(this.#parts, request)).finally(() => {
      this.#compacting = false;
    });
  }

  /** Writes a consistent copy of the data folder into one tar file. */
  backup(file: string, call?: OperationCall): Promise<void> {
    return this.#read(() => backupStore(this.#parts, file, call));
  }

  async #frames<T>(
    records: readonly RecordNumber[],
    part: 'whole' | 'heads',
    decode: (frame: Uint8Array, place: RecordPlace) => T,
  ): Promise<readonly T[]> {
    this.#check(records);
    const places = records.map((record) => this.#parts.state.records.place(record));
    const frames = await this.#read(() => this.#parts.segments.readFrames(places, part));
    return frames.map((frame, index) => decode(frame, places[index] ?? noPlace));
  }

  #catalog(key: CatalogKey): ReadableCatalog {
    const { state, fence } = this.#parts;
    const table = state.catalogs.get(key) ?? new CatalogTable(key.startsWith('site/'));
    return { key, table, ids: state.ids, epoch: fence.token };
  }

  #check(records: readonly RecordNumber[], { orDropped = false } = {}): void {
    const { records: table } = this.#parts.state;
    for (const record of records) {
      const isDropped = record >= 0 && record < table.size && (table.bits(record) & RecordBit.dropped) !== 0;
      if (record < 0 || record >= table.size || (isDropped && !orDropped))
        throw new SyncError('notFound', `There is no record ${record}`);
    }
  }

  #read<T>(action: () => Promise<T>): Promise<T> {
    return withIoFailures(`Data folder ${this.#parts.folder}`, action);
  }
}

const noPlace = { segment: 0, offset: 0, locationsLength: 0, headerLength: 0, bodyLength: 0 };
