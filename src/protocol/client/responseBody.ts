import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { SyncError } from '../../domain/errors/syncError.ts';
import { cancellation } from './cancellation.ts';
import { Patience } from './patience.ts';
import { transportError } from './transportError.ts';

/** How an answer's body is read. */
export interface BodyOptions {
  /** Bytes, both as received and decompressed. */
  readonly limit: number;
  /** ms without a piece, or with next to nothing, before the answer counts as stalled. */
  readonly stall: number;
  readonly signal: AbortSignal;
  /** What is read, for messages: `GetUpdateData of server:8530`. */
  readonly where: string;
}

/**
 * The body of an answer, decompressed as it comes. Rejects with `answerTooLarge` as soon as it is, `timedOut` when it
 * stalls, `connectionAborted` when it is cut, or as cancelled; the connection is given up then.
 */
export async function* responseBody(
  response: IncomingMessage,
  options: BodyOptions,
): AsyncGenerator<Buffer, void, void> {
  const received = receivedPieces(response, options);
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') {
    yield* received;
    return;
  }
  const first = await received.next();
  if (first.done === true) return;
  const decoder = decompressor(encoding, first.value, options.where);
  yield* decompressed(decoder, first.value, received, options);
}

/** The pieces as received; the time limit runs only while one is waited for, not while the last is worked on. */
async function* receivedPieces(
  response: IncomingMessage,
  { limit, stall, signal, where }: BodyOptions,
): AsyncGenerator<Buffer, void, void> {
  const announced = Number(response.headers['content-length'] ?? '0');
  let failure: SyncError | undefined;
  const giveUp = (error: SyncError): void => {
    failure ??= error;
    response.destroy();
  };
  const stop = (): void => {
    giveUp(cancellation(signal));
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  if (announced > limit) giveUp(tooLarge(limit, where));
  const patience = new Patience(stall, (what) => {
    giveUp(new SyncError('timedOut', `${what}: ${where}`));
  });
  let bytes = 0;
  try {
    patience.wait();
    for await (const piece of piecesOf(response)) {
      patience.came(piece.length);
      bytes += piece.length;
      if (bytes > limit) throw tooLarge(limit, where);
      yield piece;
      patience.wait();
    }
    if (failure !== undefined) throw failure;
  } catch (error) {
    throw failure ?? transportError(error, where);
  } finally {
    patience.end();
    signal.removeEventListener('abort', stop);
    if (!response.readableEnded) response.destroy();
  }
}

async function* piecesOf(response: AsyncIterable<unknown>): AsyncGenerator<Buffer, void, void> {
  for await (const piece of response) if (Buffer.isBuffer(piece)) yield piece;
}

async function* decompressed(
  decoder: Transform,
  first: Buffer,
  rest: AsyncGenerator<Buffer, void, void>,
  { limit, where }: BodyOptions,
): AsyncGenerator<Buffer, void, void> {
  let failure: unknown;
  pipeline(joined(first, rest), decoder, (error) => {
    failure = error;
  });
  let bytes = 0;
  try {
    for await (const piece of piecesOf(decoder)) {
      bytes += piece.length;
      if (bytes > limit) throw tooLarge(limit, where);
      yield piece;
    }
  } catch (error) {
    if (error instanceof SyncError) throw error;
    if (failure instanceof SyncError) throw failure;
    throw new SyncError('malformedAnswer', `The compressed answer is damaged: ${where}`, { cause: error });
  } finally {
    decoder.destroy();
  }
}

async function* joined(
  first: Buffer,
  rest: AsyncGenerator<Buffer, void, void>,
): AsyncGenerator<Buffer, void, void> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
  }
}

function decompressor(encoding: string, first: Buffer, where: string): Transform {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'deflate') {
    // Some servers leave out the zlib header, whose low nibble is always 8.
    return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  }
  throw new SyncError(
    'malformedAnswer',
    `The answer is compressed as "${encoding.slice(0, 40)}", which was not asked for: ${where}`,
  );
}

function tooLarge(limit: number, where: string): SyncError {
  return new SyncError('answerTooLarge', `The answer is larger than ${limit} bytes: ${where}`, {
    source: 'HttpTransport',
  });
}
