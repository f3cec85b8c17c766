import { inflateRawSync } from 'node:zlib';
import type { BlockDecoder } from './blockDecoder.ts';
import { BlockFault } from './cabinetFault.ts';

const history = 32_768;

/** MSZIP: each block is `CK` and a deflate stream that may refer to the 32 KiB before it (MS-MCI 2). */
export const mszipDecoder: BlockDecoder = {
  history,
  decode(input, start, end, output, position, length) {
    if (end - start < 2 || input[start] !== 0x43 || input[start + 1] !== 0x4b)
      throw new BlockFault('it does not start with CK');
    const bytes = inflate(
      input.subarray(start + 2, end),
      output.subarray(Math.max(0, position - history), position),
      length,
    );
    if (bytes.length !== length)
      throw new BlockFault(`it inflates to ${bytes.length} bytes where its header says ${length}`);
    output.set(bytes, position);
  },
  finish: () => undefined,
};

function inflate(deflated: Uint8Array, dictionary: Uint8Array, length: number): Uint8Array {
  try {
    // One chunk slightly larger than the block spares zlib's second chunk and its join.
    const options = { maxOutputLength: length, chunkSize: length + 64 };
    return inflateRawSync(deflated, dictionary.length === 0 ? options : { ...options, dictionary });
  } catch (error) {
    throw new BlockFault(`its deflate stream is damaged (${reason(error)})`, error);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
