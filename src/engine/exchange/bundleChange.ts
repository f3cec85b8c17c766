import { neverAborted } from '../../base/neverAborted.ts';
import type { BundleItem, BundleRow, OpenBundle } from '../../domain/catalogBundle.ts';
import type { ContentFileDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import { chunksOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import type { DecodedRecord, RecordDecoder } from '../../domain/updateRecord.ts';
import type { EnginePorts } from '../ports.ts';
import { licensesOf } from '../wsus/licenseFiles.ts';
import type { CatalogState } from './catalogState.ts';
import { GatheredRows } from './gatheredRows.ts';

/** What a package changes in a catalog. */
export interface BundleChange {
  readonly upserts: GatheredRows;
  readonly removals: readonly RevisionIdentity[];
  /** License files of the upserts, each once, as if they were pending. */
  readonly licenses: readonly ContentFileDocument[];
  readonly counts: {
    /** Updates of which no revision was here. */
    readonly added: number;
    /** Further revisions of those that were. */
    readonly revised: number;
    /** Revisions that were here and are declined, no longer offered or the like now. */
    readonly changed: number;
    /** Of the added and revised ones those expired by their publisher. */
    readonly expired: number;
    readonly removed: number;
    readonly unchanged: number;
  };
}

/** Which package is compared with what. */
export interface BundleReading {
  readonly bundle: OpenBundle;
  /** What it is compared with. */
  readonly state: CatalogState;
  /** Stores the documents, of which nobody knows before rows name them. */
  readonly store: boolean;
  /** Whose texts the headers keep. */
  readonly languages: readonly string[];
}

/** So many items are decoded and committed at once. */
const batchSize = 200;

/** Reads a package and compares it with a catalog. Rejects with `damagedDocument` and its like for a document that cannot be read. */
export async function readBundleChange(
  ports: EnginePorts,
  decoder: RecordDecoder,
  reading: BundleReading,
  { signal = neverAborted(), onProgress }: OperationCall,
): Promise<BundleChange> {
  const { bundle, state } = reading;
  const { manifest } = bundle;
  const total = manifest.parts.reduce((sum, { items }) => sum + items, 0);
  const upserts = new GatheredRows();
  const removed: RevisionIdentity[] = [];
  /** Of the rows that are here those that a whole package names. */
  const named = new Set<string>();
  const licenses = new Map<string, ContentFileDocument>();
  const counts = { added: 0, revised: 0, changed: 0, expired: 0, removed: 0, unchanged: 0 };
  let done = 0;
  const take = async ({ rows, decoded }: DecodedRows): Promise<void> => {
    await stored(ports, decoded, reading);
    const before = await state.rowsOf(idsOf(rows));
    const here = new Map(before.map((row) => [revisionKey(row), row]));
    const ids = new Set(before.map(({ updateId }) => updateId));
    const news: BundleRow[] = [];
    for (const item of rows) {
      const { updateId, revision, storedDigest, flags, since } = item;
      const known = here.get(revisionKey(item));
      if (manifest.from === null && known !== undefined) named.add(revisionKey(item));
      if (known?.storedDigest === storedDigest && known.flags === flags) {
        counts.unchanged++;
        continue;
      }
      upserts.add({ updateId, revision, storedDigest, flags, since });
      if (known !== undefined) counts.changed++;
      else if (ids.has(updateId)) counts.revised++;
      else counts.added++;
      ids.add(updateId);
      if (known?.storedDigest !== storedDigest) news.push(item);
    }
    for (const header of await headersOf(ports, news, decoded)) {
      if (header.publicationState === 'Expired') counts.expired++;
      for (const license of licensesOf(header, () => 'pending')) licenses.set(license._id, license);
    }
  };
  // While one batch is stored, the next is decoded: in another thread, where there is one.
  let ahead: DecodedRows = { rows: [], decoded: new Map() };
  for await (const part of bundle.items(signal)) {
    for (const batch of chunksOf(part, batchSize)) {
      signal.throwIfAborted();
      for (const item of batch) if (item.kind === 'removed') removed.push(item);
      [ahead] = await Promise.all([decodedRows(decoder, batch.filter(isRow), reading), take(ahead)]);
      done += batch.length;
      onProgress?.({ done, total, unit: 'items', text: `Reading ${bundle.name}` });
    }
  }
  await take(ahead);
  const removals = await removalsOf(reading, removed, named);
  return {
    upserts,
    removals,
    licenses: [...licenses.values()],
    counts: { ...counts, removed: removals.length },
  };
}

function isRow(item: BundleItem): item is BundleRow {
  return item.kind === 'row';
}

/** Rows of a package, and by stored digest those of their documents that are not here. */
interface DecodedRows {
  readonly rows: readonly BundleRow[];
  readonly decoded: ReadonlyMap<string, DecodedRecord>;
}

async function decodedRows(
  decoder: RecordDecoder,
  rows: readonly BundleRow[],
  { bundle, state, languages }: BundleReading,
): Promise<DecodedRows> {
  const known = await state.documents(rows.map(({ storedDigest }) => storedDigest));
  for (const row of rows) {
    const owner = known.get(row.storedDigest);
    if (owner !== undefined && revisionKey(owner) !== revisionKey(row))
      throw new SyncError(
        'damagedBundle',
        `${bundle.name}: the document of update ${revisionKey(row)} is that of ${revisionKey(owner)}`,
      );
  }
  const missing = rows.filter(({ storedDigest }) => !known.has(storedDigest));
  const toDecode = missing.map((item) => {
    const { updateId, revision, record } = item;
    if (record !== undefined) return { identity: { updateId, revision }, record };
    throw new SyncError(
      'bundleOutOfOrder',
      `${bundle.name} takes for granted a document of update ${revisionKey(item)} that is not here`,
    );
  });
  const outcomes = await decoder.decodeBatch(toDecode, languages);
  const decoded = new Map<string, DecodedRecord>();
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome instanceof SyncError)
      throw new SyncError(outcome.key, `${bundle.name}: ${outcome.message}`, { cause: outcome });
    decoded.set(outcome.storedDigest, withLocations(outcome, missing[index]));
  }
  return { rows, decoded };
}

