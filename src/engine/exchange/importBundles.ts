import { formatBytes } from '../../base/amounts.ts';
import type {
  BundleFile,
  BundleFiles,
  BundleManifest,
  FileTally,
  OpenBundle,
} from '../../domain/catalogBundle.ts';
import type { ContentFileDocument, SupDocument } from '../../domain/documents.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { tallyOf } from '../../domain/fileTally.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { KnownSigner, Signature } from '../../domain/signature.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { SyncEventDraft } from '../../domain/syncEvent.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { updateGroups } from '../administration/updateGroups.ts';
import type { EnginePorts } from '../ports.ts';
import { owe } from '../run/owedRun.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { type BundleChange, readBundleChange } from './bundleChange.ts';
import { choiceFindings } from './choiceFindings.ts';
import { PlannedState, publishedState } from './catalogState.ts';
import { disconnectedSite } from './disconnectedSite.ts';
import { filterText, importKey, versionText } from './exchangeState.ts';
import { copyFiles, fileDocuments, lackingFiles, licenseFinding, pendingLicenses } from './importedFiles.ts';
import { blocking, type ImportFinding, requireUnblocked } from './importFinding.ts';
import { importPlan, type ImportStep } from './importPlan.ts';
import { requireStored } from './requireStored.ts';
import { signatureFinding } from './signatureFinding.ts';

/** What is to be imported, and how. */
export interface ImportRequest {
  readonly files: readonly string[];
  /** Tells what it would do and does nothing. */
  readonly dryRun: boolean;
  /** Takes over products, classifications and languages of the site that the package comes from. */
  readonly takeSubscription: boolean;
  /** Takes over packages that are not signed, or by a key that is not known here. */
  readonly force: boolean;
  /** Who asks for it; the log names them where something was forced. */
  readonly user: string;
}

/** What importing takes besides the engine's ports. */
export interface ImportTools {
  readonly bundles: BundleFiles;
  readonly decoder: RecordDecoder;
  /** Whether the site synchronizes or is maintained just now. */
  readonly isBusy: (siteCode: string) => boolean;
  /** How this data folder stands to a key. */
  readonly signerOf: (key: Signature) => KnownSigner;
  /** Bytes that are free for the data folder. */
  readonly freeBytes: () => Promise<number>;
}

/** What became of one package: taken over, left alone because what it holds is here already, or kept out of a dry run by a finding. */
export interface ImportedBundle {
  readonly name: string;
  readonly manifest: BundleManifest;
  readonly signature: Signature | null;
  readonly verdict: 'applied' | 'wouldApply' | 'alreadyHere' | 'refused';
  /** How many updates, categories and detectoids by what becomes of them. */
  readonly counts: BundleChange['counts'];
  /** Files that were or would be copied. */
  readonly copied: FileTally;
}

/** A package that was read, with its files and those of them that are not here. */
interface FiledStep extends ImportStep {
  readonly files: readonly BundleFile[];
  readonly lacking: readonly BundleFile[];
}

/** What was found and done. */
export interface ImportOutcome {
  readonly sup: SupDocument;
  readonly bundles: readonly ImportedBundle[];
  readonly findings: readonly ImportFinding[];
}

/** No check of the room on the disk knows exactly what a package takes, in segments, journal and site database: it was 1.4 to 1.7 times its unpacked bytes. */
const roomFactor = 2;

/**
 * Takes packages over into the catalog of a disconnected top-level site's source SUP, in the order of their versions. Everything is checked
 * before anything changes; each package then becomes visible in one commit, or not at all. What is here already is left alone; a gap between
 * versions is refused with `bundleOutOfOrder`, a signature that does not count with `unsignedBundle`, `unknownSigner` or `distrustedSigner`.
 * A dry run tells of all of them.
 */
export async function importBundles(
  ports: EnginePorts,
  tools: ImportTools,
  request: ImportRequest,
  call: OperationCall = {},
): Promise<ImportOutcome> {
  const { store } = ports;
  const { sup } = await disconnectedSite(store);
  const { bundles: opened, failures } = await tools.bundles.examine(request.files);
  const unreadable = failures.map(blocking);
  try {
    const before = await store.document('exchanges', importKey(sup._id));
    const plan = importPlan(opened, before).map((step) => signed(step, tools, request));
    // Before anything of it is read: what was signed by nobody that counts need not be.
    if (!request.dryRun) requireUnblocked([...unreadable, ...plan.flatMap((step) => step.findings)]);
    const steps: FiledStep[] = [];
    for (const step of plan) steps.push(await verified(ports, step, request, call));
    const findings = [
      ...(await roomFindings(tools, steps)),
      ...(await choiceFindings(ports, applicable(plan).at(-1), request)),
    ];
    if (!request.dryRun) requireUnblocked(findings);
    const bundles: ImportedBundle[] = [];
    const planned = new PlannedState(publishedState(store, supCatalog(sup._id)));
    for (const step of steps) {
      try {
        const { pending, ...bundle } = await taken(
          ports,
          tools,
          { sup, step, request, planned, isLast: step === steps.at(-1) },
          call,
        );
        bundles.push(bundle);
        findings.push(...licenseFinding(bundle.name, pending));
      } catch (error) {
        findings.push(blocking(toldBy(request, error)));
        bundles.push(refused(step.bundle));
      }
    }
    return {
      sup,
      bundles,
      findings: [...unreadable, ...steps.flatMap((step) => step.findings), ...findings],
    };
  } finally {
    for (const bundle of opened) await bundle.close();
  }
}

