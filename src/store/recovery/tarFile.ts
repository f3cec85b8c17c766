import { SyncError } from '../../domain/errors/syncError.ts';
import type { FilePort, OpenFile } from '../files/filePort.ts';

const block = 512;
const chunkLength = 1024 * 1024;

/** Writes one tar file (ustar, POSIX.1-1988) member after member; sizes above 8 GiB in base 256 as GNU tar does. */
export class TarWriter {
  readonly #file: OpenFile;
  #position = 0;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  /** Adds a member of `size` bytes; `content` must yield exactly so many. `modified` in ms UTC. */
  async add(
    member: { readonly name: string; readonly size: number; readonly modified: number },
    content: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    await this.#write(tarHeader(member));
    let length = 0;
    for await (const bytes of content) {
      await this.#write(bytes);
      length += bytes.length;
    }
    if (length !== member.size) {
      throw new SyncError('inputOutput', `${member.name} has ${length} bytes of ${member.size}`);
    }
    await this.#write(new Uint8Array((block - (length % block)) % block));
  }

  /** Ends the archive and syncs it. */
  async end(): Promise<void> {
    await this.#write(new Uint8Array(2 * block));
    await this.#file.sync();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#file.write(this.#position, bytes);
    this.#position += bytes.length;
  }
}

/** A member of a tar file, to be read before the next one is asked for. */
export interface TarMember {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The plain files of a tar file as `TarWriter` writes it. Throws `damagedStore` when a header does not match its checksum. */
export async function* tarMembers(files: FilePort, path: string): AsyncGenerator<TarMember, void, void> {
  const file = await files.open(path, 'read');
  try {
    const end = await file.size();
    for (let position = 0; position + block <= end;) {
      const header = Buffer.from(await file.read(position, block));
      if (header.every((byte) => byte === 0)) return;
      const size = sizeOf(header);
      if (checksum(header) !== Number.parseInt(header.toString('latin1', 148, 156), 8) || !(size <= end)) {
        throw new SyncError('damagedStore', `${path}, offset ${position}: no member of a backup`);
      }
      const start = position + block;
      yield { name: textOf(header, 0, 100), size, content: contentOf(file, start, size) };
      position = start + Math.ceil(size / block) * block;
    }
    throw new SyncError('damagedStore', `${path}: ends before the end of the backup`);
  } finally {
    await file.close();
  }
}

async function* contentOf(
  file: OpenFile,
  start: number,
  size: number,
): AsyncGenerator<Uint8Array, void, void> {
  for (let done = 0; done < size;) {
    const bytes = await file.read(start + done, Math.min(chunkLength, size - done));
    if (bytes.length === 0) throw new SyncError('damagedStore', 'The backup ends within a file');
    done += bytes.length;
    yield bytes;
  }
}

function tarHeader(member: {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
}): Buffer {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(member.name) > 100) throw new RangeError(`${member.name} is too long a name for tar`);
  header.write(member.name, 0);
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0'.repeat(2), 108, 'latin1');
  if (member.size < 8 ** 11) header.write(octal(member.size, 11), 124, 'latin1');
  else {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(member.size), 128);
  }
  header.write(octal(Math.floor(member.modified / 1000), 11), 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\0' + '00', 257, 'latin1');
  header.write(`${octal(checksum(header), 6)}\0 `, 148, 'latin1');
  return header;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** Sum of the header's bytes, its own field read as blanks. */
function checksum(header: Buffer): number {
  let sum = 8 * 32;
  for (let index = 0; index < block; index++) {
    if (index < 148 || index >= 156) sum += header[index] ?? 0;
  }
  return sum;
}

function sizeOf(header: Buffer): number {
  if ((header[124] ?? 0) & 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(header.toString('latin1', 124, 136), 8);
}

function textOf(header: Buffer, start: number, length: number): string {
  const end = header.indexOf(0, start);
  return header.toString('utf8', start, end < 0 ? start + length : Math.min(end, start + length));
}
