import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import {
  countIn64,
  directoryEntryLength,
  dosTime,
  end64Length,
  end64LocatorLength,
  endLength,
  in64,
  localHeaderLength,
  ZipFlag,
  type ZipMethod,
  ZipSignature,
} from './zipLayout.ts';

interface WrittenEntry {
  readonly name: Uint8Array;
  readonly method: ZipMethod;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const deflate = promisify<Uint8Array, { readonly level: number }, Uint8Array>(deflateRaw);

/** Bytes deflated, in another thread; the bytes themselves where that gains nothing. The level is that at which it costs little. */
export async function deflated(content: Uint8Array): Promise<Uint8Array> {
  const packed = await deflate(content, { level: 1 });
  return packed.length < content.length ? packed : content;
}

/**
 * Writes a zip file front to back, an entry at a time. The same entries and the same moment give the same bytes. Nothing but the
 * directory is kept in memory; where the file outgrows 32 bits, the 64-bit structures stand beside.
 */
export class ZipWriter {
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  readonly #time: number;
  readonly #entries: WrittenEntry[] = [];
  #offset: number;

  /** `modified`: moment of all entries, ms UTC. `start`: offset in the file at which the first entry will stand. */
  constructor(write: (bytes: Uint8Array) => Promise<void>, modified: number, start = 0) {
    this.#write = write;
    this.#time = dosTime(modified);
    this.#offset = start;
  }

  /** Bytes written so far, with those of the directory that is still to come. */
  get length(): number {
    const directory = this.#entries.reduce(
      (sum, { name }) => sum + directoryEntryLength + name.length + 12,
      0,
    );
    return this.#offset + directory + end64Length + end64LocatorLength + endLength;
  }

  /** Adds an entry of less than 4 GiB; `body` is what `deflated` made of its bytes. */
  async add(name: string, content: Uint8Array, body: Uint8Array = content): Promise<void> {
    const entry: WrittenEntry = {
      name: Buffer.from(name),
      method: body === content ? 0 : 8,
      crc: crc32(content),
      packed: body.length,
      size: content.length,
      offset: this.#offset,
    };
    const head = Buffer.alloc(localHeaderLength + entry.name.length);
    head.writeUInt32LE(ZipSignature.localHeader, 0);
    this.#common(head, 4, entry);
    head.writeUInt16LE(entry.name.length, 26);
    head.set(entry.name, localHeaderLength);
    await this.#append(head);
    await this.#append(body);
    this.#entries.push(entry);
  }

  /** Writes the directory; afterwards nothing can be added. */
  async end(): Promise<void> {
    const start = this.#offset;
    for (const entry of this.#entries) await this.#append(this.#directoryEntry(entry));
    const length = this.#offset - start;
    const is64 = this.#entries.length >= countIn64 || start >= in64 || length >= in64;
    if (is64) await this.#append(this.#end64(start, length));
    const end = Buffer.alloc(endLength);
    end.writeUInt32LE(ZipSignature.end, 0);
    const count = Math.min(this.#entries.length, countIn64);
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(Math.min(length, in64), 12);
    end.writeUInt32LE(Math.min(start, in64), 16);
    await this.#append(end);
  }

  #directoryEntry(entry: WrittenEntry): Uint8Array {
    const is64 = entry.offset >= in64;
    const head = Buffer.alloc(directoryEntryLength + entry.name.length + (is64 ? 12 : 0));
    head.writeUInt32LE(ZipSignature.directoryEntry, 0);
    head.writeUInt16LE(45, 4);
    this.#common(head, 6, entry);
    head.writeUInt16LE(entry.name.length, 28);
    head.writeUInt32LE(Math.min(entry.offset, in64), 42);
    head.set(entry.name, directoryEntryLength);
    if (is64) {
      const extra = directoryEntryLength + entry.name.length;
      head.writeUInt16LE(12, 30);
      head.writeUInt16LE(1, extra);
      head.writeUInt16LE(8, extra + 2);
      head.writeBigUInt64LE(BigInt(entry.offset), extra + 4);
    }
    return head;
  }

  /** What local header and directory entry have in common: 22 bytes from the version on. */
  #common(head: Buffer, at: number, { method, crc, packed, size }: WrittenEntry): void {
    head.writeUInt16LE(45, at);
    head.writeUInt16LE(ZipFlag.utf8, at + 2);
    head.writeUInt16LE(method, at + 4);
    head.writeUInt32LE(this.#time, at + 6);
    head.writeUInt32LE(crc, at + 10);
    head.writeUInt32LE(packed, at + 14);
    head.writeUInt32LE(size, at + 18);
  }

  #end64(start: number, length: number): Uint8Array {
    const bytes = Buffer.alloc(end64Length + end64LocatorLength);
    bytes.writeUInt32LE(ZipSignature.end64, 0);
    bytes.writeBigUInt64LE(BigInt(end64Length - 12), 4);
    bytes.writeUInt16LE(45, 12);
    bytes.writeUInt16LE(45, 14);
    bytes.writeBigUInt64LE(BigInt(this.#entries.length), 24);
    bytes.writeBigUInt64LE(BigInt(this.#entries.length), 32);
    bytes.writeBigUInt64LE(BigInt(length), 40);
    bytes.writeBigUInt64LE(BigInt(start), 48);
    bytes.writeUInt32LE(ZipSignature.end64Locator, end64Length);
    bytes.writeBigUInt64LE(BigInt(start + length), end64Length + 8);
    bytes.writeUInt32LE(1, end64Length + 16);
    return bytes;
  }

  async #append(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes);
    this.#offset += bytes.length;
  }
}
