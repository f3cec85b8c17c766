import { deflateRawSync } from 'node:zlib';

/** Most compressed bytes that a reader of MSZIP must expect (MS-MCI 2.1). */
const largestBlock = 32_768 + 12;

/**
 * One MSZIP block of at most 32 KiB: `CK` and a deflate stream. `dictionary` is the up to 32 KiB before it in the
 * folder; `level` is zlib's, 0 to 9.
 */
export function mszipBlock(bytes: Uint8Array, dictionary: Uint8Array, level: number): Uint8Array {
  const options = { level, chunkSize: bytes.length + 512 };
  const deflated = deflateRawSync(bytes, dictionary.length === 0 ? options : { ...options, dictionary });
  return deflated.length + 2 > largestBlock ? storedBlock(bytes) : withSignature(deflated);
}

function withSignature(deflated: Uint8Array): Uint8Array {
  const block = new Uint8Array(deflated.length + 2);
  block.set([0x43, 0x4b]);
  block.set(deflated, 2);
  return block;
}

/** One final deflate block that stores the bytes: five bytes longer than they are, where zlib may need more. */
function storedBlock(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const block = new Uint8Array(length + 7);
  block.set([0x43, 0x4b, 1, length, length >> 8, ~length, ~length >> 8]);
  block.set(bytes, 7);
  return block;
}
