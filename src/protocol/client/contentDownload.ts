import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { cancellation } from './cancellation.ts';
import { announcedUrl, contentUrl, type NamedFile, plainSite } from './contentAddress.ts';
import { type DownloadContext, resumedDownload } from './resumedDownload.ts';
import type { RetryContext } from './retry.ts';
import { HttpStatusError } from './transportError.ts';

/** Where files come from. */
export interface ContentSource {
  readonly root: string;
  /** True where the server keeps no files of its own. */
  readonly catalogOnly: boolean;
  /** Asks the server to fetch a file that it lacks (DownloadFiles). */
  readonly request: (sha1: string) => Promise<void>;
}

/**
 * A file: from the server's /Content, else from where the server says, else from Microsoft. A server that answers 404 is asked
 * to fetch the file when nobody else has it; that takes it minutes or hours, so nothing waits for it. Rejects with the first
 * failure when the file is nowhere. What was yielded is never taken back.
 */
export async function* downloadContent(
  context: DownloadContext,
  source: ContentSource,
  file: NamedFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  let failure: SyncError | undefined;
  for (const { url, retry } of addresses(context.retry, source, file)) {
    let started = false;
    try {
      for await (const piece of resumedDownload({ ...context, retry }, url, signal)) {
        started = true;
        yield piece;
      }
      return;
    } catch (caught) {
      if (signal.aborted) throw cancellation(signal);
      const error = asSyncError(caught, 'Download');
      if (started) throw error;
      failure ??= error;
    }
  }
  const asked = isMissing(failure) && !source.catalogOnly ? await askedToFetch(source, file, signal) : '';
  throw new SyncError(
    failure?.key ?? 'httpStatus',
    `File ${file.name} cannot be had: ${failure?.message ?? 'no address'}${asked}`,
    { cause: failure, source: 'Download' },
  );
}

interface Address {
  readonly url: URL;
  readonly retry: RetryContext;
}

function addresses(retry: RetryContext, source: ContentSource, file: NamedFile): readonly Address[] {
  // Mere possibilities are tried once.
  const once = { ...retry, policy: { ...retry.policy, attempts: 1 } };
  const microsoft = announcedUrl(file.microsoftUpdateUrl, source.root);
  const announced = announcedUrl(file.upstreamUrl, source.root);
  const list: Address[] = [];
  if (!source.catalogOnly) {
    const own = contentUrl(source.root, file);
    list.push({ url: own, retry });
    const plain = plainSite(source.root);
    if (plain !== undefined) list.push({ url: contentUrl(plain, file), retry: once });
    if (announced !== undefined && announced.href !== own.href) list.push({ url: announced, retry: once });
  }
  if (microsoft !== undefined) list.push({ url: microsoft, retry });
  return list;
}

function isMissing(failure: SyncError | undefined): boolean {
  return failure instanceof HttpStatusError && failure.status === 404;
}

/** What came of asking the server to fetch the file; a refusal is told, it changes nothing about the 404. */
async function askedToFetch(
  { request }: ContentSource,
  { sha1 }: NamedFile,
  signal: AbortSignal,
): Promise<string> {
  try {
    await request(sha1);
    return '; the server was asked to fetch it';
  } catch (error) {
    if (signal.aborted) throw cancellation(signal);
    return `, and it is not fetched: ${asSyncError(error).message}`;
  }
}
