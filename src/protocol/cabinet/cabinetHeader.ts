import { SyncError } from '../../domain/errors/syncError.ts';
import { headerSize } from './cabinetDirectory.ts';
import { cabinetChecksum } from './cabinetChecksum.ts';
import { blockHeaderSize } from './cabinetBlock.ts';

/** A member's name and size as a header lists it. */
export interface ListedMember {
  readonly name: string;
  readonly size: number;
}

const folderEntrySize = 8;
const memberEntrySize = 16;
const mszip = 1;
const archiveAttribute = 0x20;
const utf8Attribute = 0x80;
const longestName = 255;

/** Most blocks of a folder. */
export const mostBlocks = 65_535;
/** Most bytes of a folder that a cabinet's 32-bit fields and its readers can express. */
export const mostFolderBytes = 2_147_483_647;

/** Bytes of header, folder and member entries before the first block of a cabinet with one folder. */
export function directorySize(names: readonly string[]): number {
  return names.reduce(
    (sum, name) => sum + memberEntrySize + Buffer.byteLength(name) + 1,
    headerSize + folderEntrySize,
  );
}

/** Header, folder and members of a cabinet with one MSZIP folder; `size` is that of the whole cabinet. */
export function directoryBytes(members: readonly ListedMember[], blocks: number, size: number): Uint8Array {
  const dataOffset = directorySize(members.map(({ name }) => name));
  const bytes = Buffer.alloc(dataOffset);
  bytes.write('MSCF', 'latin1');
  bytes.writeUInt32LE(size, 8);
  bytes.writeUInt32LE(headerSize + folderEntrySize, 16);
  bytes.writeUInt16LE(0x0103, 24);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(members.length, 28);
  bytes.writeUInt32LE(dataOffset, headerSize);
  bytes.writeUInt16LE(blocks, headerSize + 4);
  bytes.writeUInt16LE(mszip, headerSize + 6);
  let at = headerSize + folderEntrySize;
  let offset = 0;
  for (const { name, size: memberSize } of members) {
    const written = bytes.write(name, at + memberEntrySize);
    bytes.writeUInt32LE(memberSize, at);
    bytes.writeUInt32LE(offset, at + 4);
    bytes.writeUInt16LE(archiveAttribute | (written === name.length ? 0 : utf8Attribute), at + 14);
    at += memberEntrySize + written + 1;
    offset += memberSize;
  }
  return bytes;
}

/** Header and data of one block, with its checksum. */
export function blockBytes(packed: Uint8Array, unpackedSize: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(blockHeaderSize + packed.length);
  bytes.writeUInt16LE(packed.length, 4);
  bytes.writeUInt16LE(unpackedSize, 6);
  bytes.set(packed, blockHeaderSize);
  const data = cabinetChecksum(packed, 0, packed.length, 0);
  bytes.writeUInt32LE(cabinetChecksum(bytes, 4, blockHeaderSize, data));
  return bytes;
}

/** Throws `invalidRequest` for a name that a cabinet cannot carry and `limitExceeded` for too many members. */
export function checkNames(names: readonly string[]): void {
  if (names.length > 65_535)
    throw new SyncError('limitExceeded', `A cabinet cannot hold ${names.length} members`);
  for (const name of names) {
    if (name === '' || name.includes('\0') || Buffer.byteLength(name) > longestName)
      throw new SyncError('invalidRequest', `A cabinet cannot hold a member named ${JSON.stringify(name)}`);
  }
}

/** Throws `limitExceeded` when a folder of so many blocks and bytes goes beyond the format. */
export function checkFolder(blocks: number, bytes: number): void {
  if (blocks > mostBlocks || bytes > mostFolderBytes)
    throw new SyncError(
      'limitExceeded',
      `A cabinet cannot hold ${bytes} bytes: it ends at ${mostBlocks} blocks and ${mostFolderBytes} bytes`,
    );
}
