import { blockSize } from './cabinetBlock.ts';
import { blockBytes, checkFolder } from './cabinetHeader.ts';
import { mszipBlock } from './mszipBlock.ts';

/** Cuts what it is given into compressed blocks of 32 KiB; each may refer to the one before. */
export class BlockWriter {
  readonly #level: number;
  #block = new Uint8Array(blockSize);
  #previous = new Uint8Array(0);
  #filled = 0;
  #blocks = 0;
  #bytes = 0;

  /** `level` is zlib's, 0 (store) to 9 (smallest). */
  constructor(level: number) {
    this.#level = level;
  }

  /** Blocks written so far. */
  get blocks(): number {
    return this.#blocks;
  }

  /** Takes bytes; yields the blocks that became full. Throws `limitExceeded` at the end of what a folder can hold. */
  *add(bytes: Uint8Array): Generator<Uint8Array, void, void> {
    this.#bytes += bytes.length;
    checkFolder(Math.ceil(this.#bytes / blockSize), this.#bytes);
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + blockSize - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === blockSize) yield this.#flush();
    }
  }

  /** Yields the last block if there is one. */
  *end(): Generator<Uint8Array, void, void> {
    if (this.#filled > 0) yield this.#flush();
  }

  #flush(): Uint8Array {
    const block = this.#block.subarray(0, this.#filled);
    const bytes = blockBytes(mszipBlock(block, this.#previous, this.#level), block.length);
    // The two buffers take turns: the block just written is the next one's dictionary.
    this.#block = this.#previous.length === 0 ? new Uint8Array(blockSize) : this.#previous;
    this.#previous = block;
    this.#filled = 0;
    this.#blocks++;
    return bytes;
  }
}
