import { blockBytes } from '../../src/protocol/cabinet/cabinetHeader.ts';

/** A cabinet described field by field, for cases that our writer does not write. */
export interface RawCabinet {
  readonly compression: number;
  readonly blocks: readonly { readonly packed: Uint8Array; readonly size: number }[];
  readonly members?: readonly { readonly name: string; readonly size: number }[];
  /** Bytes reserved in header, folder and block headers. */
  readonly reserve?: { readonly header: number; readonly folder: number; readonly block: number };
  readonly flags?: number;
  /** False leaves the checksums 0. */
  readonly checksums?: boolean;
}

/** Bytes of a cabinet with one folder; without members it gets one named `blob` that holds everything. */
export function rawCabinet(raw: RawCabinet): Buffer {
  const { blocks, reserve } = raw;
  const total = blocks.reduce((sum, { size }) => sum + size, 0);
  const members = raw.members ?? [{ name: 'blob', size: total }];
  const header = Buffer.alloc(36 + (reserve ? 4 + reserve.header : 0));
  const folder = Buffer.alloc(8 + (reserve?.folder ?? 0));
  let offset = 0;
  const entries = members.map(({ name, size }) => {
    const entry = Buffer.alloc(17 + Buffer.byteLength(name));
    entry.writeUInt32LE(size, 0);
    entry.writeUInt32LE(offset, 4);
    entry.writeUInt16LE(0x20, 14);
    entry.write(name, 16);
    offset += size;
    return entry;
  });
  const data = blocks.map(({ packed, size }) => {
    const block = Buffer.from(blockBytes(packed, size));
    if (raw.checksums === false) block.writeUInt32LE(0, 0);
    // A reserved area of zeros, a multiple of four long, leaves the checksum as it is.
    return Buffer.concat([block.subarray(0, 8), Buffer.alloc(reserve?.block ?? 0), block.subarray(8)]);
  });
  const directory = [header, folder, ...entries];
  const dataOffset = directory.reduce((sum, part) => sum + part.length, 0);
  header.write('MSCF', 'latin1');
  header.writeUInt32LE(
    data.reduce((sum, part) => sum + part.length, dataOffset),
    8,
  );
  header.writeUInt32LE(header.length + folder.length, 16);
  header.writeUInt16LE(0x0103, 24);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(members.length, 28);
  header.writeUInt16LE(raw.flags ?? (reserve ? 4 : 0), 30);
  if (reserve) {
    header.writeUInt16LE(reserve.header, 36);
    header.writeUInt8(reserve.folder, 38);
    header.writeUInt8(reserve.block, 39);
  }
  folder.writeUInt32LE(dataOffset, 0);
  folder.writeUInt16LE(blocks.length, 4);
  folder.writeUInt16LE(raw.compression, 6);
  return Buffer.concat([...directory, ...data]);
}
