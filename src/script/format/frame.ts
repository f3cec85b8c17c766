import { wrapText } from './wrapText.ts';

/** A piece of a free layout: a text, a line end, or pieces with an indentation of their own. */
export type Piece = string | { readonly kind: 'newline' } | Frame;

/** Pieces indented by so many columns more than what stands around them. */
export interface Frame {
  readonly kind: 'frame';
  readonly left: number;
  readonly pieces: readonly Piece[];
}

/** A line end. */
export const newline: Piece = { kind: 'newline' };

/** Pieces as the lines of a terminal of so many columns. */
export function frameLines(pieces: readonly Piece[], available: number): string[] {
  const lines = new FrameLines(available);
  lines.write(pieces, 0);
  return lines.end();
}

class FrameLines {
  readonly #available: number;
  readonly #lines: string[] = [];
  #buffer = '';
  #pending = false;

  constructor(available: number) {
    this.#available = available;
  }

  write(pieces: readonly Piece[], left: number): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        this.#buffer += piece;
        this.#pending = true;
      } else if (piece.kind === 'newline') this.#flush(left);
      else {
        if (this.#pending) this.#flush(left);
        this.write(piece.pieces, left + piece.left);
        if (this.#pending) this.#flush(left + piece.left);
      }
    }
  }

  end(): string[] {
    if (this.#pending) this.#flush(0);
    return this.#lines;
  }

  #flush(left: number): void {
    const width = this.#available - left;
    if (width > 0)
      for (const line of wrapText(this.#buffer, width)) this.#lines.push(' '.repeat(left) + line);
    this.#buffer = '';
    this.#pending = false;
  }
}
