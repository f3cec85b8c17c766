import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Datastore from 'nedb-promises';
import { SyncError } from '../domain/errors/syncError.ts';
import { type CollectionName, type Collections, collectionNames } from '../domain/documents.ts';
import type { DocumentChange, DocumentQuery, Page } from '../domain/store.ts';
import { decodeKeys, encodeKeys } from './documentKeys.ts';
import { withIoFailures } from './files/ioFailure.ts';

type Stored = Record<string, unknown>;

/** Expected documents of each collection by `_id`, as plain JSON values. */
export type ExpectedDocuments = ReadonlyMap<CollectionName, ReadonlyMap<string, unknown>>;

/**
 * The NeDB collections: a projection of the committed document changes. NeDB neither syncs its appends nor notices lost
 * ones, so on open every document is compared with what the snapshot and the journal say and put right where it differs.
 */
export class DocumentStore {
  readonly #stores: ReadonlyMap<CollectionName, Datastore<Stored>>;
  readonly #folder: string;
  readonly #changed = new Set<CollectionName>();
  readonly #used = new Set<CollectionName>();
  readonly #failed = new Map<CollectionName, unknown>();
  /** Of each SUP: asked for without waiting. */
  readonly #serverIds = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#stores = new Map(
      allCollections().map((name) => [
        name,
        // Damaged lines are no reason to refuse: `bringUpTo` replaces what they held.
        Datastore.create({ filename: this.#path(name), corruptAlertThreshold: 1 }),
      ]),
    );
  }

  /** Loads the collections that have a file; others are made when something is put into them. */
  async load(): Promise<void> {
    const present = [...this.#stores].filter(([name]) => existsSync(this.#path(name)));
    await withIoFailures(this.#folder, async () => {
      await Promise.all(present.map(([, store]) => store.load()));
      for (const [name] of present) this.#used.add(name);
    });
  }

  /** The GUID by which downstream servers know a SUP. */
  serverId(supId: string): string | undefined {
    return this.#serverIds.get(supId);
  }

