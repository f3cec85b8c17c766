import { neverAborted } from '../../base/neverAborted.ts';
import type {
  BundleDecisions,
  BundleFiles,
  BundleHead,
  BundleRow,
  BundleWriter,
  WrittenFile,
} from '../../domain/catalogBundle.ts';
import type { RecordNumber } from '../../domain/catalogRow.ts';
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

/** So many rows are read at once: few enough that what is read of them is gone again before the engine takes it for old. */
const batchSize = 25;

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
    wanted === undefined
      ? await requestedScope(store, sup, request, to)
      : await wantedScope(store, sup, wanted);
  const generations = { to: to.version, ...(from === null ? {} : { from: from.version }) };
  const selection = await selectRows(store, catalog, generations, filter);
  const { configuration, size, removed } = selection;
  const head: Omit<BundleHead, 'content'> = {
    source: { siteCode: site._id, serverName: sup.serverName, serverId: sup.serverId },
    ...{ from, to, filter, languages },
    counts: { configuration, updates: size - configuration, removed: removed.length },
  };
  const { file, chunkSize } = request;
  const signer = await request.signer();
  const writer = await bundles.create({
    ...{ file, to, signer },
    // What an increment holds stands nowhere else: it may not have arrived yet, and would be missing there.
    mayReplace: from === null,
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
  { selection, carried }: { readonly selection: SelectedRows; readonly carried: ExportedFiles },
  { signal = neverAborted(), onProgress }: OperationCall,
): Promise<void> {
  let done = 0;
  const write = async (items: readonly BundleRow[]): Promise<void> => {
    for (const item of items) await writer.add(item);
    done += items.length;
    onProgress?.({ done, total: selection.size, unit: 'items', text: 'Writing documents' });
  };
  // While one batch is written, the next is read.
  let ahead: readonly BundleRow[] = [];
  for await (const page of selection.pages()) {
    for (const batch of chunksOf(page, batchSize)) {
      signal.throwIfAborted();
      [ahead] = await Promise.all([bundleRows(store, batch, carried), write(ahead)]);
    }
  }
  await write(ahead);
  for (const identity of selection.removed) await writer.add({ kind: 'removed', ...identity });
}

async function bundleRows(
  store: Store,
  batch: readonly SelectedRow[],
  carried: ExportedFiles,
): Promise<readonly BundleRow[]> {
  const numbersOf = (isThere: boolean): readonly RecordNumber[] =>
    batch.filter(({ hasDocument }) => hasDocument === isThere).map(({ row }) => row.record);
  const [taken, known] = [numbersOf(false), numbersOf(true)];
  const [documents, summaries] = await Promise.all([store.headedRecords(taken), store.summaries(known)]);
  for (const { header } of documents) carried.note(header);
  const documentOf = new Map(documents.map((document, index) => [taken[index], document]));
  const digestOf = new Map(summaries.map(({ storedDigest }, index) => [known[index], storedDigest]));
  return batch.map(({ row }) => {
    const { updateId, revision, flags, since } = row;
    const item = { kind: 'row', updateId, revision, flags, since } as const;
    const document = documentOf.get(row.record);
    if (document === undefined)
      return { ...item, storedDigest: digestOf.get(row.record) ?? '', locations: [] };
    const { record, header } = document;
    return { ...item, storedDigest: record.storedDigest, locations: header.locations ?? [], record };
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
