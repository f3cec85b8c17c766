import { isUtf8 } from 'node:buffer';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ByteSource } from '../cabinet/byteSource.ts';
import { uint16, uint32 } from '../cabinet/littleEndian.ts';
import { requireMemberName } from './memberName.ts';
import {
  countIn64,
  directoryEntryLength,
  end64Length,
  end64LocatorLength,
  endLength,
  in64,
  ZipFlag,
  type ZipMethod,
  ZipSignature,
} from './zipLayout.ts';

/** An entry as the directory of a zip file has it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: ZipMethod;
  readonly crc: number;
  /** Bytes in the file. */
  readonly packed: number;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** Where the next one, or the directory, begins: it ends before. */
  readonly limit: number;
}

/** More entries no package has. */
const entryLimit = 65_536;
const directoryLimit = 16 * 1024 * 1024;
const commentLimit = 65_535;

interface DirectoryPlace {
  readonly count: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * The entries of a zip file, in the order in which they lie in it. Throws `unknownBundle` for other files, `damagedBundle` for what is cut
 * or contradicts itself, `unsafeBundle` for names, links and kinds of entries that packages do not have.
 */
export async function readZipDirectory(source: ByteSource): Promise<readonly ZipEntry[]> {
  const place = await findDirectory(source);
  if (place.count > entryLimit || place.length > directoryLimit) {
    throw new SyncError(
      'limitExceeded',
      `${source.name} has a directory of ${place.count} entries and ${place.length} bytes`,
    );
  }
  const bytes = await source.read(place.offset, place.length);
  const entries: Omit<ZipEntry, 'limit'>[] = [];
  let at = 0;
  for (let index = 0; index < place.count; index++) {
    const where = `Entry ${index + 1} of ${source.name}`;
    if (uint32(bytes, at) !== ZipSignature.directoryEntry)
      throw damaged(`${where}: the directory is damaged`);
    const next =
      at + directoryEntryLength + uint16(bytes, at + 28) + uint16(bytes, at + 30) + uint16(bytes, at + 32);
    if (next > bytes.length) throw damaged(`${where}: the directory is cut off`);
    entries.push(readEntry(bytes, at, where));
    at = next;
  }
  if (at !== bytes.length) throw damaged(`${source.name}: the directory has bytes of no entry`);
  return withLimits(entries, place.offset, source.name);
}

function readEntry(bytes: Uint8Array, at: number, where: string): Omit<ZipEntry, 'limit'> {
  const nameEnd = at + directoryEntryLength + uint16(bytes, at + 28);
  const nameBytes = bytes.subarray(at + directoryEntryLength, nameEnd);
  if (!isUtf8(nameBytes)) throw unsafe(`${where}: the name is no UTF-8`);
  const name = Buffer.from(nameBytes).toString();
  requireMemberName(name, where);
  if (uint16(bytes, at + 8) & ZipFlag.encrypted) throw unsafe(`${where}: ${name} is encrypted`);
  // Unix: the mode stands in the upper half, and its upper four bits say link, device, folder.
  const kind = uint32(bytes, at + 38) >>> 28;
  if (uint16(bytes, at + 4) >>> 8 === 3 && kind !== 0 && kind !== 8)
    throw unsafe(`${where}: ${name} is no file`);
  const method = uint16(bytes, at + 10);
  if (method !== 0 && method !== 8) throw unsafe(`${where}: ${name} is packed by method ${method}`);
  const extra = bytes.subarray(nameEnd, nameEnd + uint16(bytes, at + 30));
  const sizes = [uint32(bytes, at + 24), uint32(bytes, at + 20), uint32(bytes, at + 42)];
  const [size = 0, packed = 0, offset = 0] = sizes64(sizes, extra, where);
  if (method === 0 && packed !== size) throw damaged(`${where}: ${name} is stored with two sizes`);
  return { name, method, crc: uint32(bytes, at + 16), packed, size, offset };
}

/** The fields that say “in the extra field” replaced by what stands there, in their order (APPNOTE 4.5.3). */
function sizes64(sizes: readonly number[], extra: Uint8Array, where: string): readonly number[] {
  if (!sizes.includes(in64)) return sizes;
  let at = 0;
  while (at + 4 <= extra.length && uint16(extra, at) !== 1) at += 4 + uint16(extra, at + 2);
  const end = at + 4 + uint16(extra, at + 2);
  if (at + 4 > extra.length || end > extra.length) throw damaged(`${where}: its sizes are missing`);
  at += 4;
  return sizes.map((size) => {
    if (size !== in64) return size;
    if (at + 8 > end) throw damaged(`${where}: its sizes are missing`);
    at += 8;
    return uint64(extra, at - 8);
  });
}

/** In the order of the file, each with where it must end; throws where two lie upon each other or a name comes twice. */
function withLimits(
  entries: readonly Omit<ZipEntry, 'limit'>[],
  directory: number,
  file: string,
): readonly ZipEntry[] {
  const names = new Set<string>();
  for (const { name } of entries) {
    // Windows and macOS would write both into one file.
    const folded = name.toLowerCase();
    if (names.has(folded)) throw unsafe(`${file} holds ${name} twice`);
    names.add(folded);
  }
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  return sorted.map((entry, index) => {
    const limit = sorted[index + 1]?.offset ?? directory;
    if (entry.offset + entry.packed >= limit)
      throw damaged(`${file}: ${entry.name} lies upon what follows it`);
    return { ...entry, limit };
  });
}

async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const start = Math.max(0, source.size - endLength - commentLimit);
  const tail = await source.read(start, source.size - start);
  for (let at = tail.length - endLength; at >= 0; at--) {
    if (uint32(tail, at) !== ZipSignature.end || at + endLength + uint16(tail, at + 20) !== tail.length)
      continue;
    const end = tail.subarray(at);
    if (uint16(end, 4) !== 0 || uint16(end, 6) !== 0)
      throw damaged(`${source.name} is one of several volumes`);
    const place = { count: uint16(end, 10), length: uint32(end, 12), offset: uint32(end, 16) };
    const is64 = place.count === countIn64 || place.length === in64 || place.offset === in64;
    const found = is64 ? await findDirectory64(source, start + at) : { ...place, end: start + at };
    if (found.offset + found.length !== found.end)
      throw damaged(`${source.name}: the directory is not where it should be`);
    return found;
  }
  throw new SyncError('unknownBundle', `${source.name} is no zip file, or its end is missing`);
}

async function findDirectory64(
  source: ByteSource,
  end: number,
): Promise<DirectoryPlace & { readonly end: number }> {
  const locator = await source.read(Math.max(0, end - end64LocatorLength), end64LocatorLength);
  const at = uint64(locator, 8);
  if (uint32(locator, 0) !== ZipSignature.end64Locator || at + end64Length > end)
    throw damaged(`${source.name}: the 64-bit directory is not where it should be`);
  const record = await source.read(at, end64Length);
  if (uint32(record, 0) !== ZipSignature.end64)
    throw damaged(`${source.name}: the 64-bit directory is damaged`);
  return { count: uint64(record, 32), length: uint64(record, 40), offset: uint64(record, 48), end: at };
}

function uint64(bytes: Uint8Array, at: number): number {
  return uint32(bytes, at) + uint32(bytes, at + 4) * 0x100000000;
}

function damaged(message: string): SyncError {
  return new SyncError('damagedBundle', message);
}

function unsafe(message: string): SyncError {
  return new SyncError('unsafeBundle', message);
}
