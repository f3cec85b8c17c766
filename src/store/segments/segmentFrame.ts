import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import type { DecodedRecord, HeadedRecord, UpdateRecord } from '../../domain/updateRecord.ts';
import { damaged } from '../files/ioFailure.ts';
import type { RecordPlace } from './recordEntry.ts';

/**
 * One record in a segment file, little-endian: magic, lengths of locations, header and body, length as received, flags,
 * CRC-32 of everything but the body, CRC-32 of the body, stored digest, text digest; then locations and header as JSON
 * and the body, whose text is deflated where that makes it smaller.
 */
export interface SegmentFrame {
  readonly head: Uint8Array;
  readonly body: Uint8Array;
  readonly locationsLength: number;
  readonly headerLength: number;
}

/** Bytes before the locations. */
export const frameHeadLength = 96;
const magic = 0x31525553;
const headCheckAt = 24;
const FrameFlag = { cabinet: 1, deflated: 2 } as const;
/** Texts below it are not worth the deflating: what a server sends as text is mostly short, and is read again for every downstream server. */
const deflateFrom = 8 * 1024;

/** The frame of a record. */
export function encodeFrame(record: DecodedRecord): SegmentFrame {
  const { locations, ...header } = record.header;
  const locationsJson = locations === undefined ? '' : JSON.stringify(locations);
  const headerJson = record.headerJson ?? JSON.stringify(header);
  const locationsLength = Buffer.byteLength(locationsJson);
  const headerLength = Buffer.byteLength(headerJson);
  const { body, deflated } = bodyOf(record);
  const head = Buffer.alloc(frameHeadLength + locationsLength + headerLength);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(locationsLength, 4);
  head.writeUInt32LE(headerLength, 8);
  head.writeUInt32LE(body.length, 12);
  head.writeUInt32LE(record.bytes.length, 16);
  head.writeUInt32LE(
    (record.encoding === 'cabinet' ? FrameFlag.cabinet : 0) | (deflated ? FrameFlag.deflated : 0),
    20,
  );
  head.writeUInt32LE(crc32(body), 28);
  head.write(record.storedDigest, 32, 'hex');
  head.write(record.textDigest, 64, 'hex');
  head.write(locationsJson, frameHeadLength);
  head.write(headerJson, frameHeadLength + locationsLength);
  // The field itself is zero while the check is taken.
  head.writeUInt32LE(crc32(head), headCheckAt);
  return { head, body, locationsLength, headerLength };
}

function bodyOf({ encoding, bytes }: UpdateRecord): {
  readonly body: Uint8Array;
  readonly deflated: boolean;
} {
  if (encoding === 'cabinet' || bytes.length < deflateFrom) return { body: bytes, deflated: false };
  const deflated = deflateRawSync(bytes, { level: 1 });
  return deflated.length < bytes.length
    ? { body: deflated, deflated: true }
    : { body: bytes, deflated: false };
}

/** Lengths of a frame's parts, from its first bytes; undefined when no frame begins there. */
export function frameLengths(bytes: Uint8Array): Omit<RecordPlace, 'segment' | 'offset'> | undefined {
  if (bytes.length < frameHeadLength) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) return undefined;
  return {
    locationsLength: view.getUint32(4, true),
    headerLength: view.getUint32(8, true),
    bodyLength: view.getUint32(12, true),
  };
}

/** Bytes of the frame before its body. */
export function headLength(place: RecordPlace): number {
  return frameHeadLength + place.locationsLength + place.headerLength;
}

/** A frame as it was written, for copying it elsewhere; `bytes` hold it whole. Throws `damagedStore` where a checksum does not hold. */
export function rawFrame(bytes: Uint8Array, place: RecordPlace): SegmentFrame {
  const head = checkedHead(bytes, place);
  const { locationsLength, headerLength } = place;
  return { head, body: checkedBody(bytes, head, place), locationsLength, headerLength };
}

/** The header of a record, with its file locations; `bytes` begin with the frame. Throws `damagedStore`. */
export function decodeHeader(bytes: Uint8Array, place: RecordPlace): UpdateHeader {
  return headerOf(checkedHead(bytes, place), place);
}

function headerOf(head: Uint8Array, place: RecordPlace): UpdateHeader {
  const header = parseJson(head.subarray(frameHeadLength + place.locationsLength), place);
  if (!isHeader(header)) throw damaged(`${frameName(place)}: the header has no identity`);
  return place.locationsLength === 0 ? header : { ...header, locations: locationsOf(head, place) };
}

