const pretree = Array.from({ length: 20 }, (_, symbol) => (symbol < 12 ? 4 : 5));
const pretreeCodes = pretree.map((length, symbol) => (length === 4 ? symbol : 24 + symbol - 12));

/** Writes the bits of LZX frames: 16-bit little-endian words, most significant bit first. */
export class LzxBitWriter {
  #bytes: number[] = [];
  #word = 0;
  #count = 0;

  bits(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) {
      this.#word = (this.#word << 1) | ((value >>> bit) & 1);
      if (++this.#count === 16) this.#flush();
    }
  }

  code(codes: readonly number[], lengths: readonly number[], symbol: number): void {
    this.bits(codes[symbol] ?? 0, lengths[symbol] ?? 0);
  }

  /** Fills up to a word: 1 to 16 bits, as before an uncompressed block. */
  alignAlways(): void {
    do this.bits(0, 1);
    while (this.#count !== 0);
  }

  /** Raw bytes; only where the bits end at a word. */
  bytes(values: readonly number[]): void {
    this.#bytes.push(...values);
  }

  /** Ends a frame: pads to a word, returns its bytes and begins the next. */
  take(): Uint8Array {
    while (this.#count !== 0) this.bits(0, 1);
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    return bytes;
  }

  /** Tells the new lengths `[from, to)` as differences from the old ones, with runs where there are some; replaces the old. */
  tree(before: number[], lengths: readonly number[], from: number, to: number): void {
    for (const length of pretree) this.bits(length, 4);
    for (let at = from; at < to;) {
      const value = lengths[at] ?? 0;
      let run = 1;
      while (at + run < to && lengths[at + run] === value && run < 51) run++;
      const change = ((before[at] ?? 0) - value + 17) % 17;
      if (value === 0 && run >= 20) {
        this.code(pretreeCodes, pretree, 18);
        this.bits(run - 20, 5);
      } else if (value === 0 && run >= 4) {
        this.code(pretreeCodes, pretree, 17);
        this.bits(run - 4, 4);
      } else if (run >= 4) {
        run = Math.min(run, 5);
        this.code(pretreeCodes, pretree, 19);
        this.bits(run - 4, 1);
        this.code(pretreeCodes, pretree, change);
      } else {
        run = 1;
        this.code(pretreeCodes, pretree, change);
      }
      at += run;
    }
    for (let at = from; at < to; at++) before[at] = lengths[at] ?? 0;
  }

  #flush(): void {
    this.#bytes.push(this.#word & 0xff, (this.#word >> 8) & 0xff);
    this.#word = 0;
    this.#count = 0;
  }
}
