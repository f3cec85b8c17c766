import { crc32, inflateRawSync } from 'node:zlib';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ByteSource } from '../cabinet/byteSource.ts';
import { uint16, uint32 } from '../cabinet/littleEndian.ts';
import type { ZipEntry } from './zipDirectory.ts';
import { localHeaderLength, ZipSignature } from './zipLayout.ts';

/** The unpacked bytes of an entry of at most `limit` bytes. Throws `limitExceeded` before anything is read, or `damagedBundle`. */
export async function readZipEntry(source: ByteSource, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const where = `${entry.name} of ${source.name}`;
  if (entry.size > limit || entry.packed > limit) {
    throw new SyncError(
      'limitExceeded',
      `${where} has ${Math.max(entry.size, entry.packed)} bytes; ${limit} are allowed`,
    );
  }
  const name = Buffer.from(entry.name);
  const head = Buffer.from(await source.read(entry.offset, localHeaderLength + name.length));
  const isHead =
    uint32(head, 0) === ZipSignature.localHeader &&
    uint16(head, 8) === entry.method &&
    uint16(head, 26) === name.length &&
    head.subarray(localHeaderLength).equals(name);
  if (!isHead) throw damaged(where, 'it does not begin where the directory says');
  const start = entry.offset + localHeaderLength + name.length + uint16(head, 28);
  if (start + entry.packed > entry.limit) throw damaged(where, 'it lies upon what follows it');
  const packed = await source.read(start, entry.packed);
  if (packed.length !== entry.packed) throw damaged(where, 'it is cut off');
  const bytes = entry.method === 0 ? packed : inflate(packed, entry.size, where);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc)
    throw damaged(where, 'its checksum does not match');
  return bytes;
}

function inflate(packed: Uint8Array, size: number, where: string): Uint8Array {
  try {
    // One piece that has room to spare: nothing is put together from several.
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size + 1, 64) });
  } catch (error) {
    throw damaged(where, 'it cannot be unpacked to the size that the directory says', error);
  }
}

function damaged(where: string, what: string, cause?: unknown): SyncError {
  return new SyncError('damagedBundle', `${where}: ${what}`, { cause });
}
