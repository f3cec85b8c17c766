import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { ContentFileDocument } from '../../domain/documents.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { SyncEventBody } from '../../domain/syncEvent.ts';
import type { UpstreamSession } from '../../domain/upstream.ts';
import { Gate } from '../hierarchy/gate.ts';
import type { RunContext } from '../run/runContext.ts';

/** License files that could not be had, and the error that says so. */
export interface PendingLicenses {
  readonly count: number;
  readonly error: SyncError;
}

/** So many files are named in the error; the log names all. */
const namedFiles = 5;

/**
 * Downloads the license files still pending, and the update files that downstream servers asked for (DownloadFiles).
 * Resolves with the license files pending after it; each failure is an event.
 */
export async function downloadPendingFiles(
  context: RunContext,
  session: UpstreamSession,
): Promise<PendingLicenses | undefined> {
  const { ports, recorder, signal, settings } = context;
  const gate = new Gate(settings.limits.requestsInFlight);
  const pending: ContentFileDocument[] = [];
  for await (const files of pagesOf((after) =>
    ports.store.documents('contentFiles', pageAfter(after, 500)),
  )) {
    const downloads = files
      .filter(isWanted)
      .map((file) => gate.run(() => download(context, session, file)).then((error) => ({ file, error })));
    // All have ended before anything is told: in the order of the files, whichever came first.
    await Promise.allSettled(downloads);
    signal.throwIfAborted();
    for (const { file, error } of await Promise.all(downloads)) {
      if (error !== undefined) recorder.emit(failureOf(file, error));
      if (error !== undefined && file.kind === 'license') pending.push(file);
      const state = error === undefined ? 'present' : 'failed';
      recorder.put({ collection: 'contentFiles', put: { ...file, state } });
    }
    await recorder.commit();
  }
  return pending.length === 0 ? undefined : { count: pending.length, error: pendingError(pending) };
}

/** License files until they are there; update files once each time a downstream server asks. */
function isWanted({ kind, state }: ContentFileDocument): boolean {
  return kind === 'license' ? state !== 'present' : state === 'pending';
}

function pendingError(files: readonly ContentFileDocument[]): SyncError {
  const named = files
    .slice(0, namedFiles)
    .map(({ name, updateId }) => (updateId === undefined ? name : `${name} of update ${updateId}`));
  const others = files.length > namedFiles ? ` and ${files.length - namedFiles} more` : '';
  return new SyncError(
    'pendingLicenseTerms',
    `License files could not be downloaded: ${named.join(', ')}${others}`,
    { source: 'Download' },
  );
}

/** Resolves with what is wrong when the file cannot be had. */
async function download(
  { ports, signal }: RunContext,
  session: UpstreamSession,
  file: ContentFileDocument,
): Promise<SyncError | undefined> {
  signal.throwIfAborted();
  const sha1 = file._id;
  if (await ports.content.has(sha1)) return undefined;
  try {
    await ports.content.write({ sha1, size: file.size }, session.file({ ...file, sha1 }, signal));
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return asSyncError(error);
  }
}

function failureOf(
  { kind, name, updateId = '' }: ContentFileDocument,
  { message }: SyncError,
): SyncEventBody {
  if (kind === 'license') return { kind: 'licenseFailed', updateId, file: name, message };
  const text = `File ${name} of update ${updateId}, which a downstream server asked for, could not be downloaded: ${message}`;
  return { kind: 'note', severity: 'warning', text };
}
