import type { SupDocument } from '../../domain/documents.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { UpdateFile } from '../../domain/updateHeader.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';
import type { EnginePorts } from '../ports.ts';
import { owe } from '../run/owedRun.ts';
import { licenseFiles } from '../wsus/licenseFiles.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { GatheredRows } from './gatheredRows.ts';
import { ImportComparison, type ImportCounts } from './importComparison.ts';
import { requireStored } from './requireStored.ts';

/** What is imported into which software update point. */
export interface CatalogImport {
  readonly sup: SupDocument;
  /** Every record of the package, in batches. */
  readonly batches: AsyncIterable<readonly DecodedRecord[]>;
  /** The content of a file that came with the package; undefined where it did not. */
  readonly content: (file: UpdateFile) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** How the log names what was imported. */
  readonly title: string;
}

/** What an import found, and did unless it was only to look. */
export interface CatalogImportOutcome {
  readonly counts: ImportCounts;
  /** Ids that are needed or bundled and stand neither in the package nor here. */
  readonly missing: readonly string[];
}

/** Looks at a package as `importCatalog` would, and changes nothing. */
export async function examineImport(
  { store, clock }: Pick<EnginePorts, 'store' | 'clock'>,
  { sup, batches }: Pick<CatalogImport, 'sup' | 'batches'>,
): Promise<CatalogImportOutcome> {
  const comparison = new ImportComparison(store, supCatalog(sup._id));
  for await (const records of batches) await comparison.take(records, clock.now());
  return { counts: comparison.counts, missing: await comparison.missing() };
}

/**
 * Takes a package into the catalog of a software update point: documents and files first, which nobody sees yet; then all rows, published, in one
 * commit. Whatever ends it before leaves the catalog as it was; what was stored by then is found again, or given back by compaction.
 */
export async function importCatalog(
  ports: Pick<EnginePorts, 'store' | 'fence' | 'clock' | 'content'>,
  request: CatalogImport,
): Promise<
  CatalogImportOutcome & {
    readonly pendingLicenses: readonly UpdateFile[];
    readonly warnings: readonly string[];
    /** Whether the catalog was changed, and a synchronization is owed. */
    readonly hasImported: boolean;
  }
> {
  const { store, fence, clock } = ports;
  const { sup, batches } = request;
  const catalog = supCatalog(sup._id);
  const comparison = new ImportComparison(store, catalog);
  const upserts = new GatheredRows();
  const documents: DocumentChange[] = [];
  const files = new ImportedFiles(ports.content, request.content);
  for await (const records of batches) {
    const lacking = await comparison.take(records, clock.now());
    const digests = new Set(lacking.map(({ storedDigest }) => storedDigest));
    const news = records.filter(({ storedDigest }) => digests.has(storedDigest));
    if (news.length > 0) await store.commit({ records: news }, fence);
    // Told of, they stay, although nothing refers to them yet.
    await store.knownRecords([...digests]);
    for (const record of news) documents.push(...(await files.take(record)));
    for (const upsert of lacking) upserts.add(upsert);
  }
  const outcome = { counts: comparison.counts, missing: await comparison.missing() };
  if (upserts.size > 0) {
    await requireStored(store, upserts);
    await requireDisconnected(store, sup);
    const publish = { catalog, upserts, publish: true };
    // What a synchronization with an earlier source was cut off with is not to be published by an import.
    const leftOver = (await store.hasOpenChanges(catalog)) ? [{ catalog, discard: true }] : [];
    const { records, added, revised } = outcome.counts;
    const text = `Imported ${request.title}: ${records} records, ${added} new, ${revised} with a newer revision.`;
    await store.commit(
      {
        catalogs: [...leftOver, publish],
        documents: [...documents, await owe(store, sup.siteCode, { trigger: 'retry', full: false })],
        events: [
          {
            time: clock.now(),
            siteCode: sup.siteCode,
            body: { kind: 'note', severity: 'information', text },
          },
        ],
      },
      fence,
    );
  }
  return {
    ...outcome,
    pendingLicenses: files.pending,
    warnings: files.warnings,
    hasImported: upserts.size > 0,
  };
}

/** A site that was given a source meanwhile may be pulling into the generation that an import puts aside. */
async function requireDisconnected(store: EnginePorts['store'], { siteCode }: SupDocument): Promise<void> {
  const site = await store.document('sites', siteCode);
  if (site?.source?.kind !== 'none')
    throw new SyncError(
      'invalidRequest',
      `The synchronization source of site ${siteCode} was changed meanwhile`,
    );
}

/** Files that came with a package, put into the content folder; license files that did not come stay pending. */
class ImportedFiles {
  readonly #store: EnginePorts['content'];
  readonly #source: CatalogImport['content'];
  readonly #seen = new Set<string>();
  readonly pending: UpdateFile[] = [];
  readonly warnings: string[] = [];

  constructor(store: EnginePorts['content'], source: CatalogImport['content']) {
    this.#store = store;
    this.#source = source;
  }

  /** Resolves with what is to be kept of the record's license files. */
  async take(record: DecodedRecord): Promise<readonly DocumentChange[]> {
    const { files, eulaFiles } = record.header;
    const present = new Set<string>();
    for (const file of [...eulaFiles, ...files]) {
      if (await this.#has(file)) present.add(file.sha1);
      else if (eulaFiles.includes(file)) this.pending.push(file);
    }
    return licenseFiles(record, (sha1) => (present.has(sha1) ? 'present' : 'pending'));
  }

  async #has(file: UpdateFile): Promise<boolean> {
    if (await this.#store.has(file.sha1)) return true;
    if (this.#seen.has(file.sha1)) return false;
    this.#seen.add(file.sha1);
    const content = await this.#source(file);
    if (content === undefined) return false;
    try {
      await this.#store.write(file, content);
      return true;
    } catch (error) {
      const { key, message } = asSyncError(error);
      if (key !== 'digestMismatch') throw error;
      this.warnings.push(`${file.name} beside the package was left alone: ${message}`);
      return false;
    }
  }
}
