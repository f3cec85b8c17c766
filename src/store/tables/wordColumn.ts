/** A growing list of unsigned 32-bit numbers in one buffer. */
export class WordColumn {
  #words: Uint32Array;
  #length: number;

  /** Takes over the given words as its content. */
  constructor(words: Uint32Array = new Uint32Array(0)) {
    this.#words = words;
    this.#length = words.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The number at an index below `length`; 0 beyond it. */
  at(index: number): number {
    return this.#words[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#words[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#words.length) this.#reserve(1);
    this.#words[this.#length++] = value;
  }

  /** Adds words at the end. */
  append(words: Uint32Array): void {
    if (this.#length + words.length > this.#words.length) this.#reserve(words.length);
    this.#words.set(words, this.#length);
    this.#length += words.length;
  }

  /** Makes the list so long, with zeros. */
  extendTo(length: number): void {
    if (length <= this.#length) return;
    if (length > this.#words.length) this.#reserve(length - this.#length);
    this.#length = length;
  }

  /** Drops the end of the list. */
  cut(length: number): void {
    this.#words.fill(0, length, this.#length);
    this.#length = length;
  }

  /** The content itself, not a copy; valid until the next addition. */
  view(start = 0, end = this.#length): Uint32Array {
    return this.#words.subarray(start, end);
  }

  #reserve(more: number): void {
    // A quarter ahead: these columns are most of the process's memory.
    const words = new Uint32Array(Math.max(64, Math.ceil(this.#length * 1.25), this.#length + more));
    words.set(this.#words.subarray(0, this.#length));
    this.#words = words;
  }
}
