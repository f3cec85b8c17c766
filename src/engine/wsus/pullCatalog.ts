import type { SupDocument } from '../../domain/documents.ts';
import type { FullSyncReason } from '../../domain/syncEvent.ts';
import type { UpstreamConfig, UpstreamSession } from '../../domain/upstream.ts';
import type { RunContext } from '../run/runContext.ts';
import { downloadPendingFiles, type PendingLicenses } from './pendingFiles.ts';
import { mirrorDeclines } from './mirrorDeclines.ts';
import type { PullState, PullTarget } from './pullState.ts';
import { pullConfiguration, pullUpdates } from './pullSteps.ts';
import { supCatalog } from './supCatalog.ts';

/** What a pull brought. */
export interface PullOutcome {
  /** The SUP's document with its new anchors, as committed. */
  readonly sup: SupDocument;
  /** Reasons for a full comparison that only showed themselves while pulling. */
  readonly reasons: readonly FullSyncReason[];
  readonly received: number;
  readonly listed: number;
  readonly pendingLicenses?: PendingLicenses;
  /** The source as the status names it. */
  readonly source: string;
}

/**
 * Brings a SUP's catalog up to its upstream server's (MS-WSUSSS 3.2.4): configuration items, updates, for replicas the
 * declined updates, licence files. Every batch is durable when it is committed; the last commit publishes the generation
 * together with the anchors, so that a run cut off anywhere goes on where it stopped.
 */
export async function pullCatalog(context: RunContext, target: PullTarget): Promise<PullOutcome> {
  const { ports, recorder, signal } = context;
  const server = target.sup.serverName;
  recorder.emit({ kind: 'wsusStarting', server, replica: target.replica });
  await recorder.commit();
  const session = await ports.upstream.connect(
    target.endpoint,
    signal,
    ({ attempt, delayMilliseconds, error }) => {
      recorder.emitNow({
        kind: 'upstreamRetry',
        server,
        attempt,
        delaySeconds: Math.ceil(delayMilliseconds / 1000),
        message: error.message,
        code: error.code,
      });
    },
  );
  try {
    const state = await startPull(context, target, session);
    const configuration = await pullConfiguration(context, state);
    const selection = await target.selection(configuration.changedIds);
    const listed = configuration.listed + (await pullUpdates(context, state, selection));
    if (target.replica) await takeOverDeployments(context, state);
    const sup = await publish(context, state);
    const pendingLicenses = await downloadPendingFiles(context, session);
    recorder.emit({ kind: 'wsusDone', server });
    return {
      sup,
      reasons: state.reasons,
      received: state.received,
      listed,
      source: session.displayName,
      ...(pendingLicenses === undefined ? {} : { pendingLicenses }),
    };
  } finally {
    await recorder.settled();
    await session.close();
  }
}

async function startPull(
  context: RunContext,
  target: PullTarget,
  session: UpstreamSession,
): Promise<PullState> {
  const { ports, settings, signal, recorder } = context;
  const reasons: FullSyncReason[] = [];
  const config = await session.config(undefined, signal);
  const sourceChanged =
    target.sup.upstreamIdentity !== undefined && target.sup.upstreamIdentity !== session.identity;
  if (sourceChanged) reasons.push('sourceChanged');
  if (session.serverChanged) reasons.push('serverChanged');
  for (const reason of reasons)
    recorder.emit({ kind: 'fullSyncRequired', reason, detail: target.endpoint.url });
  const kept = target.sup.anchors[session.identity];
  const relistingDue =
    (kept?.lastRelisting ?? 0) + settings.relisting.intervalDays * 86_400_000 <= ports.clock.now();
  const relist = target.full || sourceChanged || session.serverChanged || relistingDue;
  return {
    session,
    target,
    catalog: supCatalog(target.sup._id),
    config,
    // A list without anchor speaks about everything, so that what it does not name is known to be gone.
    relist,
    anchors: relist ? {} : (kept ?? {}),
    next: {
      ...(config.anchor === undefined ? {} : { config: config.anchor }),
      lastRelisting: relist ? ports.clock.now() : (kept?.lastRelisting ?? 0),
    },
    reasons,
    received: 0,
    relisted: new Set(),
    ...batchSizeOf(config),
  };
}

function batchSizeOf(config: UpstreamConfig): { readonly batchSize: number } {
  return { batchSize: config.maxUpdatesPerRequest > 0 ? config.maxUpdatesPerRequest : 100 };
}

async function takeOverDeployments(context: RunContext, state: PullState): Promise<void> {
  const sync = state.next.updates ?? state.next.categories;
  if (sync === undefined) return;
  const deployments = await state.session.deployments(
    { sync, ...(state.anchors.deployments === undefined ? {} : { deployments: state.anchors.deployments }) },
    context.signal,
  );
  const mirrored = await mirrorDeclines(context, state.catalog, deployments.hiddenUpdates);
  if (mirrored.declined + mirrored.reinstated > 0) {
    context.recorder.emit({ kind: 'declinesMirrored', server: state.target.sup.serverName, ...mirrored });
  }
  state.acceptedEulas = deployments.acceptedEulas;
  if (deployments.anchor !== undefined) state.next = { ...state.next, deployments: deployments.anchor };
}

async function publish(context: RunContext, state: PullState): Promise<SupDocument> {
  const { ports, recorder } = context;
  const { session, target, catalog } = state;
  const current = (await ports.store.document('sups', target.sup._id)) ?? target.sup;
  const sup: SupDocument = {
    ...current,
    upstreamIdentity: session.identity,
    // Anchors of other servers are dropped: coming back to one later means comparing anew.
    anchors: { [session.identity]: state.next },
    ...(state.acceptedEulas === undefined ? {} : { acceptedEulas: state.acceptedEulas }),
  };
  const first = (await ports.store.generation(catalog)) === undefined;
  const publishes = first || (await ports.store.hasOpenChanges(catalog));
  await recorder.commit({
    documents: [{ collection: 'sups', put: sup }],
    catalogs: publishes ? [{ catalog, publish: true }] : [],
  });
  return sup;
}
