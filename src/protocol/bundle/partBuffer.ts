/** What a part holds: rows of the catalog, or pieces of files of one kind. */
export type PartKind = 'metadata' | 'license' | 'update';

/** What is to become the next part of a package. */
export class PartBuffer {
  readonly kind: PartKind;
  readonly #pieces: Uint8Array[] = [];
  #bytes = 0;
  #inflated = 0;
  #items = 0;

  constructor(kind: PartKind) {
    this.kind = kind;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes that its documents have when they are inflated. */
  get inflated(): number {
    return this.#inflated;
  }

  get items(): number {
    return this.#items;
  }

  /** Takes one item. */
  add(pieces: readonly Uint8Array[], inflated = 0): void {
    this.#items++;
    this.#inflated += inflated;
    for (const piece of pieces) {
      this.#bytes += piece.length;
      this.#pieces.push(piece);
    }
  }

  /** All of it, in one piece. */
  content(): Uint8Array {
    return Buffer.concat(this.#pieces, this.#bytes);
  }
}