/** The file locations of a record; `bytes` begin with the frame. Throws `damagedStore`. */
export function decodeLocations(bytes: Uint8Array, place: RecordPlace): readonly FileLocation[] {
  return locationsOf(checkedHead(bytes, place), place);
}

/** The document exactly as received; `bytes` hold the whole frame. Throws `damagedStore`. */
export function decodeRecord(bytes: Uint8Array, place: RecordPlace): UpdateRecord {
  return recordOf(bytes, checkedHead(bytes, place), place);
}

/** Document and header in one reading; `bytes` hold the whole frame. Throws `damagedStore`. */
export function decodeHeadedRecord(bytes: Uint8Array, place: RecordPlace): HeadedRecord {
  const head = checkedHead(bytes, place);
  return { record: recordOf(bytes, head, place), header: headerOf(head, place) };
}

function recordOf(bytes: Uint8Array, head: Uint8Array, place: RecordPlace): UpdateRecord {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const body = checkedBody(bytes, head, place);
  const flags = view.getUint32(20, true);
  return {
    encoding: flags & FrameFlag.cabinet ? 'cabinet' : 'text',
    bytes: flags & FrameFlag.deflated ? inflated(body, view.getUint32(16, true), place) : body,
    storedDigest: Buffer.from(head.buffer, head.byteOffset + 32, 32).toString('hex'),
  };
}

/** Everything a frame says, for building the columns anew. Throws `damagedStore`. */
export function decodeWholeFrame(bytes: Uint8Array, place: RecordPlace): DecodedRecord {
  const { record, header } = decodeHeadedRecord(bytes, place);
  return {
    ...record,
    header,
    textDigest: Buffer.from(bytes.buffer, bytes.byteOffset + 64, 32).toString('hex'),
  };
}

/** How errors name a frame. */
export function frameName({ segment, offset }: Pick<RecordPlace, 'segment' | 'offset'>): string {
  return `Segment ${segment}, offset ${offset}`;
}

function checkedHead(bytes: Uint8Array, place: RecordPlace): Uint8Array {
  const lengths = frameLengths(bytes);
  const head = bytes.subarray(0, headLength(place));
  if (
    lengths?.locationsLength !== place.locationsLength ||
    lengths.headerLength !== place.headerLength ||
    lengths.bodyLength !== place.bodyLength ||
    head.length !== headLength(place)
  ) {
    throw damaged(`${frameName(place)}: no record where one was written`);
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const zero = new Uint8Array(4);
  const check = crc32(head.subarray(headCheckAt + 4), crc32(zero, crc32(head.subarray(0, headCheckAt))));
  if (check !== view.getUint32(headCheckAt, true)) {
    throw damaged(`${frameName(place)}: the header does not match its checksum`);
  }
  return head;
}

function checkedBody(bytes: Uint8Array, head: Uint8Array, place: RecordPlace): Uint8Array {
  const body = bytes.subarray(head.length, head.length + place.bodyLength);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (body.length !== place.bodyLength || crc32(body) !== view.getUint32(28, true)) {
    throw damaged(`${frameName(place)}: the document does not match its checksum`);
  }
  return body;
}

function locationsOf(head: Uint8Array, place: RecordPlace): readonly FileLocation[] {
  if (place.locationsLength === 0) return [];
  const locations = parseJson(head.subarray(frameHeadLength, frameHeadLength + place.locationsLength), place);
  if (!isLocationList(locations)) throw damaged(`${frameName(place)}: the file locations are no list`);
  return locations;
}

function parseJson(bytes: Uint8Array, place: RecordPlace): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
  } catch (error) {
    throw damaged(`${frameName(place)}: the header is not JSON`, error);
  }
}

function inflated(body: Uint8Array, length: number, place: RecordPlace): Uint8Array {
  try {
    const bytes = inflateRawSync(body, { maxOutputLength: length });
    if (bytes.length === length) return bytes;
  } catch (error) {
    throw damaged(`${frameName(place)}: the document cannot be inflated`, error);
  }
  throw damaged(`${frameName(place)}: the document is shorter than it was`);
}

/** The checksum says that these are the bytes this store wrote, so the shape need not be proven member by member. */
function isHeader(value: unknown): value is UpdateHeader {
  return typeof value === 'object' && value !== null && 'updateId' in value && 'revision' in value;
}

function isLocationList(value: unknown): value is readonly FileLocation[] {
  return Array.isArray(value);
}
