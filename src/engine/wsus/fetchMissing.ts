import { RowFlag, type CatalogKey } from '../../domain/catalogRow.ts';
import type { DocumentChange } from '../../domain/store.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { chunksOf } from '../../domain/paging.ts';
import { type RevisionIdentity, revisionKey } from '../../domain/revision.ts';
import type { StepProgress } from '../../domain/syncEvent.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';
import type { ReceivedBatch, UpstreamSession } from '../../domain/upstream.ts';
import { ProgressMeter } from '../run/progressMeter.ts';
import type { RunContext } from '../run/runContext.ts';
import { licenseFiles } from './licenseFiles.ts';
import { quarantineKey } from './quarantine.ts';

/** What to fetch, into which catalog, and how. */
export interface FetchRequest {
  readonly session: UpstreamSession;
  readonly supId: string;
  readonly catalog: CatalogKey;
  readonly missing: readonly RevisionIdentity[];
  /** Missing ones that the list did not name: earlier runs could not have them. */
  readonly askedAgain: ReadonlySet<string>;
  readonly declined: ReadonlySet<string>;
  readonly batchSize: number;
  /** Revisions that failed in earlier runs: cleared when they arrive. */
  readonly quarantined: ReadonlyMap<string, number>;
  readonly onProgress: (progress: StepProgress) => void;
}

/** So many refused revisions in a row, of those listed, without a single good one end the run. */
const consecutiveFailureLimit = 500;
/** So many refused ones, and nothing else that was missing: it is the server that fails, not single updates. */
const nothingArrivedLimit = 20;

/** Fetches the missing revisions, several batches in flight; each batch is one commit. Resolves with how many arrived. */
export async function fetchMissing(context: RunContext, request: FetchRequest): Promise<number> {
  const { settings, ports, signal } = context;
  const meter = new ProgressMeter(ports.clock, request.missing.length);
  const batches = chunksOf(request.missing, request.batchSize);
  const stop = new AbortController();
  const anySignal = AbortSignal.any([signal, stop.signal]);
  let arrived = 0;
  let lastFailure: SyncError | undefined;
  let refused = 0;
  let failuresInRow = 0;
  const options = {
    languages: context.subscription.languages,
    known: async (digests: readonly string[]) => new Set((await ports.store.knownRecords(digests)).keys()),
  };
  const lane = async (): Promise<void> => {
    for (const ids of batches) {
      const batch = await request.session.updates(ids, options, anySignal);
      // What earlier runs could not have either says nothing about the server.
      const listed = batch.failed.filter(({ identity }) => !request.askedAgain.has(revisionKey(identity)));
      refused += listed.length;
      failuresInRow = batch.received.length > 0 ? 0 : failuresInRow + listed.length;
      request.onProgress(meter.advance(ids.length));
      await commitBatch(context, request, batch);
      arrived += batch.received.length;
      lastFailure = batch.failed.at(-1)?.error ?? lastFailure;
      if (failuresInRow >= consecutiveFailureLimit) throw tooManyFailures(lastFailure);
    }
  };
  const lanes = Array.from({ length: settings.limits.requestsInFlight }, () =>
    lane().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const outcomes = await Promise.allSettled(lanes);
  signal.throwIfAborted();
  if (stop.signal.aborted) throw stop.signal.reason;
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  if (arrived === 0 && refused >= nothingArrivedLimit) throw tooManyFailures(lastFailure);
  return arrived;
}

function tooManyFailures(last: SyncError | undefined): SyncError {
  const detail = last === undefined ? '' : `. The last one: ${last.message}`;
  return new SyncError('tooManyFailures', `Too many consecutive failures. Aborting sync${detail}`, {
    cause: last,
    ...(last === undefined ? {} : { source: last.source }),
  });
}

async function commitBatch(context: RunContext, request: FetchRequest, batch: ReceivedBatch): Promise<void> {
  const { ports, recorder } = context;
  const now = ports.clock.now();
  const locations = new Map(batch.files.map((file) => [file.sha1, file]));
  const records: DecodedRecord[] = [];
  const documents: DocumentChange[] = [];
  let bytes = 0;
  for (const revision of batch.received) {
    bytes += revision.bytes;
    if (revision.kind === 'decoded') {
      const record = withLocations(revision.record, locations);
      records.push(record);
      if (record.header.eulaFiles.length > 0) documents.push(...licenseFiles(record));
    }
    if (request.quarantined.size === 0) continue;
    const key = quarantineKey(request.supId, revision.identity);
    if (request.quarantined.has(key)) documents.push({ collection: 'quarantine', remove: key });
  }
  for (const { identity, error } of batch.failed) {
    const { updateId, revision } = identity;
    const key = quarantineKey(request.supId, identity);
    recorder.emit({
      kind: 'updateFailed',
      updateId,
      revision,
      message: error.message,
      source: error.source,
      code: error.code,
    });
    documents.push({
      collection: 'quarantine',
      put: {
        _id: key,
        sup: request.supId,
        updateId,
        revision,
        code: error.code,
        message: error.message,
        since: now,
        attempts: (request.quarantined.get(key) ?? 0) + 1,
      },
    });
  }
  recorder.count({ failed: batch.failed.length }, bytes);
  const upserts = batch.received.map((revision) => ({
    ...revision.identity,
    storedDigest: revision.kind === 'decoded' ? revision.record.storedDigest : revision.storedDigest,
    flags: request.declined.has(revision.identity.updateId) ? RowFlag.declined : 0,
    since: now,
  }));
  await recorder.commit({ records, catalogs: [{ catalog: request.catalog, upserts }], documents });
}

function withLocations(record: DecodedRecord, locations: ReadonlyMap<string, FileLocation>): DecodedRecord {
  const own = [...record.header.files, ...record.header.eulaFiles].flatMap(
    ({ sha1 }) => locations.get(sha1) ?? [],
  );
  return own.length === 0 ? record : { ...record, header: { ...record.header, locations: own } };
}
