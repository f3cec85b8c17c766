import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import { answerBlocks } from './answerBlocks.ts';
import type { AnswerPiece } from './serviceCall.ts';

/** Head of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly gzip: boolean;
}

const compress = promisify(gzip);
const fastest = { level: constants.Z_BEST_SPEED };
/** Below this, compressing costs more than it saves. */
const worthCompressing = 1400;

/**
 * Sends an answer at the pace of its reader. The head goes out when the first block is made, so that what fails before
 * can still be answered with a fault; what fails later cuts the connection. Short answers carry their length.
 */
export async function sendAnswer(
  response: ServerResponse,
  head: AnswerHead,
  pieces: Iterable<AnswerPiece> | AsyncIterable<AnswerPiece>,
): Promise<void> {
  const blocks = answerBlocks(pieces);
  const first = await blocks.next();
  const second = await blocks.next();
  const { status, headers } = head;
  if (second.done === true) {
    const whole = first.done === true ? Buffer.alloc(0) : first.value;
    const packed = head.gzip && whole.length >= worthCompressing;
    const body = packed ? await compress(whole, fastest) : whole;
    response.writeHead(status, { ...headers, ...encoding(packed), 'Content-Length': body.length });
    await pipeline([body], response);
    return;
  }
  response.writeHead(status, { ...headers, ...encoding(head.gzip) });
  const rest = rejoined([first.value ?? Buffer.alloc(0), second.value], blocks);
  if (head.gzip) await pipeline(rest, createGzip(fastest), response);
  else await pipeline(rest, response);
}

function encoding(packed: boolean): Readonly<Record<string, string>> {
  return packed ? { 'Content-Encoding': 'gzip' } : {};
}

async function* rejoined(
  taken: readonly Buffer[],
  rest: AsyncGenerator<Buffer, void, void>,
): AsyncGenerator<Buffer, void, void> {
  yield* taken;
  yield* rest;
}