const noChange: BundleChange['counts'] = {
  added: 0,
  revised: 0,
  changed: 0,
  expired: 0,
  removed: 0,
  unchanged: 0,
};

/** What is wrong with a package, for a dry run to tell; throws it where something was to be done, and where somebody stopped it. */
function toldBy({ dryRun }: ImportRequest, error: unknown): SyncError {
  const failure = asSyncError(error, 'Package');
  if (!dryRun || failure.key === 'cancelled') throw failure;
  return failure;
}

function refused({ name, manifest, signature }: OpenBundle): ImportedBundle {
  return { name, manifest, signature, verdict: 'refused', counts: noChange, copied: tallyOf([]) };
}

/** Says whose a package is, unless there is nothing in it that could be taken over. */
function signed(step: ImportStep, tools: ImportTools, { force, user }: ImportRequest): ImportStep {
  const { bundle, state, findings } = step;
  const { licenses, updates } = bundle.manifest.content;
  if (state === 'here' && licenses.files + updates.files === 0) return step;
  const signer = bundle.signature === null ? null : tools.signerOf(bundle.signature);
  return { ...step, findings: [signatureFinding({ name: bundle.name, signer, force, user }), ...findings] };
}

/** Reads every byte of a package; a dry run tells what is wrong with it and goes on. */
async function verified(
  ports: EnginePorts,
  step: ImportStep,
  request: ImportRequest,
  call: OperationCall,
): Promise<FiledStep> {
  const { bundle, findings } = step;
  try {
    const files = await bundle.verify(call);
    return { ...step, files, lacking: await lackingFiles(ports, files) };
  } catch (error) {
    const failure = toldBy(request, error);
    return {
      ...{ bundle, state: 'damaged', files: [], lacking: [] },
      findings: [...findings, blocking(failure)],
    };
  }
}

async function roomFindings(
  tools: ImportTools,
  steps: readonly FiledStep[],
): Promise<readonly ImportFinding[]> {
  const rows = applicable(steps).reduce((sum, { manifest }) => sum + rowBytes(manifest), 0);
  const files = steps.reduce((sum, { lacking }) => sum + tallyOf(lacking).bytes, 0);
  const needed = rows * roomFactor + files;
  const free = await tools.freeBytes();
  if (needed <= free) return [];
  const message = `The packages take about ${formatBytes(needed)}, ${formatBytes(files)} of them for files; ${formatBytes(free)} are free`;
  return [blocking(new SyncError('diskFull', message))];
}

/** Bytes of the parts of a package that hold its rows. */
function rowBytes({ parts, content }: BundleManifest): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0) - content.licenses.bytes - content.updates.bytes;
}

function applicable(steps: readonly ImportStep[]): readonly OpenBundle[] {
  return steps.filter(({ state }) => state === 'next').map(({ bundle }) => bundle);
}

interface Takeover {
  readonly sup: SupDocument;
  readonly step: FiledStep;
  readonly request: ImportRequest;
  /** What a dry run has changed so far, if only in thought. */
  readonly planned: PlannedState;
  /** Whether no package follows that would be compared with it. */
  readonly isLast: boolean;
}

