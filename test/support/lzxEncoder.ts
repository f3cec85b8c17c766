import { LzxBitWriter } from './lzxBitWriter.ts';

/** A step of an LZX stream: a byte, or a match by new distance, or by one of the three last distances. */
export type LzxToken =
  | { readonly literal: number }
  | { readonly length: number; readonly distance: number }
  | { readonly length: number; readonly repeat: 0 | 1 | 2 };

/** One LZX block. `skew` makes the trees lopsided, so that long codes occur. */
export type LzxBlock =
  | { readonly type: 'verbatim' | 'aligned'; readonly tokens: readonly LzxToken[]; readonly skew: number }
  | { readonly type: 'uncompressed'; readonly bytes: Uint8Array };

const frameSize = 32_768;
const slotCounts = [30, 32, 34, 36, 38, 42, 50];
const extraBits = Array.from({ length: 50 }, (_, slot) => (slot < 4 ? 0 : Math.min(17, (slot >> 1) - 1)));
const bases = extraBits.map((_, slot) => extraBits.slice(0, slot).reduce((sum, bits) => sum + 2 ** bits, 0));

interface Step {
  /** Bytes that it yields. */
  readonly span: number;
  readonly symbol: number;
  readonly lengthSymbol?: number;
  readonly slot?: number;
  readonly extra?: number;
}

/**
 * A small, plain LZX encoder for tests: writes exactly the blocks it is told, so that block kinds and borders can be put
 * anywhere. Tokens that cannot stand (before the beginning, over the end of a frame) are made to fit.
 */
export class LzxEncoder {
  /** What the stream decodes to, before call translation. */
  readonly content: number[] = [];
  readonly #writer = new LzxBitWriter();
  readonly #mainLengths: number[];
  readonly #lengthLengths: number[] = Array.from({ length: 249 }, () => 0);
  readonly #window: number;
  readonly #frames: { packed: Uint8Array; size: number }[] = [];
  #recent = [1, 1, 1];

  constructor(windowBits: number, translationSize = 0) {
    this.#window = 2 ** windowBits;
    const slots = slotCounts[windowBits - 15] ?? 0;
    this.#mainLengths = Array.from({ length: 256 + 8 * slots }, () => 0);
    this.#writer.bits(translationSize === 0 ? 0 : 1, 1);
    if (translationSize !== 0) {
      this.#writer.bits(translationSize >>> 16, 16);
      this.#writer.bits(translationSize & 0xffff, 16);
    }
  }

  /** Appends a block; an empty one is left out. */
  add(block: LzxBlock): void {
    if (block.type === 'uncompressed') this.#addUncompressed(block.bytes);
    else this.#addTokens(block.type, block.tokens, block.skew);
  }

  /** The frames, one for each cabinet block. */
  end(): readonly { readonly packed: Uint8Array; readonly size: number }[] {
    const size = this.content.length % frameSize;
    if (size > 0) this.#endFrame(size);
    return this.#frames;
  }

