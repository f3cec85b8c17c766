import { WordColumn } from './wordColumn.ts';

/** A growing list of texts in one buffer of UTF-8: outside the heap, read back on demand. */
export class TextColumn {
  #bytes: Buffer;
  #used: number;
  /** End of each text. */
  readonly #ends: WordColumn;

  /** Takes over a content as `bytes` and `ends` gave it. */
  constructor(bytes: Uint8Array = new Uint8Array(0), ends?: Uint32Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#used = bytes.length;
    this.#ends = new WordColumn(ends);
  }

  get length(): number {
    return this.#ends.length;
  }

  at(index: number): string {
    const start = index === 0 ? 0 : this.#ends.at(index - 1);
    return this.#bytes.toString('utf8', start, this.#ends.at(index));
  }

  push(text: string): void {
    const needed = this.#used + Buffer.byteLength(text);
    if (needed > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(4096, needed, Math.ceil(this.#bytes.length * 1.25)));
      this.#bytes.copy(grown, 0, 0, this.#used);
      this.#bytes = grown;
    }
    this.#bytes.write(text, this.#used);
    this.#used = needed;
    this.#ends.push(needed);
  }

  /** The texts one after another in UTF-8, not a copy. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  /** End of each text in `bytes`, not a copy. */
  ends(): Uint32Array {
    return this.#ends.view();
  }
}
