import { SyncError } from '../../domain/errors/syncError.ts';
import type { BlockDecoder } from './blockDecoder.ts';
import { LzxDecoder } from './lzxDecoder.ts';
import { lzxSlotCount } from './lzxSlots.ts';
import { mszipDecoder } from './mszipDecoder.ts';
import { storedDecoder } from './storedDecoder.ts';

const stored = 0;
const mszip = 1;
const quantum = 2;
const lzx = 3;

/**
 * The decoder for a folder's CFFOLDER.typeCompress; `reusable` is reset and returned where LZX is needed.
 * Throws `unsupportedCabinet` for Quantum and `damagedCabinet` for what does not exist.
 */
export function folderDecoder(compression: number, name: string, reusable?: LzxDecoder): BlockDecoder {
  const windowBits = compression >> 8;
  if (compression === stored) return storedDecoder;
  if (compression === mszip) return mszipDecoder;
  if ((compression & 0xff) === lzx && lzxSlotCount(windowBits) !== undefined) {
    const decoder = reusable ?? new LzxDecoder();
    decoder.reset(windowBits);
    return decoder;
  }
  const key = (compression & 0xf) === quantum ? 'unsupportedCabinet' : 'damagedCabinet';
  throw new SyncError(key, `${name} uses compression 0x${compression.toString(16).padStart(4, '0')}`);
}
