import path from 'node:path';
import { damaged } from '../files/ioFailure.ts';
import { type FilePort, type OpenFile, openDurably } from '../files/filePort.ts';
import type { RecordPlace } from './recordEntry.ts';
import { headLength, type SegmentFrame } from './segmentFrame.ts';

/** Where the last record ends: number of the segment file and its length. */
export interface SegmentTail {
  readonly segment: number;
  readonly length: number;
}

/** A new segment begins when a record would make one longer than this. */
const segmentLimit = 256 * 1024 * 1024;
/** Frames are gathered into writes of this size; longer bodies are written as they are. */
const gatherLimit = 4 * 1024 * 1024;

/** A frame and where it is to be written. */
export interface PlacedFrame {
  readonly frame: SegmentFrame;
  readonly place: RecordPlace;
}

/** Frames to be written one after another, and where the last one ends. */
export interface PlacedFrames {
  readonly frames: readonly PlacedFrame[];
  readonly tail: SegmentTail;
}

/** The append-only files that hold the records. */
export class SegmentFiles {
  readonly #files: FilePort;
  readonly #folder: string;
  readonly #open = new Map<number, Promise<OpenFile>>();
  readonly #limit: number;
  /** Readings under way: a file is not removed under them. */
  readonly #readings = new Set<Promise<unknown>>();
  #tail: SegmentTail;

  constructor(
    files: FilePort,
    folder: string,
    options: { readonly tail: SegmentTail; readonly limit?: number },
  ) {
    this.#files = files;
    this.#folder = folder;
    this.#tail = options.tail;
    this.#limit = options.limit ?? segmentLimit;
  }

  /** A segment file is not made longer than this, but for one record. */
  get limit(): number {
    return this.#limit;
  }

  /** End of what is durable. */
  get tail(): SegmentTail {
    return this.#tail;
  }

