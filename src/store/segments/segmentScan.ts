import { SyncError } from '../../domain/errors/syncError.ts';
import type { FilePort } from '../files/filePort.ts';
import type { RecordPlace } from './recordEntry.ts';
import { decodeWholeFrame, frameHeadLength, frameLengths, headLength } from './segmentFrame.ts';
import type { DecodedRecord } from '../../domain/updateRecord.ts';

/** A frame found in a segment file, or a stretch that holds none. */
export type ScannedFrame =
  | { readonly kind: 'record'; readonly place: RecordPlace; readonly record: DecodedRecord }
  | { readonly kind: 'damage'; readonly offset: number; readonly length: number };

const searchLength = 1024 * 1024;

/** Goes through a segment file without knowing what it holds; after damage goes on at the next whole record. */
export async function* scanSegment(
  files: FilePort,
  path: string,
  segment: number,
): AsyncGenerator<ScannedFrame, void, void> {
  const file = await files.open(path, 'read');
  try {
    const size = await file.size();
    let damageStart: number | undefined;
    for (let offset = 0; offset < size;) {
      const lengths = frameLengths(await file.read(offset, frameHeadLength));
      const place = lengths && { segment, offset, ...lengths };
      const length = place === undefined ? 0 : headLength(place) + place.bodyLength;
      const record =
        place !== undefined && offset + length <= size
          ? wholeFrame(await file.read(offset, length), place)
          : undefined;
      if (place !== undefined && record !== undefined) {
        if (damageStart !== undefined) {
          yield { kind: 'damage', offset: damageStart, length: offset - damageStart };
          damageStart = undefined;
        }
        yield { kind: 'record', place, record };
        offset += length;
      } else {
        damageStart ??= offset;
        const rest = await file.read(offset + 1, searchLength);
        const next = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength).indexOf('SUR1', 0, 'latin1');
        // The mark may lie across the end of what was read.
        offset += next >= 0 ? next + 1 : Math.max(rest.length - 3, 1);
      }
    }
    if (damageStart !== undefined) yield { kind: 'damage', offset: damageStart, length: size - damageStart };
  } finally {
    await file.close();
  }
}

function wholeFrame(bytes: Uint8Array, place: RecordPlace): DecodedRecord | undefined {
  try {
    return decodeWholeFrame(bytes, place);
  } catch (error) {
    if (error instanceof SyncError) return undefined;
    throw error;
  }
}
