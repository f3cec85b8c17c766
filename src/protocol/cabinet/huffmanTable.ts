import { BlockFault } from './cabinetFault.ts';

const longestCode = 16;

/**
 * Canonical Huffman codes of at most 16 bits: short ones by one look into a small table, the rare long ones by comparing
 * with the ends of the code lengths. A small table is what makes documents of a few KB fast.
 */
export class HuffmanTable {
  /** Code length of each symbol, 0 where it does not occur; kept between blocks, whose trees are told as differences. */
  readonly lengths: Uint8Array;
  /** Symbol × 32 + code length by the next `bits` bits; 0 where the code is longer or there is none. */
  readonly entries: Uint16Array;
  /** How far to shift the next 32 bits right to look into `entries`. */
  readonly shift: number;
  readonly #bits: number;
  readonly #sorted: Uint16Array;
  readonly #counts = new Uint16Array(longestCode + 1);
  readonly #places = new Uint16Array(longestCode + 1);
  /** By code length: first 16-bit code, first place in `#sorted`, and the code after the last. */
  readonly #starts = new Uint32Array(longestCode + 1);
  readonly #firsts = new Uint16Array(longestCode + 1);
  readonly #ends = new Uint32Array(longestCode + 1);

  constructor(symbols: number, bits: number) {
    this.lengths = new Uint8Array(symbols);
    this.entries = new Uint16Array(1 << bits);
    this.shift = 32 - bits;
    this.#bits = bits;
    this.#sorted = new Uint16Array(symbols);
  }

  /** Makes the codes of the first `symbols` lengths; unused codes are allowed, more codes than there are is a fault. */
  build(symbols: number): void {
    const { lengths, entries } = this;
    const sorted = this.#sorted;
    const counts = this.#counts.fill(0);
    for (let symbol = 0; symbol < symbols; symbol++) {
      const length = lengths[symbol] ?? 0;
      counts[length] = (counts[length] ?? 0) + 1;
    }
    let code = 0;
    let place = 0;
    for (let length = 1; length <= longestCode; length++) {
      this.#starts[length] = code;
      this.#firsts[length] = this.#places[length] = place;
      place += counts[length] ?? 0;
      code += (counts[length] ?? 0) << (longestCode - length);
      this.#ends[length] = code;
    }
    if (code > 1 << longestCode) throw new BlockFault('a Huffman tree has more codes than there can be');
    for (let symbol = 0; symbol < symbols; symbol++) {
      const length = lengths[symbol] ?? 0;
      if (length === 0) continue;
      const at = this.#places[length] ?? 0;
      sorted[at] = symbol;
      this.#places[length] = at + 1;
    }
    const bits = this.#bits;
    let filled = 0;
    let next = 0;
    for (let length = 1; length <= bits; length++) {
      const span = 1 << (bits - length);
      for (let left = counts[length] ?? 0; left > 0; left--) {
        const entry = ((sorted[next++] ?? 0) << 5) | length;
        for (const end = filled + span; filled < end; filled++) entries[filled] = entry;
      }
    }
    entries.fill(0, filled);
  }

  /** The entry of a code that is longer than the table's bits, by the next 16 bits; a fault where there is none. */
  longEntry(next16: number): number {
    for (let length = this.#bits + 1; length <= longestCode; length++) {
      if (next16 >= (this.#ends[length] ?? 0)) continue;
      const place = (next16 - (this.#starts[length] ?? 0)) >>> (longestCode - length);
      return ((this.#sorted[(this.#firsts[length] ?? 0) + place] ?? 0) << 5) | length;
    }
    throw new BlockFault('it has a Huffman code that its tree does not have');
  }
}
