import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CatalogSnapshot, ServedCatalog } from '../../domain/servedCatalog.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import type { FailedRevision, UpstreamLanguage } from '../../domain/upstream.ts';
import { inlineRecordDecoder } from '../update/recordDecoder.ts';
import { nextJournal, readJournal, writeJournal, type CatalogJournal } from './catalogJournal.ts';
import { DocumentFile } from './documentFile.ts';
import type { ExportPackage } from './exportPackage.ts';
import { openExportPackage } from './openExportPackage.ts';
import { PackageGraph } from './packageGraph.ts';
import { PackageSnapshot } from './packageSnapshot.ts';

/** What to serve and where to remember it. */
export interface PackageCatalogOptions {
  /** The package of `wsusutil export`. */
  readonly file: string;
  /** Holds server id and change journal from one start to the next, and the documents while serving. */
  readonly stateFolder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'guid'>;
  /** Default: decodes in this thread. */
  readonly decoder?: RecordDecoder;
  readonly signal?: AbortSignal;
}

/** Serves the catalog of an export package. The package holds no files, so there is no content. */
export class PackageCatalog implements ServedCatalog {
  readonly serverId: string;
  /** Documents of the package that cannot be read and are not listed. */
  readonly skipped: readonly FailedRevision[];
  readonly languages: () => Promise<readonly UpstreamLanguage[]>;
  readonly #snapshot: PackageSnapshot;
  readonly #published: readonly number[];
  readonly #documents: DocumentFile;
  readonly #files: ReadonlySet<string>;

  private constructor(journal: CatalogJournal, content: LoadedPackage, documents: DocumentFile) {
    this.serverId = journal.serverId;
    this.#published = journal.published;
    this.skipped = content.skipped;
    this.languages = () => Promise.resolve(content.package.index?.languages ?? []);
    this.#documents = documents;
    this.#files = new Set(content.graph.files());
    const locations = content.package.index?.files ?? new Map<string, never>();
    this.#snapshot = new PackageSnapshot(journal, { graph: content.graph, documents, locations });
  }

  /**
   * Reads the package once and stamps what differs from the package served before from the same state folder. Rejects as
   * `openExportPackage` and `ExportPackage.records` do; then the state folder is as before.
   */
  static async open(options: PackageCatalogOptions): Promise<PackageCatalog> {
    await mkdir(options.stateFolder, { recursive: true });
    const journalFile = path.join(options.stateFolder, 'catalog.json');
    const before = await readJournal(journalFile);
    const documents = await DocumentFile.create(options.stateFolder);
    try {
      const content = await loadPackage(options, documents);
      const journal = nextJournal(before, content.graph.digests(), options.clock.now(), () =>
        options.ids.guid(),
      );
      if (journal !== before) await writeJournal(journalFile, journal);
      content.graph.stamp((key) => journal.entries.get(key)?.generation ?? journal.published.length);
      return new PackageCatalog(journal, content, documents);
    } catch (error) {
      await documents.close();
      throw error;
    }
  }

  snapshot(): Promise<CatalogSnapshot> {
    return Promise.resolve(this.#snapshot);
  }

  /** Stamps are kept for good, so every generation that this server published can be compared with. */
  keepsGeneration(generation: number, published: number): Promise<boolean> {
    return Promise.resolve(this.#published[generation - 1] === published);
  }

  content(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  requestFiles(sha1: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(sha1.filter((digest) => !this.#files.has(digest)));
  }

  /** Removes the documents; the journal stays for the next start. */
  async close(): Promise<void> {
    await this.#documents.close();
  }
}

interface LoadedPackage {
  readonly package: Pick<ExportPackage, 'index'>;
  readonly graph: PackageGraph;
  readonly skipped: readonly FailedRevision[];
}

async function loadPackage(options: PackageCatalogOptions, documents: DocumentFile): Promise<LoadedPackage> {
  const decoder = options.decoder ?? inlineRecordDecoder;
  const opened = await openExportPackage(options.file);
  try {
    const graph = new PackageGraph();
    const skipped: FailedRevision[] = [];
    for await (const batch of opened.records()) {
      options.signal?.throwIfAborted();
      const decoded = await decoder.decodeBatch(batch, []);
      const places = await documents.append(batch.map(({ record }) => record.bytes));
      for (const [index, result] of decoded.entries()) {
        const [item, place] = [batch[index], places[index]];
        if (item === undefined || place === undefined) continue;
        if (result instanceof SyncError) skipped.push({ identity: item.identity, error: result });
        else graph.add(result.header, result.textDigest, place);
      }
    }
    return { package: { index: opened.index }, graph, skipped };
  } finally {
    await opened.close();
  }
}