  /** Makes the collections hold exactly these documents; returns how many had to be put right. */
  async bringUpTo(expected: ExpectedDocuments): Promise<number> {
    let repaired = 0;
    for (const document of expected.get('sups')?.values() ?? []) {
      if (isOf('sups', document)) this.#serverIds.set(document._id, document.serverId);
    }
    for (const [name, store] of this.#stores) {
      if (!this.#isUsed(name) && (expected.get(name)?.size ?? 0) === 0) continue;
      const putRight = await bringStoreUpTo(store, new Map(expected.get(name)));
      if (putRight > 0) this.#note(name);
      repaired += putRight;
    }
    return repaired;
  }

  /** Collections that hold other documents than expected. */
  async differing(expected: ExpectedDocuments): Promise<readonly CollectionName[]> {
    const differing: CollectionName[] = [];
    for (const name of this.#stores.keys()) {
      if (!this.#isUsed(name) && (expected.get(name)?.size ?? 0) === 0) continue;
      const stored = new Map((await this.all(name)).map((document) => [String(document['_id']), document]));
      if (!isDeepStrictEqual(stored, new Map(expected.get(name)))) differing.push(name);
    }
    return differing;
  }

  /**
   * Applies committed changes in order. Reads asked for afterwards see them, whether or not the promise is awaited. A file
   * that cannot be written does not undo the commit: the journal has it, and `faults` tells.
   */
  async apply(changes: readonly DocumentChange[]): Promise<void> {
    await Promise.all(
      changes.map(async (change) => {
        const store = this.#store(change.collection);
        this.#note(change.collection);
        if (change.collection === 'sups') {
          if ('put' in change) this.#serverIds.set(change.put._id, change.put.serverId);
          else this.#serverIds.delete(change.remove);
        }
        try {
          if ('put' in change) await put(store, change.put._id, change.put);
          else await store.remove({ _id: change.remove }, {});
        } catch (error) {
          this.#failed.set(change.collection, error);
        }
      }),
    );
  }

  /** Collections whose file could not be written, with the error. */
  get faults(): ReadonlyMap<CollectionName, unknown> {
    return this.#failed;
  }

  async find<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    if (!this.#isUsed(collection)) return undefined;
    const found = await this.#store(collection).findOne({ _id: id });
    return isStored(found) ? documentOf(collection, found) : undefined;
  }

  async list<C extends CollectionName>(
    collection: C,
    query: DocumentQuery<C>,
  ): Promise<Page<Collections[C]>> {
    if (!this.#isUsed(collection)) return { items: [] };
    const limit = Math.min(Math.max(query.limit, 1), 10_000);
    const after =
      query.after === undefined
        ? {}
        : { _id: query.descending ? { $lt: query.after } : { $gt: query.after } };
    const found = await this.#store(collection)
      .find({ ...query.where, ...after })
      .sort({ _id: query.descending ? -1 : 1 })
      .limit(limit + 1);
    const items = found.slice(0, limit).map((stored) => documentOf(collection, stored));
    const last = items.at(-1);
    return found.length > limit && last !== undefined ? { items, next: last._id } : { items };
  }

  /** All documents of a collection, by `_id`. */
  async all(collection: CollectionName): Promise<readonly Stored[]> {
    if (!this.#isUsed(collection)) return [];
    const found = await this.#store(collection).find({}).sort({ _id: 1 });
    return found.map((stored) => decodeKeys(stored));
  }

  /** Rewrites the files of the collections that changed, synced, one line a document. */
  async compact(): Promise<void> {
    for (const name of [...this.#changed]) {
      await compact(this.#store(name));
      this.#changed.delete(name);
      this.#failed.delete(name);
    }
  }

  #note(collection: CollectionName): void {
    this.#changed.add(collection);
    this.#used.add(collection);
  }

  /** Whether the collection has a file or gets one: reading must not make files. */
  #isUsed(collection: CollectionName): boolean {
    return this.#used.has(collection);
  }

  #path(collection: CollectionName): string {
    return path.join(this.#folder, `${collection}.db`);
  }

  #store(collection: CollectionName): Datastore<Stored> {
    const store = this.#stores.get(collection);
    if (store === undefined) throw new TypeError(`No collection ${collection}`);
    return store;
  }
}

/** All collection names, typed. */
export function allCollections(): CollectionName[] {
  return collectionNames.filter(isCollectionName);
}

function isCollectionName(name: string): name is CollectionName {
  return collectionNames.includes(name);
}

async function bringStoreUpTo(store: Datastore<Stored>, wanted: Map<string, unknown>): Promise<number> {
  let repaired = 0;
  for (const stored of await store.find({})) {
    const id = String(stored['_id']);
    const document = wanted.get(id);
    wanted.delete(id);
    if (isDeepStrictEqual(decodeKeys(stored), document)) continue;
    if (document === undefined) await store.remove({ _id: id }, {});
    else await put(store, id, document);
    repaired++;
  }
  for (const [id, document] of wanted) await put(store, id, document);
  return repaired + wanted.size;
}

async function put(store: Datastore<Stored>, id: string, document: unknown): Promise<void> {
  const encoded = encodeKeys(document);
  if (isStored(encoded)) await store.update({ _id: id }, encoded, { upsert: true });
}

/** The wrapper passes the method through; its types do not name it. Unlike the interval forms it rejects on failure. */
async function compact(store: object): Promise<void> {
  if (!('compactDatafileAsync' in store) && !hasCompact(store)) throw new TypeError('NeDB cannot compact');
  if (hasCompact(store)) await store.compactDatafileAsync();
}

function hasCompact(store: object): store is { compactDatafileAsync(): Promise<void> } {
  const value: unknown = Reflect.get(store, 'compactDatafileAsync');
  return typeof value === 'function';
}

/** Only documents of the collection's type are ever put into it; its file may have been damaged since. */
function isOf<C extends CollectionName>(_collection: C, value: unknown): value is Collections[C] {
  return isStored(value) && typeof value['_id'] === 'string';
}

function documentOf<C extends CollectionName>(collection: C, stored: Stored): Collections[C] {
  const document = decodeKeys(stored);
  if (!isOf(collection, document))
    throw new SyncError('damagedStore', `Collection ${collection} has a document without an id`);
  return document;
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
