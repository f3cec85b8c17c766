import { crc32 } from 'node:zlib';
import type { FilePort } from '../files/filePort.ts';
import { damaged } from '../files/ioFailure.ts';

/** Named byte sequences and a JSON value, as one checksummed file holds them. */
export interface Sections {
  readonly meta: unknown;
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

interface SectionIndex {
  readonly meta: unknown;
  readonly sections: readonly (readonly [name: string, length: number, check: number])[];
}

const magic = 0x4e535553;
const headLength = 16;

/** Writes and syncs a section file: magic, length and CRC-32 of the index, index as JSON, then the sections. */
export async function writeSections(
  files: FilePort,
  path: string,
  { meta, sections }: Sections,
): Promise<void> {
  const index: SectionIndex = {
    meta,
    sections: [...sections].map(([name, bytes]) => [name, bytes.length, crc32(bytes)]),
  };
  const json = Buffer.from(JSON.stringify(index));
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(json.length, 4);
  head.writeUInt32LE(crc32(json), 8);
  const file = await files.open(path, 'write');
  try {
    await file.truncate(0);
    let position = 0;
    for (const bytes of [head, json, ...sections.values()]) {
      await file.write(position, bytes);
      position += bytes.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a section file; rejects with `damagedStore` when it is not whole. Every section has its own buffer. */
export async function readSections(files: FilePort, path: string): Promise<Sections> {
  const file = await files.open(path, 'read');
  try {
    const head = Buffer.from((await file.read(0, headLength)).buffer);
    if (head.length < headLength || head.readUInt32LE(0) !== magic) throw damaged(`${path}: no snapshot`);
    let position = headLength + head.readUInt32LE(4);
    if (position > (await file.size())) throw damaged(`${path}: ends in its index`);
    const json = await file.read(headLength, head.readUInt32LE(4));
    // Zeros where a head was torn would match the checksum of nothing.
    if (json.length === 0 || crc32(json) !== head.readUInt32LE(8))
      throw damaged(`${path}: the index does not match its checksum`);
    const index: unknown = JSON.parse(Buffer.from(json.buffer).toString());
    if (!isIndex(index)) throw damaged(`${path}: the index is none`);
    const sections = new Map<string, Uint8Array>();
    for (const [name, length, check] of index.sections) {
      const bytes = await file.read(position, length);
      if (bytes.length !== length || crc32(bytes) !== check) {
        throw damaged(`${path}: section ${name} does not match its checksum`);
      }
      sections.set(name, bytes);
      position += length;
    }
    return { meta: index.meta, sections };
  } finally {
    await file.close();
  }
}

/** The checksum says that this store wrote it. */
function isIndex(value: unknown): value is SectionIndex {
  return typeof value === 'object' && value !== null && 'meta' in value && 'sections' in value;
}
