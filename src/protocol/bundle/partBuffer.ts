import { unfilledBytes } from '../../base/unfilledBytes.ts';

/** What a part holds: rows of the catalog whose documents are texts, or cabinets, or pieces of files of one kind. */
export type PartKind = 'texts' | 'cabinets' | 'license' | 'update';

/** What is to become the next part of a package, in one piece of memory that the parts after it use again. */
export class PartBuffer {
  readonly kind: PartKind;
  #memory: Uint8Array;
  #bytes = 0;
  #items = 0;

  /** `memory`: room to begin with; more is taken where it is not enough. */
  constructor(kind: PartKind, memory: Uint8Array) {
    this.kind = kind;
    this.#memory = memory;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get items(): number {
    return this.#items;
  }

  /** Takes a copy of one item. */
  add(pieces: readonly Uint8Array[]): void {
    this.#items++;
    this.#reserve(pieces.reduce((sum, { length }) => sum + length, this.#bytes));
    for (const piece of pieces) {
      this.#memory.set(piece, this.#bytes);
      this.#bytes += piece.length;
    }
  }

  /** All of it: a view of the memory. */
  content(): Uint8Array {
    return this.#memory.subarray(0, this.#bytes);
  }

  /** The memory, for another part: nobody looks at the content any more. */
  release(): Uint8Array {
    return this.#memory;
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#memory.length) return;
    const larger = unfilledBytes(Math.max(bytes, 2 * this.#memory.length));
    larger.set(this.content());
    this.#memory = larger;
  }
}
