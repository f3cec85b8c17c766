import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { cancellation, unlessAborted } from './cancellation.ts';
import { announcedUrl, contentUrl, type NamedFile, plainSite } from './contentAddress.ts';
import { type DownloadContext, resumedDownload } from './resumedDownload.ts';
import { HttpStatusError } from './transportError.ts';

/** Where files come from. */
export interface ContentSource {
  readonly root: string;
  /** True where the server keeps no files of its own. */
  readonly catalogOnly: boolean;
  /** Asks the server to fetch a file that it lacks (DownloadFiles). */
  readonly request: (sha1: string) => Promise<void>;
}

/** How often a file is looked for after the server was asked to fetch it. */
const lookAgain = 4;

/**
 * A file: from the server's /Content, which is asked to fetch it when it answers 404; else from where the server says,
 * else from Microsoft. Rejects with the first failure when it is nowhere. What was yielded is never taken back.
 */
export async function* downloadContent(
  context: DownloadContext,
  source: ContentSource,
  file: NamedFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  let failure: SyncError | undefined;
  for (const attempt of attempts(context, source, file, signal)) {
    let started = false;
    try {
      for await (const piece of attempt()) {
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
  throw new SyncError(
    failure?.key ?? 'httpStatus',
    `File ${file.name} cannot be had: ${failure?.message ?? 'no address'}`,
    {
      cause: failure,
      source: 'Download',
    },
  );
}

type Attempt = () => AsyncIterable<Uint8Array>;

function attempts(
  context: DownloadContext,
  source: ContentSource,
  file: NamedFile,
  signal: AbortSignal,
): readonly Attempt[] {
  const from =
    (url: URL, retry = context.retry): Attempt =>
    () =>
      resumedDownload({ ...context, retry }, url, signal);
  // Mere possibilities are tried once.
  const once = { ...context.retry, policy: { ...context.retry.policy, attempts: 1 } };
  const microsoft = announcedUrl(file.microsoftUpdateUrl, source.root);
  const announced = announcedUrl(file.upstreamUrl, source.root);
  const list: Attempt[] = [];
  if (!source.catalogOnly) {
    list.push(() => afterRequest(context, source, file, signal));
    const plain = plainSite(source.root);
    if (plain !== undefined) list.push(from(contentUrl(plain, file), once));
    if (announced !== undefined && announced.href !== contentUrl(source.root, file).href)
      list.push(from(announced, once));
  }
  if (microsoft !== undefined) list.push(from(microsoft));
  return list;
}

/** From /Content, waiting a little for the server to fetch the file where it is told to. */
async function* afterRequest(
  context: DownloadContext,
  { root, request }: ContentSource,
  file: NamedFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const { clock, policy } = context.retry;
  const url = contentUrl(root, file);
  for (let look = 0; ; look++) {
    try {
      yield* resumedDownload(context, url, signal);
      return;
    } catch (error) {
      const isMissing = error instanceof HttpStatusError && error.status === 404;
      if (!isMissing || look >= lookAgain) throw error;
      if (look === 0) await requestOr(error, file.sha1, request);
    }
    await unlessAborted(clock.sleep(policy.firstDelay * 2 ** look, signal), signal);
  }
}

/** A server that refuses to fetch the file does not have it: the 404 stands. */
async function requestOr(
  missing: SyncError,
  sha1: string,
  request: (sha1: string) => Promise<void>,
): Promise<void> {
  try {
    await request(sha1);
  } catch (error) {
    throw new SyncError(
      missing.key,
      `${missing.message}, and it is not fetched: ${asSyncError(error).message}`,
      {
        cause: error,
        source: 'Download',
      },
    );
  }
}