/** Stores documents, where that is wanted. */
async function stored(
  { store, fence }: EnginePorts,
  decoded: DecodedRows['decoded'],
  { store: isWanted }: BundleReading,
): Promise<void> {
  if (!isWanted || decoded.size === 0) return;
  await store.commit({ records: [...decoded.values()] }, fence);
  // Until rows name them, they stay because somebody was told of them.
  await store.knownRecords([...decoded.keys()]);
}

/** Headers of rows, also of those whose documents were here: left by an import that was cut off, or by another catalog. */
async function headersOf(
  { store }: EnginePorts,
  rows: readonly BundleRow[],
  decoded: ReadonlyMap<string, DecodedRecord>,
): Promise<readonly UpdateHeader[]> {
  const digests = rows.map(({ storedDigest }) => storedDigest);
  const known = await store.knownRecords(digests.filter((digest) => !decoded.has(digest)));
  return [
    ...digests.flatMap((digest) => decoded.get(digest)?.header ?? []),
    ...(known.size === 0 ? [] : await store.headers([...known.values()])),
  ];
}

function withLocations(record: DecodedRecord, item: BundleRow | undefined): DecodedRecord {
  if (item === undefined || item.locations.length === 0) return record;
  return { ...record, header: { ...record.header, locations: item.locations } };
}

/** Revisions that are here and shall not be: those that an increment removes, or that a whole package does not name. */
async function removalsOf(
  { bundle, state }: BundleReading,
  removed: readonly RevisionIdentity[],
  named: ReadonlySet<string>,
): Promise<readonly RevisionIdentity[]> {
  const removals: RevisionIdentity[] = [];
  if (bundle.manifest.from === null) {
    for await (const rows of state.all()) {
      for (const row of rows) {
        const { updateId, revision } = row;
        if (!named.has(revisionKey(row))) removals.push({ updateId, revision });
      }
    }
    return removals;
  }
  for (const batch of chunksOf(removed, 1000)) {
    const here = new Set((await state.rowsOf(idsOf(batch))).map(revisionKey));
    for (const { updateId, revision } of batch) {
      if (here.has(revisionKey({ updateId, revision }))) removals.push({ updateId, revision });
    }
  }
  return removals;
}

function idsOf(items: readonly RevisionIdentity[]): readonly string[] {
  return [...new Set(items.map(({ updateId }) => updateId))];
}
