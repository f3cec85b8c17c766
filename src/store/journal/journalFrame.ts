import { crc32 } from 'node:zlib';

/**
 * What a journal frame begins with, little-endian: magic, payload length, CRC-32 of these 64 bytes, CRC-32 of header and
 * payload seeded with the frame before it (so that a frame left over from a commit that was taken back never fits), number
 * of events, then as doubles: commit number, highest commit known to be durable when it was written, sequence number of the
 * first event, time.
 */
export interface JournalFrameHeader {
  readonly commit: number;
  /** Frames up to this commit were synced before this frame was written. */
  readonly durable: number;
  readonly firstSequence: number;
  readonly events: number;
  /** ms UTC. */
  readonly time: number;
}

/** A frame header as read, with the checks it carries. */
export interface ReadFrameHeader extends JournalFrameHeader {
  readonly payloadLength: number;
  readonly check: number;
}

/** Bytes before the payload. */
export const journalHeaderLength = 64;
/** No commit comes near it; a length above it is not one. */
const payloadLimit = 0x7fffffff;
const magic = 0x314a5553;

/** The bytes of a frame and the check that seeds the next one. */
export function encodeJournalFrame(
  header: JournalFrameHeader,
  payload: Uint8Array,
  seed: number,
): { readonly bytes: Uint8Array; readonly check: number } {
  const bytes = Buffer.alloc(journalHeaderLength + payload.length);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeUInt32LE(payload.length, 4);
  bytes.writeUInt32LE(header.events, 16);
  bytes.writeDoubleLE(header.commit, 24);
  bytes.writeDoubleLE(header.durable, 32);
  bytes.writeDoubleLE(header.firstSequence, 40);
  bytes.writeDoubleLE(header.time, 48);
  bytes.set(payload, journalHeaderLength);
  const check = frameCheck(bytes, seed);
  bytes.writeUInt32LE(check, 12);
  bytes.writeUInt32LE(crc32(bytes.subarray(12, journalHeaderLength), crc32(bytes.subarray(0, 8))), 8);
  return { bytes, check };
}

/** The header at the start of `bytes`; undefined when its own checksum does not hold. */
export function decodeJournalHeader(bytes: Uint8Array): ReadFrameHeader | undefined {
  if (bytes.length < journalHeaderLength) return undefined;
  const head = bytes.subarray(0, journalHeaderLength);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const payloadLength = view.getUint32(4, true);
  if (view.getUint32(0, true) !== magic || payloadLength > payloadLimit) return undefined;
  if (crc32(head.subarray(12), crc32(head.subarray(0, 8))) !== view.getUint32(8, true)) return undefined;
  return {
    payloadLength,
    check: view.getUint32(12, true),
    events: view.getUint32(16, true),
    commit: view.getFloat64(24, true),
    durable: view.getFloat64(32, true),
    firstSequence: view.getFloat64(40, true),
    time: view.getFloat64(48, true),
  };
}

/** Whether a whole frame is what was written after the frame with the check `seed`. */
export function isIntactFrame(bytes: Uint8Array, check: number, seed: number): boolean {
  return frameCheck(bytes, seed) === check;
}

/** Where the next frame header after `start` may begin, −1 when nowhere. */
export function nextFrameStart(bytes: Uint8Array, start: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('SUJ1', start, 'latin1');
}

function frameCheck(bytes: Uint8Array, seed: number): number {
  return crc32(bytes.subarray(16), crc32(bytes.subarray(0, 8), seed));
}