async function taken(
  ports: EnginePorts,
  tools: ImportTools,
  { sup, step, request, planned, isLast }: Takeover,
  call: OperationCall,
): Promise<ImportedBundle & { readonly pending: readonly ContentFileDocument[] }> {
  const { store, fence } = ports;
  const { bundle, state, findings, files, lacking } = step;
  const { name, manifest, signature } = bundle;
  const isRefused = findings.some(({ severity }) => severity === 'blocking');
  const described = { name, manifest, signature, copied: tallyOf(isRefused ? [] : lacking) };
  if (state !== 'next') {
    if (!request.dryRun) await bringFiles(ports, { sup, step }, call);
    const verdict = state === 'here' && !isRefused ? 'alreadyHere' : 'refused';
    return { ...described, verdict, counts: noChange, pending: [] };
  }
  const catalog = supCatalog(sup._id);
  const { languages } = await currentSubscription(store);
  const compared = request.dryRun ? planned : publishedState(store, catalog);
  const reading = { bundle, state: compared, store: !request.dryRun, languages };
  const read = await readBundleChange(ports, tools.decoder, reading, call);
  const { upserts, removals, licenses, counts } = read;
  const pending = await pendingLicenses(ports, licenses, files);
  if (request.dryRun) {
    if (!isLast) planned.take(read);
    return { ...described, verdict: isRefused ? 'refused' : 'wouldApply', counts, pending };
  }
  // Before anybody sees what they belong to. That may take long: somebody may have compacted the store meanwhile.
  await copyFiles(ports, bundle, lacking, call);
  await requireStored(store, upserts);
  const documents = [
    ...(await decided(ports, sup, bundle, request)),
    ...(await fileDocuments(ports, licenses, files)),
    await owe(store, sup.siteCode, { trigger: 'retry', full: false }),
  ];
  call.signal?.throwIfAborted();
  if (tools.isBusy(sup.siteCode))
    throw new SyncError(
      'busy',
      `Site ${sup.siteCode} synchronizes or is maintained just now: import afterwards`,
    );
  // What a pull from an earlier source left half done belongs to no state of this catalog.
  const isOpen = await store.hasOpenChanges(catalog);
  const change = { catalog, upserts, removals, publish: true };
  const events = logged(step, counts).map((note) => noteOf(ports, sup, note));
  await store.commit(
    { catalogs: isOpen ? [{ catalog, discard: true }, change] : [change], documents, events },
    fence,
  );
  return { ...described, verdict: 'applied', counts, pending };
}

/** Files alone, of a package whose rows are here: one that was exported again with more of them. */
async function bringFiles(
  ports: EnginePorts,
  { sup, step: { bundle, files, lacking } }: Pick<Takeover, 'sup' | 'step'>,
  call: OperationCall,
): Promise<void> {
  await copyFiles(ports, bundle, lacking, call);
  // Also where all are here: whoever copied them may have been killed before this.
  const documents = await fileDocuments(ports, [], files);
  if (documents.length + lacking.length === 0) return;
  const text = `Copied ${lacking.length} files of package ${bundle.name}, ${versionText(bundle.manifest)}.`;
  const events = [noteOf(ports, sup, { severity: 'information', text })];
  await ports.store.commit({ documents, events }, ports.fence);
}

interface Note {
  readonly severity: 'information' | 'warning';
  readonly text: string;
}

function noteOf({ clock }: EnginePorts, { siteCode }: SupDocument, { severity, text }: Note): SyncEventDraft {
  return { time: clock.now(), siteCode, body: { kind: 'note', severity, text } };
}

/** What wsyncmgr.log says of a package: what it was, whose, and who forced it. */
function logged(
  { bundle: { name, manifest }, findings, lacking }: FiledStep,
  { added, revised, removed }: BundleChange['counts'],
): readonly Note[] {
  const { siteCode, serverName } = manifest.source;
  const text = `Imported package ${name}, ${versionText(manifest)} of ${serverName} (${siteCode}): ${added} new, ${revised} with a newer revision, ${removed} removed, ${lacking.length} files copied.`;
  return [
    { severity: 'information', text },
    ...findings.flatMap(({ severity, text: said }) =>
      severity === 'blocking' ? [] : [{ severity, text: said }],
    ),
  ];
}

/** What is written together with the catalog: how far it is, and what an administrator decided where it comes from. */
async function decided(
  { store, clock }: EnginePorts,
  sup: SupDocument,
  bundle: OpenBundle,
  { takeSubscription }: ImportRequest,
): Promise<readonly DocumentChange[]> {
  const { source, to, filter } = bundle.manifest;
  const { subscription, groups } = await bundle.decisions();
  const own = await updateGroups({ store });
  const taken = groups.filter(
    ({ id, name }) =>
      !own.some((group) => group._id !== id && group.name.toLowerCase() === name.toLowerCase()),
  );
  const put: { upstreamIdentity?: string } & SupDocument = {
    ...((await store.document('sups', sup._id)) ?? sup),
    anchors: {},
  };
  delete put.upstreamIdentity;
  return [
    // Anchors of a source from before say nothing about what is here now.
    { collection: 'sups', put },
    {
      collection: 'exchanges',
      put: {
        ...{ _id: importKey(sup._id), kind: 'import', supId: sup._id, sourceId: source.serverId, ...to },
        ...{ filter: filterText(filter), file: bundle.name, time: clock.now() },
      },
    },
    ...taken.map(({ id, name, description, created, updateIds }): DocumentChange => ({
      collection: 'groups',
      put: { _id: id, name, description, created, updateIds },
    })),
    ...(takeSubscription
      ? [{ collection: 'subscription', put: { _id: 'subscription', ...subscription } } as const]
      : []),
  ];
}
