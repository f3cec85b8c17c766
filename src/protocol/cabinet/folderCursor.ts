import { SyncError } from '../../domain/errors/syncError.ts';
import type { BlockDecoder } from './blockDecoder.ts';
import type { ByteSource } from './byteSource.ts';
import { blockHeaderSize, checkBlock, packedSize, unpackedSize } from './cabinetBlock.ts';
import type { CabinetDirectory } from './cabinetDirectory.ts';
import { BlockFault, damagedBlock } from './cabinetFault.ts';
import { folderDecoder } from './folderDecoder.ts';
import { SequentialReader } from './sequentialReader.ts';

/** Output kept besides the history, so that moving the history to the front is rare. */
const spare = 1_048_576;

/** Decodes one folder block by block in bounded memory: twice the window at most. */
export class FolderCursor {
  readonly folder: number;
  /** The block decoded last, as stored, and where it begins in the folder. */
  block: Uint8Array = new Uint8Array(0);
  blockStart = 0;
  readonly #name: string;
  readonly #blocks: number;
  readonly #reserve: number;
  readonly #decoder: BlockDecoder;
  readonly #reader: SequentialReader;
  readonly #output: Uint8Array;
  #filled = 0;
  #number = 0;

  constructor(source: ByteSource, directory: CabinetDirectory, folder: number) {
    const entry = directory.folders[folder];
    if (entry === undefined) throw new SyncError('damagedCabinet', `${source.name} has no folder ${folder}`);
    this.folder = folder;
    this.#name = source.name;
    this.#blocks = entry.blocks;
    this.#reserve = directory.blockReserve;
    this.#decoder = folderDecoder(entry.compression, source.name);
    this.#reader = new SequentialReader(source, entry.dataOffset);
    this.#output = Buffer.allocUnsafeSlow(this.#decoder.history + Math.max(this.#decoder.history, spare));
  }

  /** Where the block decoded last ends in the folder. */
  get position(): number {
    return this.blockStart + this.block.length;
  }

  /** Whether all blocks of the folder have been decoded. */
  get atEnd(): boolean {
    return this.#number === this.#blocks;
  }

  /** Decodes the next block into `block`; throws `damagedCabinet` naming it when it is not there or not intact. */
  async next(): Promise<void> {
    const blockStart = this.position;
    try {
      if (this.atEnd) throw new BlockFault('it is missing');
      this.block = await this.#decodeNext(blockStart);
    } catch (error) {
      throw damagedBlock(error, this.#name, this.folder, this.#number);
    }
    this.blockStart = blockStart;
    this.#number++;
  }

  async #decodeNext(blockStart: number): Promise<Uint8Array> {
    const prefix = blockHeaderSize + this.#reserve;
    // Header and data are taken together: the next header is looked at only when this block is done.
    const header = await this.#reader.peek(prefix);
    if (header.length < prefix) throw new BlockFault('it is cut off');
    const end = prefix + packedSize(header, 0);
    const bytes = await this.#reader.take(end);
    if (bytes.length < end) throw new BlockFault('it is cut off');
    checkBlock(bytes, 0, this.#reserve, end);
    const length = unpackedSize(bytes, 0);
    const output = this.#output;
    if (this.#filled + length > output.length) {
      output.copyWithin(0, this.#filled - this.#decoder.history, this.#filled);
      this.#filled = this.#decoder.history;
    }
    this.#decoder.decode(bytes, prefix, end, output, this.#filled, length);
    // The history must keep what the decoder wrote, the caller gets its own bytes.
    const block = Uint8Array.prototype.slice.call(output, this.#filled, this.#filled + length);
    this.#filled += length;
    this.#decoder.finish(block, blockStart);
    return block;
  }
}
