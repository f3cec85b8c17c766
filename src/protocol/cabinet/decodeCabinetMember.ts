import { unfilledBytes } from '../../base/unfilledBytes.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { blockHeaderSize, checkBlock, packedSize, unpackedSize } from './cabinetBlock.ts';
import { readDirectory, type CabinetDirectory, type CabinetFolder } from './cabinetDirectory.ts';
import { BlockFault, damagedBlock } from './cabinetFault.ts';
import { checkCabinetLimits, documentCabinetLimits, type CabinetLimits } from './cabinetLimits.ts';
import { folderDecoder } from './folderDecoder.ts';
import { LzxDecoder } from './lzxDecoder.ts';

const name = 'the cabinet';
/** Tables and code lengths only: kept so that thousands of small cabinets a second do not allocate them anew. */
const lzxDecoder = new LzxDecoder();

/**
 * The content of a cabinet that holds exactly one member, as update documents travel (`XmlUpdateBlobCompressed`);
 * new memory, the caller's own. Throws `damagedCabinet`, `unsupportedCabinet` or `limitExceeded`.
 */
export function decodeCabinetMember(
  bytes: Uint8Array,
  limits: CabinetLimits = documentCabinetLimits,
): Uint8Array {
  const directory = readDirectory(bytes, name);
  if (directory === undefined)
    throw new SyncError('damagedCabinet', `The cabinet ends after ${bytes.length} bytes`);
  const [member] = directory.members;
  const folder = directory.folders[member?.folder ?? 0];
  if (member === undefined || folder === undefined)
    throw new SyncError('damagedCabinet', 'The cabinet has no member');
  checkCabinetLimits(
    'The cabinet',
    { totalBytes: member.size, members: directory.members.length, size: bytes.length },
    limits,
  );
  if (directory.members.length !== 1)
    throw new SyncError(
      'damagedCabinet',
      `The cabinet has ${directory.members.length} members instead of one`,
    );
  return decodeFolder(bytes, directory, folder, member.folder, member.size);
}

function decodeFolder(
  bytes: Uint8Array,
  directory: CabinetDirectory,
  folder: CabinetFolder,
  folderNumber: number,
  size: number,
): Uint8Array {
  const decoder = folderDecoder(folder.compression, name, lzxDecoder);
  const starts = locateBlocks(bytes, directory, folder, folderNumber, size);
  const output = unfilledBytes(size);
  const prefix = blockHeaderSize + directory.blockReserve;
  let position = 0;
  for (const [block, at] of starts.entries()) {
    try {
      const end = at + prefix + packedSize(bytes, at);
      checkBlock(bytes, at, directory.blockReserve, end);
      const length = unpackedSize(bytes, at);
      decoder.decode(bytes, at + prefix, end, output, position, length);
      position += length;
    } catch (error) {
      throw damagedBlock(error, name, folderNumber, block);
    }
  }
  position = 0;
  for (const at of starts) {
    const length = unpackedSize(bytes, at);
    decoder.finish(output.subarray(position, position + length), position);
    position += length;
  }
  return output;
}

/** Where each block begins; so memory is asked for only once all blocks are known to be there and to yield the size. */
function locateBlocks(
  bytes: Uint8Array,
  directory: CabinetDirectory,
  folder: CabinetFolder,
  folderNumber: number,
  size: number,
): number[] {
  const starts: number[] = [];
  let at = folder.dataOffset;
  let total = 0;
  try {
    for (let block = 0; block < folder.blocks; block++) {
      const data = at + blockHeaderSize + directory.blockReserve;
      const end = data + packedSize(bytes, at);
      if (data > bytes.length || end > bytes.length) throw new BlockFault('it is cut off');
      total += unpackedSize(bytes, at);
      starts.push(at);
      at = end;
    }
  } catch (error) {
    throw damagedBlock(error, name, folderNumber, starts.length);
  }
  if (total !== size)
    throw new SyncError('damagedCabinet', `The cabinet holds ${total} bytes where its member says ${size}`);
  return starts;
}
