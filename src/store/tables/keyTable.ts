import { WordColumn } from './wordColumn.ts';

/** Keys of a fixed number of words, numbered in the order they came, found by hash: a fifth of what a Map of strings needs. */
export class KeyTable {
  readonly #width: number;
  readonly #keys: WordColumn;
  /** Ordinal + 1 by hash, open addressing; 0 is free. */
  #slots: Uint32Array;

  /** Takes over the given keys, one after another. */
  constructor(width: number, keys: Uint32Array = new Uint32Array(0)) {
    this.#width = width;
    this.#keys = new WordColumn(keys);
    this.#slots = this.#hashed(this.size);
  }

  get size(): number {
    return this.#keys.length / this.#width;
  }

  /** All keys one after another. */
  words(): Uint32Array {
    return this.#keys.view();
  }

  /** The number of a key, −1 when it is not there. */
  find(key: Uint32Array): number {
    if (this.#slots.length === 0) this.#slots = this.#hashed(this.size);
    const words = this.#keys.view();
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(key, 0, this.#width) & mask; ; slot = (slot + 1) & mask) {
      const ordinal = (this.#slots[slot] ?? 0) - 1;
      if (ordinal < 0) return -1;
      if (this.#equals(words, ordinal, key)) return ordinal;
    }
  }

  /** Adds a key that is not there yet; returns its number. */
  add(key: Uint32Array): number {
    const ordinal = this.size;
    this.#keys.append(key);
    if ((ordinal + 1) * 2 > this.#slots.length) this.#slots = this.#hashed(ordinal + 1);
    else this.#enter(this.#slots, ordinal);
    return ordinal;
  }

  /** Gives a number another key, not there yet; the old key is no longer found. */
  replace(ordinal: number, key: Uint32Array): void {
    for (let index = 0; index < this.#width; index++)
      this.#keys.set(ordinal * this.#width + index, key[index] ?? 0);
    // Hashed anew when it is next asked: replacements come many at once.
    this.#slots = new Uint32Array(0);
  }

  #equals(words: Uint32Array, ordinal: number, key: Uint32Array): boolean {
    const start = ordinal * this.#width;
    for (let index = 0; index < this.#width; index++) {
      if (words[start + index] !== key[index]) return false;
    }
    return true;
  }

  #hashed(size: number): Uint32Array {
    let capacity = 64;
    while (capacity < size * 3) capacity *= 2;
    const slots = new Uint32Array(capacity);
    for (let ordinal = 0; ordinal < size; ordinal++) this.#enter(slots, ordinal);
    return slots;
  }

  #enter(slots: Uint32Array, ordinal: number): void {
    const mask = slots.length - 1;
    const start = ordinal * this.#width;
    let slot = hashOf(this.#keys.view(), start, start + this.#width) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = ordinal + 1;
  }
}

function hashOf(words: Uint32Array, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (words[index] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
