import { neverAborted } from '../../base/neverAborted.ts';
import type {
  BundleDecisions,
  BundleFiles,
  BundleFilter,
  BundleHead,
  BundleRow,
  BundleVersion,
  BundleWriter,
  WrittenFile,
} from '../../domain/catalogBundle.ts';
import { expandProducts } from '../../domain/categories.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { Signer } from '../../domain/signature.ts';
import { chunksOf } from '../../domain/paging.ts';
import type { Generation, Store } from '../../domain/store.ts';
import { allCategories, categoryId } from '../administration/categories.ts';
import { requireSite, rootSite } from '../administration/siteAdministration.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { updateGroups } from '../administration/updateGroups.ts';
import type { EnginePorts } from '../ports.ts';
import { siteSups } from '../run/siteSups.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { ExportedFiles, type MissingFile } from './exportedFiles.ts';
import { exportKey, filterText } from './exchangeState.ts';
import { type SelectedRow, type SelectedRows, selectRows } from './selectedRows.ts';

/** What is to be exported; products and classifications by id or name. */
export interface ExportRequest {
  readonly file: string;
  /** Default: the topmost site. */
  readonly siteCode?: string;
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  /** Only what changed after this version, or after the last export with the same filter. */
  readonly since?: number | 'last';
  readonly chunkSize?: number;
  /** What the package is signed with. */
  readonly signer: Signer;
  /** Whether the update files that are here are carried, too; license files always are. */
  readonly content?: boolean;
}

/** What was exported. */
export interface ExportOutcome {
  readonly head: BundleHead;
  readonly files: readonly WrittenFile[];
  /** Files that were wanted and are not here: as many as are named; `head.content` counts all. */
  readonly missing: readonly MissingFile[];
}

/** So many rows are read at once. */
const batchSize = 100;

