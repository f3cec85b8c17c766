import type { BlockDecoder } from './blockDecoder.ts';
import { BlockFault } from './cabinetFault.ts';
import { uint32 } from './littleEndian.ts';
import { LzxBitReader, wordAt } from './lzxBitReader.ts';
import { translateCalls } from './lzxCallTranslation.ts';
import { lzxBaseDistance, lzxExtraBits, lzxSlotCount } from './lzxSlots.ts';
import { LzxTrees } from './lzxTrees.ts';

const alignedBlock = 2;
const uncompressedBlock = 3;
/** From this length on the native copy is faster than a loop. */
const longCopy = 96;

/**
 * LZX as cabinets use it: one frame a CFDATA block, trees, distances and unfinished blocks carried over to the next.
 * An instance can be used for any number of folders, one after the other.
 */
export class LzxDecoder implements BlockDecoder {
  history = 0;
  readonly #reader = new LzxBitReader();
  readonly #trees = new LzxTrees();
  #mainSymbols = 0;
  #started = false;
  #translationSize = 0;
  #blockType = 0;
  #blockLeft = 0;
  /** An uncompressed block of odd length is followed by one byte that does not count. */
  #padding = false;
  #distance0 = 1;
  #distance1 = 1;
  #distance2 = 1;

  /** Begins a folder with a window of 2^windowBits bytes; the window is valid when `lzxSlotCount` knows it. */
  reset(windowBits: number): void {
    this.history = 1 << windowBits;
    this.#mainSymbols = 256 + 8 * (lzxSlotCount(windowBits) ?? 0);
    this.#trees.reset();
    this.#started = false;
    this.#translationSize = 0;
    this.#blockType = 0;
    this.#blockLeft = 0;
    this.#padding = false;
    this.#distance0 = this.#distance1 = this.#distance2 = 1;
  }

