import { neverAborted } from '../../base/neverAborted.ts';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { UpdateFile } from '../../domain/updateHeader.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import type { UpstreamSession } from '../../domain/upstream.ts';
import type { EnginePorts } from '../ports.ts';
import { sourceSup } from '../run/sourceSup.ts';
import { upstreamEndpoint } from '../run/upstreamEndpoint.ts';
import { topLevelSite } from './siteAdministration.ts';
import { findUpdate } from './updateQueries.ts';

/** One file of an update after asking for it. */
export interface DownloadedFile {
  readonly updateId: string;
  readonly file: UpdateFile;
  readonly state: 'present' | 'failed';
  readonly message?: string;
}

/** Downloads the files of updates and of what they bundle into the content folder; those present are not asked again. */
export async function downloadContent(
  ports: EnginePorts,
  ids: readonly string[],
  { signal = neverAborted(), onProgress }: OperationCall = {},
): Promise<readonly DownloadedFile[]> {
  const site = await topLevelSite(ports.store);
  const sup = await sourceSup(ports.store, site._id);
  const headers: UpdateHeader[] = [];
  for (const id of ids) headers.push(...(await withBundled(ports, site._id, id)));
  const session = await ports.upstream.connect(upstreamEndpoint(site, sup), signal, () => undefined);
  try {
    const results: DownloadedFile[] = [];
    const total = headers.flatMap(({ files }) => files).reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    for (const header of headers) {
      for (const file of header.files) {
        const received = (bytes: number): void => {
          onProgress?.({ done: before + bytes, total, unit: 'bytes', text: file.name });
        };
        results.push(await download(ports, session, header, file, { signal, received }));
        before += file.size;
        received(0);
      }
    }
    return results;
  } finally {
    await session.close();
  }
}

async function withBundled(
  ports: EnginePorts,
  siteCode: string,
  id: string,
): Promise<readonly UpdateHeader[]> {
  const headers: UpdateHeader[] = [];
  const seen = new Set<string>();
  const pending = [id];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { header } = await findUpdate(ports.store, siteCode, next);
    headers.push(header);
    for (const { anyOf } of header.bundles) pending.push(...anyOf.map(({ updateId }) => updateId));
  }
  return headers;
}

async function download(
  { content }: EnginePorts,
  session: UpstreamSession,
  header: UpdateHeader,
  file: UpdateFile,
  { signal, received }: { readonly signal: AbortSignal; readonly received: (bytes: number) => void },
): Promise<DownloadedFile> {
  const base = { updateId: header.updateId, file };
  if (await content.has(file.sha1)) return { ...base, state: 'present' };
  const location = header.locations?.find(({ sha1 }) => sha1 === file.sha1) ?? { sha1: file.sha1 };
  try {
    await content.write(file, counted(session.file({ ...location, name: file.name }, signal), received));
    return { ...base, state: 'present' };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ...base, state: 'failed', message: asSyncError(error).message };
  }
}

/** The same bytes; tells after each piece how many there have been. */
async function* counted(
  content: AsyncIterable<Uint8Array>,
  received: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0;
  for await (const piece of content) {
    yield piece;
    bytes += piece.length;
    received(bytes);
  }
}
