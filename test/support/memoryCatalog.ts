import { createHash } from 'node:crypto';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import type { RevisionIdentity } from '../../src/domain/revision.ts';
import { revisionKey } from '../../src/domain/revision.ts';
import type { CatalogGraph, DeltaById } from '../../src/domain/selection.ts';
import { selectConfig, selectUpdates } from '../../src/domain/selection.ts';
import type {
  CatalogSnapshot,
  ServedCatalog,
  ServedContent,
  ServedFilter,
  ServedUpdate,
} from '../../src/domain/servedCatalog.ts';
import type { UpdateHeader } from '../../src/domain/updateHeader.ts';
import type { FileLocation } from '../../src/domain/fileLocation.ts';
import type { UpdateRecord } from '../../src/domain/updateRecord.ts';
import type { UpstreamLanguage } from '../../src/domain/upstream.ts';
import { parseUpdateDocument } from '../../src/protocol/update/parseUpdateDocument.ts';

/** A document as a test hands it in: its text, and the cabinet it is stored as where it is one. */
export interface GivenDocument {
  readonly text: string;
  readonly cabinet?: Uint8Array;
  /** Where its files are at Microsoft, by SHA-1. */
  readonly urls?: ReadonlyMap<string, string>;
}

interface Entry {
  readonly identity: RevisionIdentity;
  readonly header: UpdateHeader;
  readonly update: ServedUpdate;
  readonly introduced: number;
}

const pageSize = 500;

/** English and German on, Japanese off. */
export const threeLanguages: readonly UpstreamLanguage[] = [
  { id: 1033, shortName: 'en', longName: 'English', enabled: true },
  { id: 1031, shortName: 'de', longName: 'German', enabled: true },
  { id: 1041, shortName: 'ja', longName: 'Japanese', enabled: false },
];

/** A served catalog in memory, made of documents given as text; every publishing is a generation. */
export class MemoryCatalog implements ServedCatalog {
  readonly serverId: string;
  languageList = threeLanguages;
  declinedIds: readonly string[] = [];
  acceptedEulaIds: readonly string[] = [];
  /** Digests that downstream servers asked to be fetched. */
  readonly requested: string[] = [];
  readonly #files = new Map<string, Uint8Array>();
  readonly #published = new Map<number, number>();
  #entries: readonly Entry[] = [];
  #generation = 0;

  constructor(serverId = '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12') {
    this.serverId = serverId;
  }

