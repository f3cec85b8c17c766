/** What a part holds: rows of the catalog whose documents are texts, or cabinets, or pieces of files of one kind. */
export type PartKind = 'texts' | 'cabinets' | 'license' | 'update';

/** What is to become the next part of a package. */
export class PartBuffer {
  readonly kind: PartKind;
  readonly #pieces: Uint8Array[] = [];
  #bytes = 0;
  #items = 0;

  constructor(kind: PartKind) {
    this.kind = kind;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get items(): number {
    return this.#items;
  }

  /** Takes one item. */
  add(pieces: readonly Uint8Array[]): void {
    this.#items++;
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
