import { SyncError } from '../../domain/errors/syncError.ts';
import { uint16, uint32 } from './littleEndian.ts';

/** A run of data blocks that are compressed together (CFFOLDER). */
export interface CabinetFolder {
  readonly dataOffset: number;
  readonly blocks: number;
  /** CFFOLDER.typeCompress: method in the low byte, LZX window bits in the high one. */
  readonly compression: number;
}

/** A file inside a cabinet (CFFILE). The name is only a name: it is never used as a path. */
export interface CabinetMember {
  readonly name: string;
  /** Uncompressed bytes. */
  readonly size: number;
  readonly folder: number;
  /** First byte, in the uncompressed folder. */
  readonly offset: number;
}

/** Everything a cabinet says before its data. */
export interface CabinetDirectory {
  readonly folders: readonly CabinetFolder[];
  readonly members: readonly CabinetMember[];
  /** Uncompressed bytes of each folder: where its last member ends. */
  readonly folderSizes: readonly number[];
  /** Bytes reserved for applications in each block header. */
  readonly blockReserve: number;
}

/** Bytes of the fixed part of the header (CFHEADER). */
export const headerSize = 36;
const spansPrevious = 1;
const spansNext = 2;
const hasReserve = 4;
const utf8Name = 0x80;
/** Folder numbers from here on mean that the member continues from or into another cabinet. */
const firstContinued = 0xfffd;

/** Whether the bytes begin like a cabinet. */
export function isCabinet(bytes: Uint8Array): boolean {
  return uint32(bytes, 0) === 0x4643_534d;
}

/**
 * Reads header, folders and members from the first bytes of a cabinet; undefined when more bytes are needed.
 * Throws `damagedCabinet` or `unsupportedCabinet`.
 */
export function readDirectory(bytes: Uint8Array, name: string): CabinetDirectory | undefined {
  if (bytes.length < headerSize) return undefined;
  if (!isCabinet(bytes)) throw new SyncError('damagedCabinet', `${name} does not start with MSCF`);
  const major = bytes[25] ?? 0;
  if (major !== 1) throw new SyncError('unsupportedCabinet', `${name} is of cabinet version ${major}`);
  const flags = uint16(bytes, 30);
  if (flags & (spansPrevious | spansNext))
    throw new SyncError('unsupportedCabinet', `${name} is one of a set of cabinets`);
  const reserves = (flags & hasReserve) !== 0;
  const folderReserve = reserves ? (bytes[38] ?? 0) : 0;
  const foldersAt = reserves ? 40 + uint16(bytes, 36) : headerSize;
  const folders = readFolders(bytes, foldersAt, folderReserve);
  if (folders === undefined) return undefined;
  const membersAt = uint32(bytes, 16);
  if (membersAt < foldersAt + folders.length * (8 + folderReserve))
    throw new SyncError('damagedCabinet', `The members of ${name} overlap its header`);
  const folderSizes = folders.map(() => 0);
  const members = readMembers(bytes, membersAt, name, folderSizes);
  if (members === undefined) return undefined;
  const unused = folders.findIndex(({ blocks }, folder) => blocks > 0 && folderSizes[folder] === 0);
  if (unused >= 0)
    throw new SyncError('damagedCabinet', `Folder ${unused} of ${name} has data but no member`);
  return {
    folders,
    members,
    folderSizes,
    blockReserve: reserves ? (bytes[39] ?? 0) : 0,
  };
}

function readFolders(bytes: Uint8Array, start: number, reserve: number): CabinetFolder[] | undefined {
  const count = uint16(bytes, 26);
  if (bytes.length < start + count * (8 + reserve)) return undefined;
  const folders: CabinetFolder[] = [];
  for (let at = start; folders.length < count; at += 8 + reserve) {
    folders.push({
      dataOffset: uint32(bytes, at),
      blocks: uint16(bytes, at + 4),
      compression: uint16(bytes, at + 6),
    });
  }
  return folders;
}

/** Members must follow each other without gaps inside their folder: so a changed size or offset does not go unseen. */
function readMembers(
  bytes: Uint8Array,
  start: number,
  name: string,
  folderSizes: number[],
): CabinetMember[] | undefined {
  const count = uint16(bytes, 28);
  const members: CabinetMember[] = [];
  for (let at = start; members.length < count;) {
    const nameAt = at + 16;
    const nameEnd = bytes.indexOf(0, nameAt);
    if (nameEnd < 0 && bytes.length < nameAt + 257) return undefined;
    if (nameEnd < 0 || nameEnd > nameAt + 256)
      throw new SyncError('damagedCabinet', `Member ${members.length} of ${name} has a name without end`);
    const member = {
      name: memberName(bytes.subarray(nameAt, nameEnd), uint16(bytes, at + 14)),
      size: uint32(bytes, at),
      folder: uint16(bytes, at + 8),
      offset: uint32(bytes, at + 4),
    };
    if (member.folder >= firstContinued)
      throw new SyncError('unsupportedCabinet', `Member ${quoted(member)} of ${name} spans cabinets`);
    const expected = folderSizes[member.folder];
    if (expected === undefined)
      throw new SyncError(
        'damagedCabinet',
        `Member ${quoted(member)} of ${name} lies in folder ${member.folder}, which does not exist`,
      );
    if (expected !== member.offset)
      throw new SyncError(
        'damagedCabinet',
        `Member ${quoted(member)} of ${name} begins at ${member.offset} where ${expected} is expected`,
      );
    folderSizes[member.folder] = expected + member.size;
    members.push(member);
    at = nameEnd + 1;
  }
  return members;
}

function memberName(bytes: Uint8Array, attributes: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    (attributes & utf8Name) === 0 ? 'latin1' : 'utf8',
  );
}

function quoted({ name }: CabinetMember): string {
  return JSON.stringify(name);
}
