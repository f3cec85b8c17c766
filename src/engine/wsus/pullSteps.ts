import { RowFlag } from '../../domain/catalogRow.ts';
import { chunksOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { StepProgress } from '../../domain/syncEvent.ts';
import type { RevisionQuery, UpstreamConfig } from '../../domain/upstream.ts';
import type { RunContext } from '../run/runContext.ts';
import { openUpdates } from '../site/changedUpdates.ts';
import { fetchMissing } from './fetchMissing.ts';
import { compareListing } from './listing.ts';
import type { PullState } from './pullState.ts';
import { quarantineKey, quarantinedRevisions } from './quarantine.ts';
import { type RelistingScope, vanishedRows } from './relisting.ts';
import { type PullSelection, updatesQuery } from './revisionFilter.ts';
import { flagged } from './supCatalog.ts';

/** Pulls categories and detectoids. Resolves with how many revisions the server listed and the ids that changed, in a run cut off before too. */
export async function pullConfiguration(
  context: RunContext,
  state: PullState,
): Promise<{ readonly listed: number; readonly changedIds: readonly string[] }> {
  const { categories: anchor } = state.anchors;
  const resumed = await openUpdates(context.ports.store, state.catalog);
  if (!state.target.replica) emitProgress(context, state, 'categories');
  const outcome = await pullList(context, state, {
    query: { kind: 'config', ...(anchor === undefined ? {} : { anchor }) },
    scope: { kind: 'config' },
    step: 'categories',
  });
  state.next = { ...state.next, ...(outcome.anchor === undefined ? {} : { categories: outcome.anchor }) };
  return { ...outcome, changedIds: [...new Set([...resumed, ...outcome.changedIds])] };
}

/** Pulls the updates of the subscription; without products or classifications nothing is asked (it would mean everything). */
export async function pullUpdates(
  context: RunContext,
  state: PullState,
  selection: PullSelection,
): Promise<number> {
  warnDisabledLanguages(context, state.config, selection);
  const wanted = updatesQuery(selection, state.config.languages, state.anchors);
  if (wanted === undefined) {
    if (selection.classifications.length === 0)
      context.recorder.emit({ kind: 'emptySubscription', what: 'classifications' });
    if (selection.products.length === 0)
      context.recorder.emit({ kind: 'emptySubscription', what: 'categories' });
    return 0;
  }
  emitProgress(context, state, state.target.replica ? 'otherItems' : 'updates');
  const outcome = await pullList(context, state, {
    query: wanted.query,
    scope: { kind: 'updates', selection },
    step: state.target.replica ? 'otherItems' : 'updates',
  });
  state.next = {
    ...state.next,
    filter: wanted.filter,
    ...(outcome.anchor === undefined ? {} : { updates: outcome.anchor }),
  };
  return outcome.listed;
}

interface PullList {
  readonly query: RevisionQuery;
  readonly scope: RelistingScope;
  readonly step: 'categories' | 'updates' | 'otherItems';
}

async function pullList(
  context: RunContext,
  state: PullState,
  { query, scope, step }: PullList,
): Promise<{ readonly listed: number; readonly changedIds: readonly string[]; readonly anchor?: string }> {
  const { ports, recorder, signal, settings } = context;
  const { session, catalog } = state;
  const changed = new Set<string>();
  const outcome = await compareListing(ports.store, session, catalog, query, state.relist, signal);
  if (outcome.restarted) {
    state.reasons.push('anchorRejected');
    recorder.emit({ kind: 'fullSyncRequired', reason: 'anchorRejected', detail: state.target.endpoint.url });
  }
  const now = ports.clock.now();
  const offeredAgain = await flagged(
    ports.store,
    outcome.reoffered,
    ({ flags }) => flags & ~RowFlag.noLongerOffered,
    now,
  );
  if (offeredAgain.length > 0) await recorder.commit({ catalogs: [{ catalog, upserts: offeredAgain }] });
  if (outcome.seen !== undefined) {
    // Another source may well offer less; that is no mistake upstream.
    const anyLoss = context.acceptLosses || state.reasons.includes('sourceChanged');
    const vanished = await vanishedRows(ports.store, catalog, scope, outcome.seen, {
      fraction: anyLoss ? 1 : settings.relisting.lossLimitPercent / 100,
      mayBeEmpty: context.acceptLosses,
    });
    for (const { updateId } of vanished.rows) changed.add(updateId);
    for (const rows of chunksOf(vanished.rows, 1000)) {
      const upserts = await flagged(ports.store, rows, ({ flags }) => flags | RowFlag.noLongerOffered, now);
      await recorder.commit({ catalogs: [{ catalog, upserts }] });
    }
    const known = await ports.store.generation(catalog);
    if (known !== undefined)
      recorder.emit({ kind: 'relisted', listed: outcome.listed, noLongerOffered: vanished.updates });
  }
  if (outcome.seen !== undefined) for (const key of outcome.seen) state.relisted.add(key);
  const quarantine = await quarantinedRevisions(ports.store, state.target.sup._id);
  const left = notListed(scope.kind === 'updates' ? quarantine.revisions : [], outcome.missing);
  const again = outcome.seen === undefined ? left : await stillOffered(context, state, left);
  const missing = [...outcome.missing, ...again];
  for (const { updateId } of [...missing, ...outcome.reoffered]) changed.add(updateId);
  state.received += await fetchMissing(context, {
    session,
    supId: state.target.sup._id,
    catalog,
    missing,
    askedAgain: new Set(again.map(revisionKey)),
    declined: outcome.declined,
    // What a server of the same hierarchy has is already in the store: its batches cost little.
    batchSize:
      state.target.endpoint.expectedServerId === undefined
        ? Math.min(state.batchSize, settings.limits.batchSize)
        : sharedBatchSize,
    quarantined: quarantine.attempts,
    onProgress: (progress) => {
      // A replica's log speaks of other items only.
      if (!state.target.replica || step === 'otherItems') emitProgress(context, state, step, progress);
    },
  });
  const changedIds = [...changed];
  return {
    listed: outcome.listed,
    changedIds,
    ...(outcome.anchor === undefined ? {} : { anchor: outcome.anchor }),
  };
}

const sharedBatchSize = 1000;

/** Revisions that failed before are no longer in a delta list: they are asked for again with it. */
function notListed(
  quarantined: readonly RevisionIdentity[],
  missing: readonly RevisionIdentity[],
): readonly RevisionIdentity[] {
  if (quarantined.length === 0) return [];
  const listed = new Set(missing.map(revisionKey));
  return quarantined.filter((identity) => !listed.has(revisionKey(identity)));
}

/** Those of them that the complete lists of this run name; the others are forgotten: nobody offers them any more. */
async function stillOffered(
  { recorder }: RunContext,
  { relisted, target }: PullState,
  quarantined: readonly RevisionIdentity[],
): Promise<readonly RevisionIdentity[]> {
  const gone = quarantined.filter((identity) => !relisted.has(revisionKey(identity)));
  for (const identity of gone)
    recorder.put({ collection: 'quarantine', remove: quarantineKey(target.sup._id, identity) });
  if (gone.length > 0) await recorder.commit();
  return quarantined.filter((identity) => relisted.has(revisionKey(identity)));
}

function emitProgress(
  { recorder }: RunContext,
  { target }: PullState,
  step: 'categories' | 'updates' | 'otherItems',
  progress?: StepProgress,
): void {
  const server = target.sup.serverName;
  recorder.emit({ kind: 'wsusProgress', server, step, ...(progress === undefined ? {} : { progress }) });
}

function warnDisabledLanguages(
  { recorder }: RunContext,
  config: UpstreamConfig,
  selection: PullSelection,
): void {
  const all = config.languages.some(({ id, enabled }) => id === 0 && enabled);
  if (all) return;
  for (const language of selection.languages) {
    const known = config.languages.find(({ shortName }) => shortName.toLowerCase() === language);
    if (known?.enabled === false) recorder.emit({ kind: 'languageDisabled', language: known.longName });
  }
}
