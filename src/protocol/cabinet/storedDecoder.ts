import type { BlockDecoder } from './blockDecoder.ts';
import { BlockFault } from './cabinetFault.ts';

/** Blocks that are not compressed. */
export const storedDecoder: BlockDecoder = {
  history: 0,
  decode(input, start, end, output, position, length) {
    if (end - start !== length)
      throw new BlockFault(`it stores ${end - start} bytes where its header says ${length}`);
    output.set(input.subarray(start, end), position);
  },
  finish: () => undefined,
};
