import { asSyncError, SyncError } from '../../domain/errors/syncError.ts';
import { cancellation, unlessAborted } from './cancellation.ts';
import type { HttpAnswer, HttpTransport } from './httpTransport.ts';
import { leastProgress } from './patience.ts';
import { delayBefore, isTransient, type RetryContext } from './retry.ts';
import { HttpStatusError } from './transportError.ts';

/** What a download needs. */
export interface DownloadContext {
  readonly transport: HttpTransport;
  readonly retry: RetryContext;
  /** Bytes that a file may have. */
  readonly limit: number;
  /** Servers that gave no answer at all in this conversation, by origin: nothing waits for them again. */
  readonly unreachable: Map<string, SyncError>;
}

const redirectLimit = 5;
/** Progress or not: a connection that is cut this often leads nowhere. */
const resumptionLimit = 1000;

/** A file as it comes; after a cut it goes on where it stopped (Range). Rejects with `httpStatus` for any refusal. */
export async function* resumedDownload(
  context: DownloadContext,
  url: URL,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const known = context.unreachable.get(url.origin);
  if (known !== undefined) throw known;
  let offset = 0;
  let failures = 0;
  let progress = 0;
  let answered = false;
  for (let resumptions = 0; ; resumptions++) {
    try {
      const answer = await open(context, url, offset, signal);
      answered = true;
      let skip = answer.status === 206 ? 0 : offset;
      for await (const piece of answer.body) {
        const fresh = piece.subarray(Math.min(skip, piece.length));
        skip -= piece.length - fresh.length;
        if (fresh.length === 0) continue;
        offset += fresh.length;
        if (offset > context.limit)
          throw new SyncError(
            'answerTooLarge',
            `The file is larger than ${context.limit} bytes: ${url.href}`,
          );
        // Progress: only failures in a row count.
        progress += fresh.length;
        if (progress >= leastProgress) failures = 0;
        yield fresh;
      }
      return;
    } catch (caught) {
      if (signal.aborted) throw cancellation(signal);
      const error = asSyncError(caught, 'Download');
      progress = 0;
      const delay = delayBefore(context.retry, ++failures, error);
      if (delay === undefined || resumptions >= resumptionLimit || !isTransient(error)) {
        if (!answered && !(error instanceof HttpStatusError)) context.unreachable.set(url.origin, error);
        throw error;
      }
      context.retry.onRetry({ attempt: failures, delayMilliseconds: delay, error });
      await unlessAborted(context.retry.clock.sleep(delay, signal), signal);
    }
  }
}

async function open(
  { transport, limit }: DownloadContext,
  from: URL,
  offset: number,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let url = from;
  for (let redirects = 0; redirects <= redirectLimit; redirects++) {
    const where = `file ${url.href}`;
    // Compressed pieces could not be resumed.
    const headers = { 'Accept-Encoding': 'identity', ...(offset === 0 ? {} : { Range: `bytes=${offset}-` }) };
    const answer = await transport.request({ method: 'GET', url, headers, limit, signal, where });
    if (answer.status === 200 || (answer.status === 206 && resumesAt(answer, offset))) return answer;
    answer.discard();
    const location = answer.headers.location;
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && location !== undefined;
    if (!isRedirect || !URL.canParse(location, url.href))
      throw new HttpStatusError(
        answer.status,
        `HTTP status ${answer.status} for ${where}`,
        answer.retryAfter,
      );
    url = new URL(location, url);
  }
  throw new SyncError('httpStatus', `More than ${redirectLimit} redirections for file ${from.href}`);
}

function resumesAt(answer: HttpAnswer, offset: number): boolean {
  return answer.headers['content-range']?.startsWith(`bytes ${offset}-`) ?? false;
}
