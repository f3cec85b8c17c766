import { createHash } from 'node:crypto';
import { Emitter } from '../../src/base/event.ts';
import { areasOf, type ChangedArea } from '../../src/domain/changedArea.ts';
import type { CompactionRequest } from '../../src/domain/compaction.ts';
import type { CatalogKey, CatalogRow, RecordNumber, RecordSummary } from '../../src/domain/catalogRow.ts';
import { type CollectionName, type Collections, collectionNames } from '../../src/domain/documents.ts';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import type {
  At,
  CommitUnit,
  DocumentQuery,
  Page,
  PageRequest,
  RowDifference,
  Store,
} from '../../src/domain/store.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import { titleOf, type UpdateHeader } from '../../src/domain/updateHeader.ts';
import type { DecodedRecord } from '../../src/domain/updateRecord.ts';

interface Interval {
  row: CatalogRow;
  retired: number;
}
interface Catalog {
  readonly isSite: boolean;
  intervals: Interval[];
  generations: { number: number; published: number }[];
}
type Documents = { [C in CollectionName]: Map<string, Collections[C]> };

/** The store contract in its plainest form, for tests of the engine: everything in maps, nothing durable. */
export class MemoryStore implements Store {
  readonly #records: (DecodedRecord | undefined)[] = [];
  readonly #catalogs = new Map<CatalogKey, Catalog>();
  readonly #documents: Documents = {
    sites: new Map(),
    sups: new Map(),
    supStatus: new Map(),
    subscription: new Map(),
    categories: new Map(),
    runs: new Map(),
    statusMessages: new Map(),
    alerts: new Map(),
    notifications: new Map(),
    groups: new Map(),
    quarantine: new Map(),
    pending: new Map(),
    contentFiles: new Map(),
    downstreams: new Map(),
    downstreamRules: new Map(),
    settings: new Map(),
    accessTokens: new Map(),
    links: new Map(),
    exchanges: new Map(),
    signingKeys: new Map(),
  };
  readonly #events: SyncEvent[] = [];
  readonly #committed = new Emitter<readonly SyncEvent[]>();
  readonly onDidCommit = this.#committed.event;
  readonly #changed = new Emitter<readonly ChangedArea[]>();
  readonly onDidChange = this.#changed.event;
  readonly fence = { token: 1 };
  readonly #now: () => number;
  #commits = 0;
  /** Set to make the next commits fail, as a full disk does. */
  refuse: SyncError | undefined;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  commit(unit: CommitUnit): ReturnType<Store['commit']> {
    if (this.refuse) return Promise.reject(this.refuse);
    for (const record of unit.records ?? []) {
      if (!this.#records.some((known) => known?.storedDigest === record.storedDigest))
        this.#records.push(record);
    }
    for (const change of unit.catalogs ?? []) {
      if (change.drop) this.#catalogs.delete(change.catalog);
      else this.#change(change.catalog, change);
    }
    for (const change of unit.documents ?? []) {
      const collection: Map<string, unknown> = this.#documents[change.collection];
      if ('put' in change) collection.set(change.put._id, change.put);
      else collection.delete(change.remove);
    }
    const events = (unit.events ?? []).map((event, index) => ({
      ...event,
      sequence: this.#events.length + index + 1,
    }));
    this.#events.push(...events);
    if (events.length > 0) this.#committed.fire(events);
    const areas = areasOf(unit);
    if (areas.length > 0) this.#changed.fire(areas);
    return Promise.resolve({ commit: ++this.#commits, events });
  }

  #change(key: CatalogKey, change: NonNullable<CommitUnit['catalogs']>[number]): void {
    const catalog = this.#catalog(key);
    const open = this.#openNumber(catalog);
    if (change.discard) {
      catalog.intervals = catalog.intervals.filter(({ row }) => row.introduced < open);
      for (const interval of catalog.intervals) if (interval.retired === open) interval.retired = 0;
      return;
    }
    const close = (same: (row: CatalogRow) => boolean): void => {
      catalog.intervals = catalog.intervals.filter(
        ({ row, retired }) => !(same(row) && retired === 0 && row.introduced === open),
      );
      for (const interval of catalog.intervals)
        if (interval.retired === 0 && same(interval.row)) interval.retired = open;
    };
    for (const upsert of change.upserts ?? []) {
      const record = this.#records.findIndex((known) => known?.storedDigest === upsert.storedDigest);
      if (record < 0) throw new Error(`Unknown record ${upsert.storedDigest}`);
      const same = (row: CatalogRow): boolean =>
        row.updateId === upsert.updateId && (catalog.isSite || row.revision === upsert.revision);
      const current = catalog.intervals.find(({ row, retired }) => retired === 0 && same(row));
      if (current?.row.record === record && current.row.flags === upsert.flags) continue;
      close(same);
      const { updateId, revision, flags, since } = upsert;
      catalog.intervals.push({
        row: { updateId, revision, record, flags, since, introduced: open },
        retired: 0,
      });
    }
    for (const removal of change.removals ?? []) {
      close(
        (row) => row.updateId === removal.updateId && (catalog.isSite || row.revision === removal.revision),
      );
    }
    if (change.publish) catalog.generations.push({ number: open, published: this.#now() });
  }

  generation(key: CatalogKey): ReturnType<Store['generation']> {
    return Promise.resolve(this.#catalog(key).generations.at(-1));
  }

  generations(key: CatalogKey): ReturnType<Store['generations']> {
    return Promise.resolve(this.#catalog(key).generations);
  }

  hasOpenChanges(key: CatalogKey): Promise<boolean> {
    const catalog = this.#catalog(key);
    const open = this.#openNumber(catalog);
    return Promise.resolve(
      catalog.intervals.some(({ row, retired }) => row.introduced === open || retired === open),
    );
  }

  rows(key: CatalogKey, at: At, page: PageRequest): Promise<Page<CatalogRow>> {
    return Promise.resolve(
      paged(this.#at(key, at), page, ({ updateId, revision }) => `${updateId}.${revision}`),
    );
  }

  count(key: CatalogKey, at: At): Promise<number> {
    return Promise.resolve(this.#at(key, at).length);
  }

  find(key: CatalogKey, at: At, updateIds: readonly string[]): Promise<readonly CatalogRow[]> {
    const wanted = new Set(updateIds);
    return Promise.resolve(this.#at(key, at).filter(({ updateId }) => wanted.has(updateId)));
  }

  superseding(key: CatalogKey, at: At, updateIds: readonly string[]): ReturnType<Store['superseding']> {
    const wanted = new Set(updateIds);
    return Promise.resolve(
      this.#at(key, at).flatMap((row) => {
        const supersedes = this.#record(row.record).header.supersedes.filter((id) => wanted.has(id));
        return supersedes.length > 0 ? [{ row, supersedes }] : [];
      }),
    );
  }

  differences(key: CatalogKey, from: number, to: At, page: PageRequest): Promise<Page<RowDifference>> {
    const keyOf = ({ updateId, revision }: CatalogRow): string =>
      this.#catalog(key).isSite ? updateId : `${updateId}.${revision}`;
    const before = new Map((from === 0 ? [] : this.#at(key, from)).map((row) => [keyOf(row), row]));
    const differences: RowDifference[] = [];
    for (const row of this.#at(key, to)) {
      const old = before.get(keyOf(row));
      before.delete(keyOf(row));
      if (old === undefined) differences.push({ kind: 'added', row });
      else if (old.record !== row.record || old.flags !== row.flags)
        differences.push({ kind: 'changed', before: old, row });
    }
    for (const row of before.values()) differences.push({ kind: 'removed', row });
    return Promise.resolve(paged(differences, page, ({ row }) => keyOf(row)));
  }

  search(): ReturnType<Store['search']> {
    return Promise.resolve({ items: [], total: 0 });
  }

  knownRecords(digests: readonly string[]): Promise<ReadonlyMap<string, RecordNumber>> {
    return Promise.resolve(
      new Map(
        digests.flatMap((digest) => {
          const index = this.#records.findIndex((known) => known?.storedDigest === digest);
          return index < 0 ? [] : [[digest, index] as const];
        }),
      ),
    );
  }

  summaries(records: readonly RecordNumber[]): Promise<readonly RecordSummary[]> {
    return Promise.resolve(records.map((record) => summaryOf(record, this.#record(record))));
  }

  headers(records: readonly RecordNumber[]): Promise<readonly UpdateHeader[]> {
    return Promise.resolve(records.map((record) => this.#record(record).header));
  }

  records(records: readonly RecordNumber[]): ReturnType<Store['records']> {
    return Promise.resolve(records.map((record) => this.#record(record)));
  }

  headedRecords(records: readonly RecordNumber[]): ReturnType<Store['headedRecords']> {
    return Promise.resolve(
      records.map((number) => {
        const record = this.#record(number);
        return { record, header: record.header };
      }),
    );
  }

  document<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    const documents: Map<string, Collections[C]> = this.#documents[collection];
    return Promise.resolve(documents.get(id));
  }

  documents<C extends CollectionName>(collection: C, query: DocumentQuery<C>): Promise<Page<Collections[C]>> {
    const documents: Map<string, Collections[C]> = this.#documents[collection];
    const where: [string, unknown][] = Object.entries(query.where ?? {});
    const found = [...documents.values()].filter((document) => {
      const members = new Map<string, unknown>(Object.entries(document));
      return where.every(([name, value]) => members.get(name) === value);
    });
    return Promise.resolve(paged(found, query, ({ _id }) => _id, query.descending));
  }

  events(after: number, limit: number): Promise<readonly SyncEvent[]> {
    return Promise.resolve(this.#events.slice(after, after + limit));
  }

  digest(): Promise<string> {
    return Promise.resolve('');
  }

  catalogDigest(key: CatalogKey, at: At): Promise<string> {
    const lines = this.#at(key, at).map(
      ({ updateId, revision, record, flags }) =>
        `${updateId}.${revision} ${this.#record(record).textDigest} ${flags}`,
    );
    return Promise.resolve(createHash('sha256').update(lines.sort().join('\n')).digest('hex'));
  }

  compact({ signal, onStep }: CompactionRequest): ReturnType<Store['compact']> {
    const used = new Set(
      [...this.#catalogs.values()].flatMap(({ intervals }) => intervals.map(({ row }) => row.record)),
    );
    const dead = [...this.#records.keys()].filter(
      (record) => !used.has(record) && this.#records[record] !== undefined,
    );
    const bytes = { movedBytes: 0, totalBytes: 0, removedBytes: 0 };
    const nothing = { ...bytes, movedRecords: 0, removedFiles: 0, faults: [] };
    if (signal.aborted) return Promise.resolve({ ...nothing, droppedRecords: 0, complete: false });
    for (const record of dead) this.#records[record] = undefined;
    const result = { ...nothing, droppedRecords: dead.length, complete: true };
    return (onStep?.(bytes) ?? Promise.resolve()).then(() => result);
  }

  verify(): ReturnType<Store['verify']> {
    return Promise.resolve([]);
  }

  /** Every document of every collection, for looking at in tests. */
  dump(): Record<string, unknown[]> {
    return Object.fromEntries(
      collectionNames.map((name) => [
        name,
        [
          ...(new Map<string, Map<string, unknown>>(Object.entries(this.#documents)).get(name)?.values() ??
            []),
        ],
      ]),
    );
  }

  #catalog(key: CatalogKey): Catalog {
    const found = this.#catalogs.get(key) ?? {
      isSite: key.startsWith('site/'),
      intervals: [],
      generations: [],
    };
    this.#catalogs.set(key, found);
    return found;
  }

  #openNumber(catalog: Catalog): number {
    return (catalog.generations.at(-1)?.number ?? 0) + 1;
  }

  #at(key: CatalogKey, at: At): CatalogRow[] {
    const catalog = this.#catalog(key);
    const open = this.#openNumber(catalog);
    const generation = at === 'open' ? open : at === 'published' ? open - 1 : at;
    return catalog.intervals
      .filter(({ row, retired }) => row.introduced <= generation && (retired === 0 || retired > generation))
      .map(({ row }) => row);
  }

  #record(record: RecordNumber): DecodedRecord {
    const found = this.#records[record];
    if (!found) throw new Error(`No record ${record}`);
    return found;
  }
}

function paged<T>(
  all: readonly T[],
  page: PageRequest,
  keyOf: (item: T) => string,
  descending = false,
): Page<T> {
  const sorted = [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1) * (descending ? -1 : 1));
  const { after } = page;
  const rest =
    after === undefined
      ? sorted
      : sorted.filter((item) => (descending ? keyOf(item) < after : keyOf(item) > after));
  const items = rest.slice(0, page.limit);
  const last = items.at(-1);
  return rest.length > items.length && last !== undefined ? { items, next: keyOf(last) } : { items };
}

function summaryOf(record: RecordNumber, { header, storedDigest, textDigest }: DecodedRecord): RecordSummary {
  const { updateId, revision, updateType, explicitlyDeployable, supersedes } = header;
  return {
    record,
    updateId,
    revision,
    storedDigest,
    textDigest,
    updateType,
    expired: header.publicationState === 'Expired',
    explicitlyDeployable,
    created: Date.parse(header.created) / 1000,
    title: titleOf(header),
    severity: header.msrcSeverity ?? '',
    kbArticleId: header.kbArticleIds[0] ?? '',
    prerequisites: header.prerequisites.flatMap(({ anyOf }) => anyOf),
    supersedes,
    bundles: header.bundles.flatMap(({ anyOf }) => anyOf),
    hasEula: header.eulaFiles.length > 0,
  };
}
