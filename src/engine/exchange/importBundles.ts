import { neverAborted } from '../../base/neverAborted.ts';
import type { BundleFiles, BundleManifest, OpenBundle } from '../../domain/catalogBundle.ts';
import type { ExchangeDocument, SupDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
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

/** What is to be imported, and how. */
export interface ImportRequest {
  readonly files: readonly string[];
  /** Tells what it would do and does nothing. */
  readonly dryRun: boolean;
  /** Takes over products, classifications and languages of the site that the package comes from. */
  readonly takeSubscription: boolean;
}

/** What importing takes besides the engine's ports. */
export interface ImportTools {
  readonly bundles: BundleFiles;
  readonly decoder: RecordDecoder;
  /** Whether the site synchronizes or is maintained just now. */
  readonly isBusy: (siteCode: string) => boolean;
  /** Bytes that are free for the data folder. */
  readonly freeBytes: () => Promise<number>;
}

/** What became of one package: taken over, or left alone because what it holds is here already. */
export interface ImportedBundle {
  readonly name: string;
  readonly manifest: BundleManifest;
  readonly verdict: 'applied' | 'wouldApply' | 'alreadyHere';
  /** How many updates, categories and detectoids by what becomes of them. */
  readonly counts: BundleChange['counts'];
}

/** What was found and done. */
export interface ImportOutcome {
  readonly sup: SupDocument;
  readonly bundles: readonly ImportedBundle[];
  /** What an administrator should know, one sentence each. */
  readonly findings: readonly string[];
}

/** What the catalog holds by its last import. */
type Chain = Pick<ExchangeDocument, 'sourceId' | 'version' | 'published' | 'filter'>;

/** No check of the room on the disk knows exactly what a package takes: segments, journal, site database. */
const roomFactor = 3;

/**
 * Takes packages over into the catalog of a disconnected top-level site's source SUP, in the order of their versions. Everything is checked
 * before anything changes; each package then becomes visible in one commit, or not at all. What is here already is left alone; a gap between
 * versions is refused with `bundleOutOfOrder`.
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
    const steps = planned(opened, before);
    for (const { bundle } of steps) await bundle.verify(call);
    const findings = await findingsOf(ports, tools, steps, request);
    const bundles: ImportedBundle[] = [];
    for (const { bundle, isHere } of steps) {
      const { name, manifest } = bundle;
      if (isHere) bundles.push({ name, manifest, verdict: 'alreadyHere', counts: noChange });
      else bundles.push(await applied(ports, tools, { sup, bundle, request }, call));
    }
    return { sup, bundles, findings };
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

interface Step {
  readonly bundle: OpenBundle;
  readonly isHere: boolean;
}

/** The packages in the order in which they are applied, and which of them need not be. Throws `bundleOutOfOrder` for a gap. */
function planned(opened: readonly OpenBundle[], before: Chain | undefined): readonly Step[] {
  let chain = before;
  const sorted = [...opened].sort((a, b) => a.manifest.to.version - b.manifest.to.version);
  return sorted.map((bundle) => {
    const { manifest, name } = bundle;
    const { from, to, source } = manifest;
    const filter = filterText(manifest.filter);
    const follows = chain?.sourceId === source.serverId && chain.filter === filter;
    if (follows && chain !== undefined && to.published <= chain.published) return { bundle, isHere: true };
    if (
      from !== null &&
      !(follows && chain?.version === from.version && chain.published === from.published)
    ) {
      const here =
        chain === undefined
          ? 'nothing was imported yet'
          : `version ${chain.version} ${follows ? '' : 'of another source or with other filters '}is here`;
      throw new SyncError(
        'bundleOutOfOrder',
        `${name} holds ${versionText(manifest)} of ${source.serverName}, but ${here}`,
      );
    }
    chain = { sourceId: source.serverId, filter, ...to };
    return { bundle, isHere: false };
  });
}

async function findingsOf(
  { store }: EnginePorts,
  tools: ImportTools,
  steps: readonly Step[],
  { takeSubscription }: ImportRequest,
): Promise<readonly string[]> {
  const findings: string[] = [];
  const { products, languages } = await currentSubscription(store);
  const applied = steps.filter(({ isHere }) => !isHere).map(({ bundle }) => bundle);
  const bytes = applied.reduce(
    (sum, { manifest }) => sum + manifest.parts.reduce((all, part) => all + part.bytes, 0),
    0,
  );
  const free = await tools.freeBytes();
  if (bytes * roomFactor > free)
    throw new SyncError('diskFull', `The packages take about ${bytes * roomFactor} bytes; ${free} are free`);
  for (const { bundle, isHere } of steps) {
    if (isHere)
      findings.push(`${bundle.name} changes nothing: ${versionText(bundle.manifest)} is here already.`);
  }
  const last = applied.at(-1);
  if (last === undefined || takeSubscription) return findings;
  const missing = languages.filter((language) => !last.manifest.languages.includes(language));
  if (missing.length > 0)
    findings.push(
      `The source of ${last.name} does not retrieve languages that are chosen here: ${missing.join(', ')}.`,
    );
  if (products.length === 0)
    findings.push(
      'No products are chosen here: the site database stays without updates until some are, or the subscription of the package is taken over.',
    );
  return findings;
}

interface Takeover {
  readonly sup: SupDocument;
  readonly bundle: OpenBundle;
  readonly request: ImportRequest;
}

async function applied(
  ports: EnginePorts,
  tools: ImportTools,
  { sup, bundle, request }: Takeover,
  call: OperationCall,
): Promise<ImportedBundle> {
  const { store, fence } = ports;
  const { name, manifest } = bundle;
  const catalog = supCatalog(sup._id);
  const { languages } = await currentSubscription(store);
  const keep = { store: !request.dryRun, languages };
  const { upserts, removals, counts } = await readBundleChange(
    ports,
    tools.decoder,
    { bundle, catalog, ...keep },
    call,
  );
  if (request.dryRun) return { name, manifest, verdict: 'wouldApply', counts };
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
  await store.commit(
    { catalogs: isOpen ? [{ catalog, discard: true }, change] : [change], documents },
    fence,
  );
  return { name, manifest, verdict: 'applied', counts };
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