  /** Publishes the next generation (numbers begin with 1): adds documents, takes revisions off; `at` in ms UTC. */
  publish(documents: readonly GivenDocument[], at: number, retired: readonly RevisionIdentity[] = []): void {
    this.#generation++;
    this.#published.set(this.#generation, at);
    const gone = new Set(retired.map(revisionKey));
    const added = documents.map((document) => entry(document, this.#generation));
    this.#entries = [...this.#entries.filter(({ identity }) => !gone.has(revisionKey(identity))), ...added];
  }

  /** Keeps a content under its digest. */
  addFile(content: Uint8Array): void {
    this.#files.set(createHash('sha1').update(content).digest('hex'), content);
  }

  /** Forgets what changed since a generation. */
  forget(generation: number): void {
    this.#published.delete(generation);
  }

  languages = (): Promise<readonly UpstreamLanguage[]> => Promise.resolve(this.languageList);

  snapshot(): Promise<CatalogSnapshot> {
    if (this.#generation === 0)
      return Promise.reject(new SyncError('serverBusy', 'Nothing has been published yet'));
    const published = this.#published.get(this.#generation) ?? 0;
    return Promise.resolve(
      new MemorySnapshot(this, this.#entries, { generation: this.#generation, published }),
    );
  }

  keepsGeneration(generation: number, published: number): Promise<boolean> {
    return Promise.resolve(this.#published.get(generation) === published);
  }

  content(sha1: string): Promise<ServedContent | undefined> {
    const bytes = this.#files.get(sha1);
    return Promise.resolve(bytes === undefined ? undefined : contentOf(bytes));
  }

  requestFiles(sha1: readonly string[]): Promise<readonly string[]> {
    const named = new Set(this.#entries.flatMap(({ update }) => update.files.map((file) => file.sha1)));
    this.requested.push(...sha1.filter((digest) => named.has(digest)));
    return Promise.resolve(sha1.filter((digest) => !named.has(digest)));
  }
}

class MemorySnapshot implements CatalogSnapshot {
  readonly generation: number;
  readonly published: number;
  readonly #catalog: MemoryCatalog;
  readonly #entries: readonly Entry[];
  readonly #byKey: ReadonlyMap<string, Entry>;

  constructor(
    catalog: MemoryCatalog,
    entries: readonly Entry[],
    { generation, published }: { readonly generation: number; readonly published: number },
  ) {
    this.#catalog = catalog;
    this.#entries = entries;
    this.generation = generation;
    this.published = published;
    this.#byKey = new Map(entries.map((one) => [revisionKey(one.identity), one]));
  }

  configRevisions(since: number | undefined): AsyncIterable<readonly RevisionIdentity[]> {
    return this.#pages(selectConfig(graphOf(this.#entries), since));
  }

  updateRevisions(
    filter: ServedFilter | undefined,
    since: number | undefined,
  ): AsyncIterable<readonly RevisionIdentity[]> {
    const byId = (list: ServedFilter['categories']): DeltaById =>
      new Map(list.map(({ id, delta }) => [id, delta]));
    const lists =
      filter === undefined
        ? undefined
        : { categories: byId(filter.categories), classifications: byId(filter.classifications) };
    return this.#pages(selectUpdates(graphOf(this.#entries), lists, since));
  }

  updates(ids: readonly RevisionIdentity[]): Promise<readonly (ServedUpdate | undefined)[]> {
    return Promise.resolve(ids.map((identity) => this.#byKey.get(revisionKey(identity))?.update));
  }

  declined(): Promise<readonly string[]> {
    return Promise.resolve(this.#catalog.declinedIds);
  }

  acceptedEulas(): Promise<readonly string[]> {
    return Promise.resolve(this.#catalog.acceptedEulaIds);
  }

  async *#pages(ordinals: Uint32Array): AsyncGenerator<readonly RevisionIdentity[], void, void> {
    for (let at = 0; at < ordinals.length; at += pageSize) {
      await Promise.resolve();
      const page = Array.from(ordinals.subarray(at, at + pageSize));
      yield page.flatMap((ordinal) => this.#entries[ordinal]?.identity ?? []);
    }
  }
}

function entry({ text, cabinet, urls }: GivenDocument, introduced: number): Entry {
  const header = parseUpdateDocument(text, ['en']);
  const { updateId, revision } = header;
  const bytes = cabinet ?? Buffer.from(text);
  const storedDigest = createHash('sha256').update(bytes).digest('hex');
  const record: UpdateRecord = { encoding: cabinet === undefined ? 'text' : 'cabinet', bytes, storedDigest };
  const files = [...header.files, ...header.eulaFiles].map(({ sha1 }): FileLocation => {
    const url = urls?.get(sha1);
    return url === undefined ? { sha1 } : { sha1, microsoftUpdateUrl: url };
  });
  const identity = { updateId, revision };
  return { identity, header, update: { identity, record, files }, introduced };
}

function graphOf(entries: readonly Entry[]): CatalogGraph {
  const byId = new Map<string, number[]>();
  entries.forEach(({ identity }, ordinal) => {
    byId.set(identity.updateId, [...(byId.get(identity.updateId) ?? []), ordinal]);
  });
  const ordinals = new Map(entries.map(({ identity }, ordinal) => [revisionKey(identity), ordinal]));
  const header = (ordinal: number): UpdateHeader | undefined => entries[ordinal]?.header;
  return {
    size: entries.length,
    isConfig: (ordinal) => ['Category', 'Detectoid'].includes(header(ordinal)?.updateType ?? ''),
    changedSince: (ordinal, generation) => (entries[ordinal]?.introduced ?? 0) > generation,
    prerequisites: (ordinal) => header(ordinal)?.prerequisites.flatMap(({ anyOf }) => anyOf) ?? [],
    revisionsOf: (updateId) => byId.get(updateId) ?? [],
    bundled: (ordinal) =>
      (header(ordinal)?.bundles ?? [])
        .flatMap(({ anyOf }) => anyOf)
        .flatMap((identity) => ordinals.get(revisionKey(identity)) ?? []),
  };
}

function contentOf(bytes: Uint8Array): ServedContent {
  return {
    size: bytes.length,
    async *read(start, end) {
      for (let at = start; at <= end; at += 64 * 1024) {
        await Promise.resolve();
        yield bytes.subarray(at, Math.min(at + 64 * 1024, end + 1));
      }
    },
  };
}
