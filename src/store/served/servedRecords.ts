import type { RecordNumber } from '../../domain/catalogRow.ts';
import type { ServedUpdate } from '../../domain/servedCatalog.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import { decodeLocations, decodeRecord } from '../segments/segmentFrame.ts';
import type { SegmentFiles } from '../segments/segmentFiles.ts';
import type { StoreState } from '../checkpoint/storeState.ts';

type ServedRecord = Omit<ServedUpdate, 'identity'>;

/** Bytes of documents kept in memory: sites of one level ask for the same ones at about the same time. */
const cacheLimit = 16 * 1024 * 1024;
/** Longer documents are not kept. */
const cachedDocumentLimit = 256 * 1024;

/** Documents as they are handed out, with their files; the latest ones are kept in memory for all SUPs together. */
export class ServedRecords {
  readonly #state: StoreState;
  readonly #segments: SegmentFiles;
  readonly #cache = new Map<RecordNumber, ServedRecord>();
  #cachedBytes = 0;

  constructor(state: StoreState, segments: SegmentFiles) {
    this.#state = state;
    this.#segments = segments;
  }

  /** The documents of these records. */
  async read(records: readonly RecordNumber[]): Promise<ReadonlyMap<RecordNumber, ServedRecord>> {
    const found = new Map<RecordNumber, ServedRecord>();
    const missing: RecordNumber[] = [];
    for (const record of new Set(records)) {
      const cached = this.#cache.get(record);
      if (cached === undefined) missing.push(record);
      else found.set(record, cached);
    }
    if (missing.length === 0) return found;
    const places = missing.map((record) => this.#state.records.place(record));
    const frames = await this.#segments.readFrames(places, 'whole');
    for (const [index, place] of places.entries()) {
      const record = missing[index] ?? -1;
      const frame = frames[index] ?? new Uint8Array(0);
      const decoded = decodeRecord(frame, place);
      // A copy: what is read lies in one buffer with its neighbors, which would all be kept.
      const bytes = decoded.bytes.length > cachedDocumentLimit ? decoded.bytes : decoded.bytes.slice();
      const served = {
        record: { ...decoded, bytes },
        files: this.#files(record, place.locationsLength === 0 ? [] : decodeLocations(frame, place)),
      };
      found.set(record, served);
      this.#keep(record, served);
    }
    return found;
  }

  #files(record: RecordNumber, locations: readonly FileLocation[]): readonly FileLocation[] {
    const bySha1 = new Map(locations.map((location) => [location.sha1, location]));
    return this.#state.records.files(record).map((sha1) => bySha1.get(sha1) ?? { sha1 });
  }

  #keep(record: RecordNumber, served: ServedRecord): void {
    const size = served.record.bytes.length;
    if (size > cachedDocumentLimit || this.#cache.has(record)) return;
    this.#cache.set(record, served);
    this.#cachedBytes += size;
    for (const [oldest, { record: dropped }] of this.#cache) {
      if (this.#cachedBytes <= cacheLimit) break;
      this.#cache.delete(oldest);
      this.#cachedBytes -= dropped.bytes.length;
    }
  }
}
