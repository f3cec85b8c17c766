import { SyncError } from '../../domain/errors/syncError.ts';

/** What a decoder finds wrong with one block; `damagedBlock` says which block it was. */
export class BlockFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'BlockFault';
  }
}

/** The `damagedCabinet` error of a block, e.g. `Block 17 of folder 0 of x.cab: the checksum is …`; other errors stay what they are. */
export function damagedBlock(error: unknown, name: string, folder: number, block: number): unknown {
  if (!(error instanceof BlockFault)) return error;
  return new SyncError('damagedCabinet', `Block ${block} of folder ${folder} of ${name}: ${error.message}`, {
    cause: error.cause,
  });
}
