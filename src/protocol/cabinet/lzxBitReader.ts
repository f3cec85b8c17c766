import type { HuffmanTable } from './huffmanTable.ts';

/** Bits of an LZX frame: 16-bit little-endian words, most significant bit first. Words beyond the end read as zeros. */
export class LzxBitReader {
  input: Uint8Array = new Uint8Array(0);
  /** Offset of the next byte that is not in `buffer` yet. */
  at = 0;
  end = 0;
  /** The next bits, left-aligned in 32. */
  buffer = 0;
  count = 0;

  /** Starts a frame: what was left of the one before is dropped. */
  start(input: Uint8Array, start: number, end: number): void {
    this.input = input;
    this.end = end;
    this.restart(start);
  }

  /** Goes on reading words at an offset. */
  restart(at: number): void {
    this.at = at;
    this.buffer = 0;
    this.count = 0;
  }

  /** Makes sure that at least 16 bits are in the buffer. */
  fill(): void {
    if (this.count > 16) return;
    this.buffer |= wordAt(this.input, this.at, this.end) << (16 - this.count);
    this.count += 16;
    this.at += 2;
  }

  /** The next 1 to 16 bits. */
  bits(width: number): number {
    this.fill();
    const value = this.buffer >>> (32 - width);
    this.buffer <<= width;
    this.count -= width;
    return value;
  }

  /** The next symbol of a tree. */
  symbol(table: HuffmanTable): number {
    this.fill();
    let entry = table.entries[this.buffer >>> table.shift] ?? 0;
    if (entry === 0) entry = table.longEntry(this.buffer >>> 16);
    const width = entry & 31;
    this.buffer <<= width;
    this.count -= width;
    return entry >>> 5;
  }

  /** Drops 1 to 16 bits up to the next word (never none), as before an uncompressed block; returns its offset. */
  align(): number {
    if (this.count === 0) return this.at + 2;
    return this.count > 16 ? this.at - 2 : this.at;
  }

  /** Bytes of the frame that were not read, negative when more was read than there is. */
  get left(): number {
    return this.end - this.at + (this.count >>> 3);
  }
}

/** The word at an offset; bytes beyond the end count as 0. */
export function wordAt(input: Uint8Array, at: number, end: number): number {
  if (at + 1 < end) return (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);
  return at < end ? (input[at] ?? 0) : 0;
}
