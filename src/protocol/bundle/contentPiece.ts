import * as v from 'valibot';
import type { BundleFile } from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { bundleLimits } from './bundleLimits.ts';
import { count, sha1, sha256 } from './bundleValues.ts';

/*
 * A part with files is a row of pieces. A piece: length of its head (32 bits, little-endian), the head as JSON, `bytes` bytes of the file from
 * `at` on. The pieces of a file follow each other, one a part; files have no names.
 */

const headSchema = v.strictObject({
  kind: v.picklist(['license', 'update']),
  sha1,
  sha256: v.exactOptional(sha256),
  size: count,
  at: count,
  bytes: v.pipe(count, v.maxValue(bundleLimits.part)),
});

/** Bytes that length and head of a piece take at most. */
export const pieceHeadLimit = 320;

/** A part of a file's bytes, from `at` on. */
export interface ContentPiece {
  readonly file: BundleFile;
  readonly at: number;
  readonly body: Uint8Array;
}

/** What stands before so many bytes of a file from `at` on. */
export function pieceHead({ kind, sha1, sha256, size }: BundleFile, at: number, bytes: number): Uint8Array {
  const head = { kind, sha1, ...(sha256 === undefined ? {} : { sha256 }), size, at, bytes };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
}

/** The pieces of a part. Throws `damagedBundle`. */
export function decodePieces(bytes: Uint8Array, where: string): readonly ContentPiece[] {
  const pieces: ContentPiece[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const place = `Piece ${pieces.length + 1} of ${where}`;
    const headEnd = at + 4 + (at + 4 > bytes.length ? Number.POSITIVE_INFINITY : view.getUint32(at, true));
    if (headEnd > bytes.length || headEnd - at > pieceHeadLimit) throw damaged(place, 'it is cut off');
    const { at: from, bytes: length, ...file } = parseHead(bytes.subarray(at + 4, headEnd), place);
    at = headEnd + length;
    if (at > bytes.length) throw damaged(place, 'its bytes are cut off');
    pieces.push({ file, at: from, body: bytes.subarray(headEnd, at) });
  }
  return pieces;
}

function parseHead(bytes: Uint8Array, place: string): v.InferOutput<typeof headSchema> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(place, 'its head is no JSON', error);
  }
  const head = v.safeParse(headSchema, value, { abortEarly: true });
  if (head.success) return head.output;
  throw damaged(place, 'its head is not as it should be');
}

function damaged(place: string, what: string, cause?: unknown): SyncError {
  return new SyncError('damagedBundle', `${place}: ${what}`, { cause });
}
