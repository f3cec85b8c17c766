import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import type { ContentFileDocument } from '../../domain/documents.ts';
import { pageAfter, pagesOf } from '../../domain/paging.ts';
import type { UpstreamSession } from '../../domain/upstream.ts';
import type { RunContext } from '../run/runContext.ts';

/** License files that could not be had, and the error that says so. */
export interface PendingLicenses {
  readonly count: number;
  readonly error: SyncError;
}

/** So many files are named in the error; the log names all. */
const namedFiles = 5;

/** Downloads the license files still pending. Resolves with what is pending after it; each failure is an event. */
export async function downloadLicenseFiles(
  context: RunContext,
  session: UpstreamSession,
): Promise<PendingLicenses | undefined> {
  const { ports, recorder, signal } = context;
  const pending: ContentFileDocument[] = [];
  for await (const files of pagesOf((after) =>
    ports.store.documents('contentFiles', pageAfter(after, 500)),
  )) {
    for (const file of files) {
      if (file.kind !== 'license' || file.state === 'present') continue;
      const state = await downloadLicense(context, session, file);
      signal.throwIfAborted();
      if (state !== 'present') pending.push(file);
      recorder.put({ collection: 'contentFiles', put: { ...file, state } });
    }
    await recorder.commit();
  }
  return pending.length === 0 ? undefined : { count: pending.length, error: pendingError(pending) };
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

async function downloadLicense(
  { ports, recorder, signal }: RunContext,
  session: UpstreamSession,
  file: ContentFileDocument,
): Promise<ContentFileDocument['state']> {
  const sha1 = file._id;
  if (await ports.content.has(sha1)) return 'present';
  try {
    await ports.content.write({ sha1, size: file.size }, session.file({ ...file, sha1 }, signal));
    return 'present';
  } catch (error) {
    if (signal.aborted) throw error;
    recorder.emit({
      kind: 'licenseFailed',
      updateId: file.updateId ?? '',
      file: file.name,
      message: asSyncError(error).message,
    });
    return 'failed';
  }
}
