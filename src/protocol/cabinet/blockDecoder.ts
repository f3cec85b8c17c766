/**
 * Decodes the blocks of one folder in their order. The output array is also the history: everything before
 * `position` is what was decoded before, at least the last `history` bytes of it.
 */
export interface BlockDecoder {
  /** How many bytes of earlier output a block may refer to. */
  readonly history: number;
  /** Decodes `input[start, end)` to exactly `length` bytes at `position`; throws a `BlockFault`. */
  decode(
    input: Uint8Array,
    start: number,
    end: number,
    output: Uint8Array,
    position: number,
    length: number,
  ): void;
  /** Turns a decoded block, `offset` bytes into the folder, into what was stored; only after nothing refers to it any more. */
  finish(block: Uint8Array, offset: number): void;
}
