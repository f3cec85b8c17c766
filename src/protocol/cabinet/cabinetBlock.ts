import { BlockFault } from './cabinetFault.ts';
import { cabinetChecksum } from './cabinetChecksum.ts';
import { uint16, uint32 } from './littleEndian.ts';

/** Bytes of a block header (CFDATA) without its reserved area. */
export const blockHeaderSize = 8;
/** Most uncompressed bytes of a block. */
export const blockSize = 32_768;

/** Compressed bytes that the block header at `at` announces. */
export function packedSize(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at + 4);
}

/** Uncompressed bytes that the block header at `at` announces; a fault unless 1 to 32,768. */
export function unpackedSize(bytes: Uint8Array, at: number): number {
  const size = uint16(bytes, at + 6);
  if (size === 0 || size > blockSize) throw new BlockFault(`it claims ${size} uncompressed bytes`);
  return size;
}

/** Compares the checksum of the block at `[at, end)`, header included, with what its bytes yield; 0 stands for none. */
export function checkBlock(bytes: Uint8Array, at: number, reserve: number, end: number): void {
  const stored = uint32(bytes, at);
  if (stored === 0) return;
  const data = cabinetChecksum(bytes, at + blockHeaderSize + reserve, end, 0);
  const sum = cabinetChecksum(bytes, at + 4, at + blockHeaderSize + reserve, data);
  if (sum !== stored) throw new BlockFault(`the checksum is ${hex(stored)} but its bytes yield ${hex(sum)}`);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