  #endFrame(size: number): void {
    this.#frames.push({ packed: this.#writer.take(), size });
  }

  #addUncompressed(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#writer.bits(3, 3);
    this.#writer.bits(bytes.length >>> 8, 16);
    this.#writer.bits(bytes.length & 0xff, 8);
    this.#writer.alignAlways();
    for (const distance of this.#recent) this.#writer.bytes([distance, distance >> 8, distance >> 16, 0]);
    for (const [index, byte] of bytes.entries()) {
      this.#writer.bytes([byte]);
      this.content.push(byte);
      // The odd byte belongs to the frame that the block ends in.
      if (index === bytes.length - 1 && bytes.length % 2 === 1) this.#writer.bytes([0]);
      if (this.content.length % frameSize === 0) this.#endFrame(frameSize);
    }
  }

  #addTokens(type: 'verbatim' | 'aligned', tokens: readonly LzxToken[], skew: number): void {
    const steps = tokens.flatMap((token) => this.#resolve(token));
    const span = steps.reduce((sum, step) => sum + step.span, 0);
    if (span === 0) return;
    const writer = this.#writer;
    writer.bits(type === 'aligned' ? 2 : 1, 3);
    writer.bits(span >>> 8, 16);
    writer.bits(span & 0xff, 8);
    const aligned = [3, 3, 3, 3, 3, 3, 3, 3];
    if (skew > 0) aligned.splice(0, 8, 1, 2, 3, 4, 5, 6, 7, 7);
    if (type === 'aligned') for (const length of aligned) writer.bits(length, 3);
    const main = codeLengths(this.#mainLengths.length, new Set(steps.map(({ symbol }) => symbol)), skew);
    writer.tree(this.#mainLengths, main, 0, 256);
    writer.tree(this.#mainLengths, main, 256, main.length);
    const lengthSymbols = new Set(steps.flatMap(({ lengthSymbol }) => lengthSymbol ?? []));
    const lengths = codeLengths(249, lengthSymbols, skew);
    writer.tree(this.#lengthLengths, lengths, 0, 249);
    const codes = { main: codesOf(main), lengths: codesOf(lengths), aligned: codesOf(aligned) };
    let position = this.content.length - span;
    for (const step of steps) {
      writer.code(codes.main, main, step.symbol);
      if (step.lengthSymbol !== undefined) writer.code(codes.lengths, lengths, step.lengthSymbol);
      const bits = extraBits[step.slot ?? 0] ?? 0;
      const extra = step.extra ?? 0;
      if (type === 'aligned' && bits >= 3) {
        writer.bits(extra >>> 3, bits - 3);
        writer.code(codes.aligned, aligned, extra & 7);
      } else writer.bits(extra, bits);
      position += step.span;
      if (position % frameSize === 0) this.#endFrame(frameSize);
    }
  }

  #resolve(token: LzxToken): Step[] {
    if ('literal' in token) {
      this.content.push(token.literal);
      return [{ span: 1, symbol: token.literal }];
    }
    const at = this.content.length;
    const left = frameSize - (at % frameSize);
    const length = Math.min(token.length, left);
    const distance = 'repeat' in token ? (this.#recent[token.repeat] ?? 1) : token.distance;
    if (length < 2 || distance > at || distance > this.#window - 3)
      return this.#resolve({ literal: at & 0xff });
    for (let index = 0; index < length; index++)
      this.content.push(this.content[this.content.length - distance] ?? 0);
    let slot: number;
    let extra = 0;
    if ('repeat' in token) {
      slot = token.repeat;
      [this.#recent[0], this.#recent[slot]] = [distance, this.#recent[0] ?? 1];
    } else {
      slot = bases.findLastIndex((base) => base <= distance + 2);
      extra = distance + 2 - (bases[slot] ?? 0);
      this.#recent = [distance, this.#recent[0] ?? 1, this.#recent[1] ?? 1];
    }
    const header = Math.min(length - 2, 7);
    const step = { span: length, symbol: 256 + slot * 8 + header, slot, extra };
    return [header === 7 ? { ...step, lengthSymbol: length - 9 } : step];
  }
}

/** Lengths of a complete code over the used symbols: `skew` symbols get 1, 2, 3 … bits, the others equal shares of the rest. */
function codeLengths(symbols: number, used: ReadonlySet<number>, skew: number): number[] {
  const lengths = Array.from({ length: symbols }, () => 0);
  const chosen = [...used];
  if (chosen.length === 0) return lengths;
  if (chosen.length === 1) chosen.push(chosen[0] === 0 ? 1 : 0);
  let depth = Math.min(skew, chosen.length - 2);
  while (depth > 0 && depth + Math.ceil(Math.log2(chosen.length - depth)) > 16) depth--;
  const rest = chosen.length - depth;
  const bits = Math.ceil(Math.log2(rest));
  for (const [index, symbol] of chosen.entries()) {
    const short = index - depth < 2 ** bits - rest;
    lengths[symbol] = index < depth ? index + 1 : depth + (short ? bits - 1 : bits);
  }
  return lengths;
}

/** The canonical code of each symbol. */
function codesOf(lengths: readonly number[]): number[] {
  const codes = lengths.map(() => 0);
  let code = 0;
  for (let bits = 1; bits <= 16; bits++) {
    code *= 2;
    for (const [symbol, length] of lengths.entries()) if (length === bits) codes[symbol] = code++;
  }
  return codes;
}
