import type { AnswerPiece } from './serviceCall.ts';

const blockLength = 64 * 1024;

/** Joins the pieces of an answer into blocks of 64 KiB or a little more: fewer writes, and no more in memory than is being sent. */
export async function* answerBlocks(
  pieces: Iterable<AnswerPiece> | AsyncIterable<AnswerPiece>,
): AsyncGenerator<Buffer, void, void> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    parts.push(bytes);
    length += bytes.length;
    if (length < blockLength) continue;
    yield Buffer.concat(parts, length);
    parts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(parts, length);
}
