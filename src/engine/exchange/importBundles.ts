import { neverAborted } from '../../base/neverAborted.ts';
import type { BundleFiles, BundleManifest, OpenBundle } from '../../domain/catalogBundle.ts';
import type { SupDocument } from '../../domain/documents.ts';
import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { KnownSigner, Signature } from '../../domain/signature.ts';
import type { DocumentChange } from '../../domain/store.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import { topLevelSite } from '../administration/siteAdministration.ts';
import { currentSubscription } from '../administration/subscriptionChange.ts';
import { updateGroups } from '../administration/updateGroups.ts';
import type { EnginePorts } from '../ports.ts';
import { siteSups } from '../run/siteSups.ts';
import { supCatalog } from '../wsus/supCatalog.ts';
import { type BundleChange, readBundleChange } from './bundleChange.ts';
import { filterText, importKey, versionText } from './exchangeState.ts';
import { blocking, type ImportFinding, requireUnblocked } from './importFinding.ts';
import { importPlan, type ImportStep } from './importPlan.ts';
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
}

/** What was found and done. */
export interface ImportOutcome {
  readonly sup: SupDocument;
  readonly bundles: readonly ImportedBundle[];
  readonly findings: readonly ImportFinding[];
}

/** No check of the room on the disk knows exactly what a package takes: segments, journal, site database. */
const roomFactor = 3;

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
  const site = await topLevelSite(store);
  if (site.source?.kind !== 'none')
    throw new SyncError('notDisconnected', `Site ${site._id} has a synchronization source`);
  const [sup] = await siteSups(store, site._id);
  if (sup === undefined)
    throw new SyncError('noSoftwareUpdatePoint', `Site ${site._id} has no software update point`);
  const opened = await tools.bundles.open(request.files);
  try {
    const before = await store.document('exchanges', importKey(sup._id));
    const plan = importPlan(opened, before).map((step) => signed(step, tools, request));
    const findings = [...(await roomFindings(tools, plan)), ...(await choiceFindings(ports, plan, request))];
    // Before anything of it is read: what was signed by nobody that counts need not be.
    if (!request.dryRun) requireUnblocked([...plan.flatMap((step) => step.findings), ...findings]);
    const steps: ImportStep[] = [];
    for (const step of plan) steps.push(await verified(step, request, call));
    const bundles: ImportedBundle[] = [];
    for (const step of steps) bundles.push(await taken(ports, tools, { sup, step, request }, call));
    return { sup, bundles, findings: [...steps.flatMap((step) => step.findings), ...findings] };
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

/** Says whose a package is, unless it changes nothing in any case. */
function signed(step: ImportStep, tools: ImportTools, { force, user }: ImportRequest): ImportStep {
  const { bundle, state, findings } = step;
  if (state === 'here') return step;
  const signer = bundle.signature === null ? null : tools.signerOf(bundle.signature);
  return { ...step, findings: [signatureFinding({ name: bundle.name, signer, force, user }), ...findings] };
}

/** Reads every byte of a package; a dry run tells what is wrong with it and goes on. */
async function verified(
  step: ImportStep,
  { dryRun }: ImportRequest,
  call: OperationCall,
): Promise<ImportStep> {
  const { bundle, findings } = step;
  try {
    await bundle.verify(call);
    return step;
  } catch (error) {
    const failure = asSyncError(error, 'Package');
    if (!dryRun || failure.key === 'cancelled') throw error;
    return { bundle, state: 'damaged', findings: [...findings, blocking(failure)] };
  }
}

async function roomFindings(
  tools: ImportTools,
  steps: readonly ImportStep[],
): Promise<readonly ImportFinding[]> {
  const bytes = applicable(steps).reduce(
    (sum, { manifest }) => sum + manifest.parts.reduce((all, part) => all + part.bytes, 0),
    0,
  );
  const free = await tools.freeBytes();
  if (bytes * roomFactor <= free) return [];
  const message = `The packages take about ${bytes * roomFactor} bytes; ${free} are free`;
  return [blocking(new SyncError('diskFull', message))];
}

/** What was chosen here and does not come with the last of the packages. */
async function choiceFindings(
  { store }: EnginePorts,
  steps: readonly ImportStep[],
  { takeSubscription }: ImportRequest,
): Promise<readonly ImportFinding[]> {
  const last = applicable(steps).at(-1);
  if (last === undefined || takeSubscription) return [];
  const { products, languages } = await currentSubscription(store);
  const missing = languages.filter((language) => !last.manifest.languages.includes(language));
  const texts = [
    ...(missing.length === 0
      ? []
      : [
          `The source of ${last.name} does not retrieve languages that are chosen here: ${missing.join(', ')}.`,
        ]),
    ...(products.length > 0
      ? []
      : [
          'No products are chosen here: the site database stays without updates until some are, or the subscription of the package is taken over.',
        ]),
  ];
  return texts.map((text) => ({ severity: 'warning', text }));
}

function applicable(steps: readonly ImportStep[]): readonly OpenBundle[] {
  return steps.filter(({ state }) => state === 'next').map(({ bundle }) => bundle);
}

interface Takeover {
  readonly sup: SupDocument;
  readonly step: ImportStep;
  readonly request: ImportRequest;
}

async function taken(
  ports: EnginePorts,
  tools: ImportTools,
  { sup, step, request }: Takeover,
  call: OperationCall,
): Promise<ImportedBundle> {
  const { store, fence } = ports;
  const { bundle, state, findings } = step;
  const { name, manifest, signature } = bundle;
  if (state !== 'next')
    return {
      name,
      manifest,
      signature,
      verdict: state === 'here' ? 'alreadyHere' : 'refused',
      counts: noChange,
    };
  const catalog = supCatalog(sup._id);
  const { languages } = await currentSubscription(store);
  const keep = { store: !request.dryRun, languages };
  const { upserts, removals, counts } = await readBundleChange(
    ports,
    tools.decoder,
    { bundle, catalog, ...keep },
    call,
  );
  if (request.dryRun) {
    const isRefused = findings.some(({ severity }) => severity === 'blocking');
    return { name, manifest, signature, verdict: isRefused ? 'refused' : 'wouldApply', counts };
  }
  const documents = await decided(ports, sup, bundle, request);
  (call.signal ?? neverAborted()).throwIfAborted();
  if (tools.isBusy(sup.siteCode))
    throw new SyncError(
      'busy',
      `Site ${sup.siteCode} synchronizes or is maintained just now: import afterwards`,
    );
  // What a pull from an earlier source left half done belongs to no state of this catalog.
  const isOpen = await store.hasOpenChanges(catalog);
  const change = { catalog, upserts, removals, publish: true };
  const events = logged(step, counts).map(({ severity, text }) => ({
    ...{ time: ports.clock.now(), siteCode: sup.siteCode },
    body: { kind: 'note', severity, text } as const,
  }));
  await store.commit(
    { catalogs: isOpen ? [{ catalog, discard: true }, change] : [change], documents, events },
    fence,
  );
  return { name, manifest, signature, verdict: 'applied', counts };
}

/** What wsyncmgr.log says of a package: what it was, whose, and who forced it. */
function logged(
  { bundle: { name, manifest }, findings }: ImportStep,
  { added, revised, removed }: BundleChange['counts'],
): readonly { readonly severity: 'information' | 'warning'; readonly text: string }[] {
  const { siteCode, serverName } = manifest.source;
  const text = `Imported package ${name}, ${versionText(manifest)} of ${serverName} (${siteCode}): ${added} new, ${revised} with a newer revision, ${removed} removed.`;
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
