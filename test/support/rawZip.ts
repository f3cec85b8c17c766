import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip file as a test wants it; what is not said is as it should be. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array;
  readonly method?: number;
  /** What lies in the file instead of the content. */
  readonly body?: Uint8Array;
  readonly flags?: number;
  /** What the directory says instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
  /** What the local header says instead. */
  readonly localName?: string;
  /** Upper half of the external attributes and maker Unix. */
  readonly unixMode?: number;
}

/** A zip file of any entries, also such as no program should write. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const content = entry.content ?? new Uint8Array(0);
    const method = entry.method ?? 0;
    const body = entry.body ?? (method === 8 ? deflateRawSync(content) : content);
    const common = Buffer.alloc(22);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(entry.size ?? content.length, 18);
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      common,
      words(localName.length, 0),
      localName,
      body,
    ]);
    const central = Buffer.alloc(12);
    if (entry.unixMode !== undefined) central.writeUInt32LE((entry.unixMode << 16) >>> 0, 4);
    central.writeUInt32LE(offset, 8);
    const maker = words(entry.unixMode === undefined ? 20 : 0x031e);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), maker, common, words(name.length, 0, 0), central, name]),
    );
    parts.push(local);
    offset += local.length;
  }
  const length = directory.reduce((sum, { length: bytes }) => sum + bytes, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  const count = Math.min(entries.length, 0xffff);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}
