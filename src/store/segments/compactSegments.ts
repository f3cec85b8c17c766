import type { CompactionRequest, CompactionResult } from '../../domain/compaction.ts';
import type { RecordNumber } from '../../domain/catalogRow.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { StoreFault } from '../../domain/store.ts';
import { liveRecords } from './liveRecords.ts';
import { RecordBit } from './recordEntry.ts';
import { segmentNumbers } from './segmentFiles.ts';
import { headLength, rawFrame } from './segmentFrame.ts';
import type { StoreParts } from '../storeParts.ts';

/** Bytes and records that are copied in one commit. */
const stepBytes = 4 * 1024 * 1024;
const stepRecords = 1000;
/** What a file must give back to be worth the writing: so small a part of the longest one. */
const worthwhilePart = 1 / 256;

/**
 * See `Store.compact`. A segment file with too little in it that is needed is emptied: what is needed is copied to the end of the
 * store and synced, a journal frame makes the copies count, what nothing refers to is dropped by a frame of its own, and only
 * then the file is removed. Whatever is cut off in between leaves every record at one place that counts.
 */
export function compactSegments(parts: StoreParts, request: CompactionRequest): Promise<CompactionResult> {
  return new Compaction(parts, request).run();
}

class Compaction {
  readonly #parts: StoreParts;
  readonly #request: CompactionRequest;
  readonly #faults: StoreFault[] = [];
  #totalBytes = 0;
  #movedBytes = 0;
  #movedRecords = 0;
  #droppedRecords = 0;
  #removedBytes = 0;
  #removedFiles = 0;

  constructor(parts: StoreParts, request: CompactionRequest) {
    this.#parts = parts;
    this.#request = request;
  }

  async run(): Promise<CompactionResult> {
    let complete = true;
    for (const segment of await this.#worthwhile()) {
      try {
        complete = (await this.#empty(segment)) && complete;
      } catch (error) {
        // The file stays for `verify` and `repair`; the others need not wait for it.
        if (!(error instanceof SyncError) || error.key !== 'damagedStore') throw error;
        this.#faults.push({ where: `Segment ${segment}`, what: error.message });
      }
      if (this.#request.signal.aborted) break;
    }
    return {
      ...this.#progress(),
      ...{ movedRecords: this.#movedRecords, droppedRecords: this.#droppedRecords },
      ...{ removedFiles: this.#removedFiles, complete, faults: this.#faults },
    };
  }

  /** Files that little of is needed, and those that a compaction cut off before had emptied. */
  async #worthwhile(): Promise<readonly number[]> {
    const { files, layout, segments, state } = this.#parts;
    const live = liveRecords(this.#parts);
    const needed = new Map<number, number>();
    for (let record = 0; record < live.length; record++) {
      if (live[record] === 0) continue;
      const { segment } = state.records.place(record);
      needed.set(segment, (needed.get(segment) ?? 0) + this.#length(record));
    }
    const { tail } = segments;
    const found: number[] = [];
    for (const segment of await segmentNumbers(files, layout.segments)) {
      if (segment > tail.segment) continue;
      const size =
        segment === tail.segment ? tail.length : ((await files.info(segments.path(segment)))?.size ?? 0);
      const bytes = needed.get(segment) ?? 0;
      if (bytes >= size * this.#request.liveShare) continue;
      if (bytes > 0 && size - bytes < segments.limit * worthwhilePart) continue;
      found.push(segment);
      this.#totalBytes += bytes;
    }
    return found;
  }

  /** Empties and removes a file; false when it was asked to end before, or somebody still reads the file. */
  async #empty(segment: number): Promise<boolean> {
    const { committer, segments, checkpointer } = this.#parts;
    for (let there = this.#recordsIn(segment); there.length > 0; there = this.#recordsIn(segment)) {
      const live = liveRecords(this.#parts);
      if (
        !(await this.#move(
          segment,
          there.filter((record) => live[record] === 1),
        ))
      )
        return false;
      await committer.rearrange(() => {
        // Commits since then may have come to need some: those are copied in the next round.
        const now = liveRecords(this.#parts);
        const dropped = this.#recordsIn(segment).filter((record) => now[record] === 0);
        this.#droppedRecords += dropped.length;
        return { moved: [], dropped, newFile: segments.tail.segment === segment };
      });
    }
    // A repair may have dropped all of the last file.
    if (segments.tail.segment === segment)
      await committer.rearrange(() => ({ moved: [], dropped: [], newFile: true }));
    const isRemoved = await committer.exclusiveHeld(async () => {
      const file = segments.path(segment);
      if (checkpointer.isPinned(file)) return false;
      const size = (await this.#parts.files.info(file))?.size ?? 0;
      await segments.remove(segment);
      this.#removedBytes += size;
      this.#removedFiles++;
      return true;
    });
    await this.#request.onStep?.(this.#progress());
    return isRemoved;
  }

  /** Copies records step by step; false when it was asked to end before all are copied. */
  async #move(segment: number, records: readonly RecordNumber[]): Promise<boolean> {
    const { committer, segments, state } = this.#parts;
    for (let start = 0; start < records.length;) {
      if (this.#request.signal.aborted) return false;
      let end = start;
      let bytes = 0;
      for (; end < records.length && end - start < stepRecords; end++) {
        const length = this.#length(records[end] ?? 0);
        if (end > start && bytes + length > stepBytes) break;
        bytes += length;
      }
      const step = records.slice(start, end);
      const places = step.map((record) => state.records.place(record));
      const frames = await segments.readFrames(places, 'whole');
      const moved = step.flatMap((record, index) => {
        const [frame, place] = [frames[index], places[index]];
        return frame === undefined || place === undefined ? [] : [{ record, frame: rawFrame(frame, place) }];
      });
      await committer.rearrange(() => ({
        ...{ moved, dropped: [], newFile: segments.tail.segment === segment },
      }));
      this.#movedBytes += bytes;
      this.#movedRecords += step.length;
      start = end;
      await this.#request.onStep?.(this.#progress());
    }
    return !this.#request.signal.aborted;
  }

  /** The records whose place is in a file, in the order of their places. */
  #recordsIn(segment: number): RecordNumber[] {
    const { records } = this.#parts.state;
    const found: RecordNumber[] = [];
    for (let record = 0; record < records.size; record++) {
      if (records.segment(record) === segment && !(records.bits(record) & RecordBit.dropped))
        found.push(record);
    }
    return found.sort((a, b) => records.place(a).offset - records.place(b).offset);
  }

  #length(record: RecordNumber): number {
    const place = this.#parts.state.records.place(record);
    return headLength(place) + place.bodyLength;
  }

  #progress(): { readonly movedBytes: number; readonly totalBytes: number; readonly removedBytes: number } {
    return {
      movedBytes: this.#movedBytes,
      totalBytes: Math.max(this.#totalBytes, this.#movedBytes),
      removedBytes: this.#removedBytes,
    };
  }
}