  /** Cuts what was written after the tail and never committed. Rejects with `damagedStore` when committed bytes are missing. */
  async cutToTail(): Promise<void> {
    const { segment, length } = this.#tail;
    for (const number of await segmentNumbers(this.#files, this.#folder)) {
      if (number > segment || (number === segment && length === 0)) await this.#remove(number);
    }
    if (length === 0) return;
    const file = await this.#file(segment);
    const size = await file.size();
    if (size < length) throw damaged(`${this.path(segment)}: has ${size} bytes of ${length}`);
    // Not synced: what a power cut brings back is cut off again by the next open.
    if (size > length) await file.truncate(length);
  }

  /** Where frames will lie when they are written next, in this order; with `newFile` the first one begins a file. */
  place(frames: readonly SegmentFrame[], newFile = false): PlacedFrames {
    let { segment, length } = this.#tail;
    if (newFile && length > 0) {
      segment++;
      length = 0;
    }
    const placed = frames.map((frame) => {
      const size = frame.head.length + frame.body.length;
      if (length > 0 && length + size > this.#limit) {
        segment++;
        length = 0;
      }
      const place = {
        segment,
        offset: length,
        locationsLength: frame.locationsLength,
        headerLength: frame.headerLength,
        bodyLength: frame.body.length,
      };
      length += size;
      return { frame, place };
    });
    return { frames: placed, tail: { segment, length } };
  }

  /** Writes and syncs placed frames. After an error `cutToTail` takes back what was written. */
  async write(placed: readonly PlacedFrame[]): Promise<void> {
    let tail = this.#tail;
    let pending: Uint8Array[] = [];
    let pendingLength = 0;
    const flush = async (): Promise<void> => {
      if (pendingLength === 0) return;
      const file = await this.#file(tail.segment);
      await file.write(
        tail.length,
        pending.length === 1 ? (pending[0] ?? emptyBytes) : Buffer.concat(pending),
      );
      tail = { segment: tail.segment, length: tail.length + pendingLength };
      pending = [];
      pendingLength = 0;
    };
    for (const { frame, place } of placed) {
      if (place.segment !== tail.segment) {
        await flush();
        await (await this.#file(tail.segment)).sync();
        tail = { segment: place.segment, length: 0 };
      }
      for (const bytes of [frame.head, frame.body]) {
        if (pendingLength + bytes.length > gatherLimit) await flush();
        pending.push(bytes);
        pendingLength += bytes.length;
      }
    }
    await flush();
    if (placed.length > 0) await (await this.#file(tail.segment)).sync();
  }

  /** Takes over the tail of what was written, once the commit is durable. */
  accept(tail: SegmentTail): void {
    this.#tail = tail;
  }

  /** Whole frames, or with `heads` only what stands before the documents, in the order asked. */
  async readFrames(places: readonly RecordPlace[], part: 'whole' | 'heads'): Promise<Uint8Array[]> {
    const reading = this.#readFrames(places, part);
    this.#readings.add(reading);
    try {
      return await reading;
    } finally {
      this.#readings.delete(reading);
    }
  }

  /** Removes a file in which no record lies any more, after those who read in it have ended. */
  async remove(segment: number): Promise<void> {
    // How a reading fails is told to who asked for it.
    await Promise.allSettled([...this.#readings]);
    await this.#remove(segment);
  }

  async #readFrames(places: readonly RecordPlace[], part: 'whole' | 'heads'): Promise<Uint8Array[]> {
    const length = (place: RecordPlace): number =>
      headLength(place) + (part === 'whole' ? place.bodyLength : 0);
    const order = places.map((_, index) => index);
    const at = (index: number): RecordPlace => places[index] ?? noPlace;
    order.sort((a, b) => at(a).segment - at(b).segment || at(a).offset - at(b).offset);
    const frames = new Array<Uint8Array>(places.length);
    for (let start = 0; start < order.length;) {
      // Frames that lie close together are read at once.
      const first = at(order[start] ?? 0);
      let end = start;
      let until = first.offset;
      for (; end < order.length; end++) {
        const place = at(order[end] ?? 0);
        const placeEnd = place.offset + length(place);
        if (place.segment !== first.segment || place.offset > until + gapLimit) break;
        if (end > start && placeEnd - first.offset > gatherLimit) break;
        until = Math.max(until, placeEnd);
      }
      const file = await this.#file(first.segment);
      const bytes = await file.read(first.offset, until - first.offset);
      for (; start < end; start++) {
        const index = order[start] ?? 0;
        const from = at(index).offset - first.offset;
        frames[index] = bytes.subarray(from, from + length(at(index)));
      }
    }
    return frames;
  }

  path(segment: number): string {
    return path.join(this.#folder, `${String(segment).padStart(6, '0')}.seg`);
  }

  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const file of open) await (await file).close();
  }

  async #remove(segment: number): Promise<void> {
    const open = this.#open.get(segment);
    this.#open.delete(segment);
    await (await open)?.close();
    await this.#files.remove(this.path(segment));
  }

  #file(segment: number): Promise<OpenFile> {
    const known = this.#open.get(segment);
    if (known) return known;
    const opened = this.#openFile(segment);
    this.#open.set(segment, opened);
    // Whoever asked for the file hears of the failure; the next one tries again.
    opened.catch(() => this.#open.delete(segment));
    return opened;
  }

  async #openFile(segment: number): Promise<OpenFile> {
    const isNew = (await this.#files.info(this.path(segment))) === undefined;
    const { segment: last, length } = this.#tail;
    if (segment < last || (segment === last && length > 0)) {
      if (isNew) throw damaged(`${this.path(segment)}: is missing`);
      return this.#files.open(this.path(segment), segment < last ? 'read' : 'write');
    }
    return openDurably(this.#files, this.path(segment));
  }
}

const gapLimit = 32 * 1024;
const emptyBytes = new Uint8Array(0);
const noPlace: RecordPlace = { segment: 0, offset: 0, locationsLength: 0, headerLength: 0, bodyLength: 0 };

/** Numbers of the segment files of a folder, ascending. */
export async function segmentNumbers(files: FilePort, folder: string): Promise<number[]> {
  const names = await files.list(folder);
  return names.flatMap((name) => (/^\d{6}\.seg$/.test(name) ? [Number.parseInt(name, 10)] : []));
}