/** Writes a site's catalog, or what changed in it, as a package; nothing is seen of it before it is whole. */
export async function exportCatalog(
  ports: EnginePorts,
  bundles: BundleFiles,
  request: ExportRequest,
  call: OperationCall = {},
): Promise<ExportOutcome> {
  const { store, fence, clock } = ports;
  const site =
    request.siteCode === undefined ? await rootSite(store) : await requireSite(store, request.siteCode);
  const [sup] = await siteSups(store, site._id);
  if (sup === undefined)
    throw new SyncError('noSoftwareUpdatePoint', `Site ${site._id} has no software update point`);
  const catalog = supCatalog(sup._id);
  const published = await store.generation(catalog);
  if (published === undefined)
    throw new SyncError('notFound', `${sup.serverName} has no catalog yet: synchronize, or import one`);
  const filter = await filterOf(store, request);
  const to = versionOf(published);
  const from = await fromOf(store, sup, filter, request.since);
  const generations = { to: to.version, ...(from === null ? {} : { from: from.version }) };
  const selection = await selectRows(store, catalog, generations, filter);
  const { languages } = await currentSubscription(store);
  const { configuration, rows, removed } = selection;
  const head: Omit<BundleHead, 'content'> = {
    source: { siteCode: site._id, serverName: sup.serverName, serverId: sup.serverId },
    ...{ from, to, filter, languages },
    counts: { configuration, updates: rows.length - configuration, removed: removed.length },
  };
  const { file, chunkSize, signer } = request;
  const writer = await bundles.create({
    file,
    to,
    signer,
    ...(chunkSize === undefined ? {} : { chunkSize }),
  });
  try {
    const carried = new ExportedFiles(ports.content, request.content === true);
    await writeItems(store, writer, { selection, carried }, call);
    const { content, missing } = await carried.write(writer, call);
    const files = await writer.finish({ ...head, content }, await decisionsOf(store));
    const put = {
      ...({
        _id: exportKey(sup._id, filter),
        kind: 'export',
        supId: sup._id,
        sourceId: sup.serverId,
      } as const),
      ...{ ...to, filter: filterText(filter), file, time: clock.now() },
    };
    await store.commit({ documents: [{ collection: 'exchanges', put }] }, fence);
    return { head: { ...head, content }, files, missing };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeItems(
  store: Store,
  writer: BundleWriter,
  {
    selection: { rows, removed },
    carried,
  }: { readonly selection: SelectedRows; readonly carried: ExportedFiles },
  { signal = neverAborted(), onProgress }: OperationCall,
): Promise<void> {
  let done = 0;
  for (const batch of chunksOf(rows, batchSize)) {
    signal.throwIfAborted();
    for (const item of await bundleRows(store, batch, carried)) await writer.add(item);
    done += batch.length;
    onProgress?.({ done, total: rows.length, unit: 'items', text: 'Writing documents' });
  }
  for (const identity of removed) await writer.add({ kind: 'removed', ...identity });
}

async function bundleRows(
  store: Store,
  batch: readonly SelectedRow[],
  carried: ExportedFiles,
): Promise<readonly BundleRow[]> {
  const numbers = batch.filter(({ hasDocument }) => !hasDocument).map(({ row }) => row.record);
  const [records, headers, summaries] = await Promise.all([
    store.records(numbers),
    store.headers(numbers),
    store.summaries(batch.map(({ row }) => row.record)),
  ]);
  for (const header of headers) carried.note(header);
  const documents = new Map(
    numbers.map((number, index) => [number, { record: records[index], header: headers[index] }]),
  );
  return batch.map(({ row, hasDocument }, index) => {
    const { updateId, revision, flags, since } = row;
    const { record, header } = hasDocument ? {} : (documents.get(row.record) ?? {});
    const storedDigest = summaries[index]?.storedDigest ?? '';
    const item = { kind: 'row', updateId, revision, flags, since, storedDigest } as const;
    return { ...item, locations: header?.locations ?? [], ...(record === undefined ? {} : { record }) };
  });
}

/** The ids of a filter: one of the lists alone stands for all of the other. */
async function filterOf(store: Store, request: ExportRequest): Promise<BundleFilter | null> {
  const { products = [], classifications = [] } = request;
  if (products.length + classifications.length === 0) return null;
  const categories = await allCategories(store);
  const named = products.map((name) => categoryId(categories, name, ['Product', 'ProductFamily', 'Company']));
  const classes = classifications.map((name) => categoryId(categories, name, ['UpdateClassification']));
  const all = (type: string): readonly string[] =>
    categories.filter((one) => one.type === type).map(({ _id }) => _id);
  return {
    products: [
      ...(named.length === 0 ? all('Product') : new Set([...expandProducts(named, categories)])),
    ].sort(),
    classifications: [...(classes.length === 0 ? all('UpdateClassification') : new Set(classes))].sort(),
  };
}

async function fromOf(
  store: Store,
  sup: SupDocument,
  filter: BundleFilter | null,
  since: ExportRequest['since'],
): Promise<BundleVersion | null> {
  if (since === undefined) return null;
  const last = since === 'last' ? await store.document('exchanges', exportKey(sup._id, filter)) : undefined;
  if (since === 'last' && last === undefined)
    throw new SyncError(
      'notFound',
      `${sup.serverName} was not exported with these filters yet: export without --since first`,
    );
  const wanted = since === 'last' ? last?.version : since;
  const kept = await store.generations(supCatalog(sup._id));
  const found = kept.find(({ number }) => number === wanted);
  // Another moment: the store was restored from a backup, and the number stands for something else now.
  if (found !== undefined && (last === undefined || versionOf(found).published === last.published))
    return versionOf(found);
  throw new SyncError(
    'notFound',
    `Version ${wanted ?? 0} of ${sup.serverName} is not kept; the oldest is ${kept[0]?.number ?? 0}: export without --since`,
  );
}

/** A generation as packages name it. */
export function versionOf({ number, published }: Generation): BundleVersion {
  return { version: number, published: new Date(published).toISOString() };
}

async function decisionsOf(store: Store): Promise<BundleDecisions> {
  const { products, classifications, languages } = await currentSubscription(store);
  const groups = await updateGroups({ store });
  return {
    subscription: { products, classifications, languages },
    groups: groups.map(({ _id: id, name, description, created, updateIds }) => ({
      ...{ id, name, description, created, updateIds },
    })),
  };
}