  decode(
    input: Uint8Array,
    start: number,
    end: number,
    output: Uint8Array,
    position: number,
    length: number,
  ): void {
    const reader = this.#reader;
    reader.start(input, start, end);
    if (!this.#started) {
      this.#started = true;
      if (reader.bits(1) === 1) this.#translationSize = (reader.bits(16) << 16) | reader.bits(16);
    }
    const frameEnd = position + length;
    for (let at = position; at < frameEnd;) {
      if (this.#blockLeft === 0) this.#readBlockHeader();
      const runEnd = Math.min(frameEnd, at + this.#blockLeft);
      if (this.#blockType === uncompressedBlock) this.#copyRun(output, at, runEnd);
      else this.#decodeRun(output, at, runEnd);
      this.#blockLeft -= runEnd - at;
      at = runEnd;
    }
    if (reader.left < -1) throw endsTooEarly();
    if (reader.left > 1) throw new BlockFault(`it has ${reader.left} bytes more than its frame needs`);
    // The odd byte may stand at the end of this frame or at the beginning of the next.
    if (this.#padding && this.#blockLeft === 0 && reader.at + 1 === end) this.#padding = false;
  }

  finish(block: Uint8Array, offset: number): void {
    if (this.#translationSize !== 0) translateCalls(block, offset, this.#translationSize);
  }

  #readBlockHeader(): void {
    const reader = this.#reader;
    if (this.#padding) reader.restart(reader.at + 1);
    this.#padding = false;
    this.#blockType = reader.bits(3);
    this.#blockLeft = (reader.bits(16) << 8) | reader.bits(8);
    if (this.#blockType < 1 || this.#blockType > uncompressedBlock)
      throw new BlockFault(`LZX block type ${this.#blockType} does not exist`);
    if (this.#blockLeft === 0) throw new BlockFault('it has an empty LZX block');
    if (this.#blockType === uncompressedBlock) {
      const at = reader.align();
      this.#distance0 = uint32(reader.input, at);
      this.#distance1 = uint32(reader.input, at + 4);
      this.#distance2 = uint32(reader.input, at + 8);
      this.#padding = (this.#blockLeft & 1) === 1;
      reader.restart(at + 12);
    } else {
      if (this.#blockType === alignedBlock) this.#trees.readAligned(reader);
      this.#trees.readMain(reader, this.#mainSymbols);
    }
    if (reader.left < -1) throw endsTooEarly();
  }

  #copyRun(output: Uint8Array, position: number, runEnd: number): void {
    const reader = this.#reader;
    const next = reader.at + runEnd - position;
    if (next > reader.end) throw endsTooEarly();
    output.set(reader.input.subarray(reader.at, next), position);
    reader.restart(next);
  }

  /**
   * The hot loop: everything it touches is in local variables, and refilling the bit buffer is written out at each
   * place, because a call or a field costs as much here as the work itself.
   */
  #decodeRun(output: Uint8Array, position: number, runEnd: number): void {
    const reader = this.#reader;
    const { main, length: lengthTree, aligned } = this.#trees;
    const { entries: mainEntries, shift: mainShift } = main;
    const { entries: lengthEntries, shift: lengthShift } = lengthTree;
    const { entries: alignedEntries, shift: alignedShift } = aligned;
    const usesAligned = this.#blockType === alignedBlock;
    const { input, end } = reader;
    const { history } = this;
    let { at, buffer, count } = reader;
    let distance0 = this.#distance0;
    let distance1 = this.#distance1;
    let distance2 = this.#distance2;
    let place = position;

    while (place < runEnd) {
      if (count < 17) {
        buffer |= wordAt(input, at, end) << (16 - count);
        count += 16;
        at += 2;
      }
      let entry = mainEntries[buffer >>> mainShift] ?? 0;
      if (entry === 0) entry = main.longEntry(buffer >>> 16);
      let width = entry & 31;
      buffer <<= width;
      count -= width;
      const symbol = entry >>> 5;
      if (symbol < 256) {
        output[place++] = symbol;
        continue;
      }

      let length = (symbol & 7) + 2;
      if (length === 9) {
        if (count < 17) {
          buffer |= wordAt(input, at, end) << (16 - count);
          count += 16;
          at += 2;
        }
        entry = lengthEntries[buffer >>> lengthShift] ?? 0;
        if (entry === 0) entry = lengthTree.longEntry(buffer >>> 16);
        width = entry & 31;
        buffer <<= width;
        count -= width;
        length += entry >>> 5;
      }

      const slot = (symbol - 256) >>> 3;
      let distance: number;
      if (slot === 0) distance = distance0;
      else if (slot === 1) {
        distance = distance1;
        distance1 = distance0;
        distance0 = distance;
      } else if (slot === 2) {
        distance = distance2;
        distance2 = distance0;
        distance0 = distance;
      } else {
        distance = lzxBaseDistance[slot] ?? 0;
        width = lzxExtraBits[slot] ?? 0;
        const low = usesAligned && width > 2;
        if (low) width -= 3;
        if (width !== 0) {
          // As many as 17 bits: from an empty buffer it takes two words.
          while (count < 17) {
            buffer |= wordAt(input, at, end) << (16 - count);
            count += 16;
            at += 2;
          }
          const extra = buffer >>> (32 - width);
          distance += low ? extra << 3 : extra;
          buffer <<= width;
          count -= width;
        }
        if (low) {
          if (count < 17) {
            buffer |= wordAt(input, at, end) << (16 - count);
            count += 16;
            at += 2;
          }
          entry = alignedEntries[buffer >>> alignedShift] ?? 0;
          if (entry === 0) entry = aligned.longEntry(buffer >>> 16);
          width = entry & 31;
          buffer <<= width;
          count -= width;
          distance += entry >>> 5;
        }
        distance2 = distance1;
        distance1 = distance0;
        distance0 = distance;
      }

      const stop = place + length;
      if (distance > place || distance > history || distance < 1)
        throw new BlockFault(`a match refers back ${distance} bytes, before the beginning of the data`);
      if (stop > runEnd) throw new BlockFault('a match goes beyond its frame or LZX block');
      let from = place - distance;
      if (length >= longCopy && distance >= length) {
        output.copyWithin(place, from, from + length);
        place = stop;
      } else while (place < stop) output[place++] = output[from++] ?? 0;
    }

    reader.at = at;
    reader.buffer = buffer;
    reader.count = count;
    this.#distance0 = distance0;
    this.#distance1 = distance1;
    this.#distance2 = distance2;
  }
}

function endsTooEarly(): BlockFault {
  return new BlockFault('its compressed data ends too early');
}
