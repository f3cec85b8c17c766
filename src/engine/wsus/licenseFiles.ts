import { asSyncError } from '../../domain/errors/syncError.ts';
import type { ContentFileDocument } from '../../domain/documents.ts';
import { pagesOf } from '../../domain/paging.ts';
import type { UpstreamSession } from '../../domain/upstream.ts';
import type { RunContext } from '../run/runContext.ts';

/** Downloads the licence files still pending. Resolves with how many are pending after it; each failure is an event. */
export async function downloadLicenseFiles(context: RunContext, session: UpstreamSession): Promise<number> {
  const { ports, recorder, signal } = context;
  let pending = 0;
  for await (const files of pagesOf((after) =>
    ports.store.documents('contentFiles', { limit: 500, ...(after === undefined ? {} : { after }) }),
  )) {
    for (const file of files) {
      if (file.kind !== 'license' || file.state === 'present') continue;
      const state = await downloadLicense(context, session, file);
      signal.throwIfAborted();
      if (state !== 'present') pending++;
      recorder.put({ collection: 'contentFiles', put: { ...file, state } });
    }
    await recorder.commit();
  }
  return pending;
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
