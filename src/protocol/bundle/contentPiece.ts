import * as v from 'valibot';
import type { BundleFile } from '../../domain/catalogBundle.ts';
import { bundleLimits } from './bundleLimits.ts';
import { count, sha1, sha256 } from './bundleValues.ts';
import { decodeHeaded, encodeHead } from './headedItem.ts';

/*
 * A part with files is a row of pieces: items whose heads have `bytes` bytes of a file from `at` on after them. The pieces of a file follow each
 * other, one a part; files have no names.
 */

const headSchema = v.strictObject({
  kind: v.picklist(['license', 'update']),
  sha1,
  sha256: v.exactOptional(sha256),
  size: count,
  at: count,
  bytes: v.pipe(count, v.maxValue(bundleLimits.part)),
});

type Head = v.InferOutput<typeof headSchema>;

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
  return Buffer.concat(
    encodeHead({ kind, sha1, ...(sha256 === undefined ? {} : { sha256 }), size, at, bytes }),
  );
}

/** The pieces of a part. Throws `damagedBundle`. */
export function decodePieces(bytes: Uint8Array, where: string): readonly ContentPiece[] {
  const reading = {
    ...{ schema: headSchema, limit: pieceHeadLimit, cutOff: 'its bytes are cut off' },
    placeOf: (number: number) => `Piece ${number} of ${where}`,
    bodyLength: (head: Head) => head.bytes,
  };
  return Array.from(decodeHeaded(bytes, reading), ({ head, body }) => {
    const { kind, sha1, sha256, size, at } = head;
    return { file: { kind, sha1, size, ...(sha256 === undefined ? {} : { sha256 }) }, at, body };
  });
}
