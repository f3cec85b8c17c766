import { neverAborted } from '../../base/neverAborted.ts';
import type {
  BundleDecisions,
  BundleFiles,
  BundleHead,
  BundleRow,
  BundleWriter,
  WrittenFile,
} from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { KnownSigner, OwnSigner } from '../../domain/signature.ts';
import { chunksOf } from '../../domain/paging.ts';
import type { Store } from '../../domain/store.ts';
import type { ReceivedWantedList } from '../../domain/wantedList.ts';
import { requireSite, rootSite } from '../administration/siteAdministration.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { updateGroups } from '../administration/updateGroups.ts';
import type { EnginePorts } from '../ports.ts';
import { sourceSup } from '../run/sourceSup.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { ExportedFiles, type MissingFile } from './exportedFiles.ts';
import { exportKey, filterText } from './exchangeState.ts';
import { type ExportScopeRequest, requestedScope, versionOf } from './exportScope.ts';
import type { ImportFinding } from './importFinding.ts';
import { type SelectedRow, type SelectedRows, selectRows } from './selectedRows.ts';
import { wantedScope } from './wantedScope.ts';

/** What is to be exported. */
export interface ExportRequest extends ExportScopeRequest {
  readonly file: string;
  /** Default: the topmost site. */
  readonly siteCode?: string;
  /** In place of products, classifications and a version: what a disconnected site wants. */
  readonly wanted?: ReceivedWantedList & { readonly signer: KnownSigner | null };
  readonly chunkSize?: number;
  /** What the package is signed with; asked when it is clear what is to be written. */
  readonly signer: () => Promise<OwnSigner>;
  /** Whether the update files that are here are carried, too; license files always are. */
  readonly content?: boolean;
}

/** What was exported. */
export interface ExportOutcome {
  readonly head: BundleHead;
  readonly signer: OwnSigner;
  /** What was made of a wanted list, and of languages. */
  readonly findings: readonly ImportFinding[];
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
  const sup = await sourceSup(store, site._id);
  const catalog = supCatalog(sup._id);
  const published = await store.generation(catalog);
  if (published === undefined)
    throw new SyncError('notFound', `${sup.serverName} has no catalog yet: synchronize, or import one`);
  const to = versionOf(published);
  const { wanted } = request;
  const { filter, from, languages, isOfLanguages, findings } =
    wanted === undefined ? await requestedScope(store, sup, request) : await wantedScope(store, sup, wanted);
  const generations = { to: to.version, ...(from === null ? {} : { from: from.version }) };
  const selection = await selectRows(store, catalog, generations, filter);
  const { configuration, rows, removed } = selection;
  const head: Omit<BundleHead, 'content'> = {
    source: { siteCode: site._id, serverName: sup.serverName, serverId: sup.serverId },
    ...{ from, to, filter, languages },
    counts: { configuration, updates: rows.length - configuration, removed: removed.length },
  };
  const { file, chunkSize } = request;
  const signer = await request.signer();
  const writer = await bundles.create({
    file,
    to,
    signer,
    ...(chunkSize === undefined ? {} : { chunkSize }),
  });
  try {
    const carried = new ExportedFiles(ports.content, {
      withUpdates: request.content === true,
      languages: isOfLanguages ? languages : null,
    });
    await writeItems(store, writer, { selection, carried }, call);
    for (const one of wanted?.list.files ?? []) carried.want(one);
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
    return { head: { ...head, content }, signer, findings, files, missing };
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
