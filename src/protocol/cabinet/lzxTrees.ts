import { BlockFault } from './cabinetFault.ts';
import { HuffmanTable } from './huffmanTable.ts';
import type { LzxBitReader } from './lzxBitReader.ts';
import { lzxMainSymbols } from './lzxSlots.ts';

const lengthSymbols = 249;
const alignedSymbols = 8;
const pretreeSymbols = 20;

/** The trees of an LZX folder. Each block tells its own as differences from those of the block before. */
export class LzxTrees {
  readonly main = new HuffmanTable(lzxMainSymbols, 11);
  readonly length = new HuffmanTable(lengthSymbols, 9);
  readonly aligned = new HuffmanTable(alignedSymbols, 7);
  readonly #pretree = new HuffmanTable(pretreeSymbols, 6);

  /** Before the first block of a folder all lengths are 0. */
  reset(): void {
    this.main.lengths.fill(0);
    this.length.lengths.fill(0);
  }

  /** Reads the eight 3-bit lengths of the tree of aligned distances. */
  readAligned(reader: LzxBitReader): void {
    const { lengths } = this.aligned;
    for (let symbol = 0; symbol < alignedSymbols; symbol++) lengths[symbol] = reader.bits(3);
    this.aligned.build(alignedSymbols);
  }

  /** Reads the trees of literals and matches and of match lengths. */
  readMain(reader: LzxBitReader, mainSymbols: number): void {
    this.#readLengths(reader, this.main.lengths, 0, 256);
    this.#readLengths(reader, this.main.lengths, 256, mainSymbols);
    this.main.build(mainSymbols);
    this.#readLengths(reader, this.length.lengths, 0, lengthSymbols);
    this.length.build(lengthSymbols);
  }

  #readLengths(reader: LzxBitReader, lengths: Uint8Array, from: number, to: number): void {
    const pretree = this.#pretree;
    for (let symbol = 0; symbol < pretreeSymbols; symbol++) pretree.lengths[symbol] = reader.bits(4);
    pretree.build(pretreeSymbols);
    for (let at = from; at < to;) {
      const symbol = reader.symbol(pretree);
      if (symbol < 17) {
        lengths[at] = lengthLess(lengths[at] ?? 0, symbol);
        at++;
        continue;
      }
      let run: number;
      let value = 0;
      if (symbol === 17) run = reader.bits(4) + 4;
      else if (symbol === 18) run = reader.bits(5) + 20;
      else {
        run = reader.bits(1) + 4;
        const change = reader.symbol(pretree);
        if (change > 16) throw new BlockFault('a run of code lengths repeats a run');
        value = lengthLess(lengths[at] ?? 0, change);
      }
      if (at + run > to) throw new BlockFault('a run of code lengths goes beyond its tree');
      lengths.fill(value, at, at + run);
      at += run;
    }
  }
}

function lengthLess(length: number, change: number): number {
  const less = length - change;
  return less < 0 ? less + 17 : less;
}
