import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpdateRecord } from '../../domain/updateRecord.ts';

/**
 * Encoded records by number in one temporary file, written once and read at random. An entry is one byte for the
 * encoding, 32 bytes of SHA-256 and the bytes themselves.
 */
export class RecordFile {
  readonly #folder: string;
  readonly #file: FileHandle;
  /** Where each entry starts; one more at the end. */
  readonly #offsets: Float64Array;

  private constructor(folder: string, file: FileHandle, offsets: Float64Array) {
    this.#folder = folder;
    this.#file = file;
    this.#offsets = offsets;
  }

  /** Writes records 0 … count−1 into a new temporary folder below `folder` (default: the system's). */
  static async write(
    count: number,
    record: (number: number) => UpdateRecord,
    {
      folder: parent = os.tmpdir(),
      signal,
    }: { readonly folder?: string; readonly signal?: AbortSignal } = {},
  ): Promise<RecordFile> {
    const folder = await mkdtemp(path.join(parent, 'susync-sample-'));
    const file = await open(path.join(folder, 'records'), 'w+');
    const offsets = new Float64Array(count + 1);
    try {
      let pending: Uint8Array[] = [];
      let size = 0;
      for (let number = 0; number < count; number++) {
        const { encoding, bytes, storedDigest } = record(number);
        pending.push(Buffer.from([encoding === 'text' ? 0 : 1]), Buffer.from(storedDigest, 'hex'), bytes);
        size += headSize + bytes.length;
        offsets[number + 1] = (offsets[number] ?? 0) + headSize + bytes.length;
        if (size < batchSize && number + 1 < count) continue;
        signal?.throwIfAborted();
        await file.appendFile(Buffer.concat(pending, size));
        pending = [];
        size = 0;
      }
      return new RecordFile(folder, file, offsets);
    } catch (error) {
      await file.close();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Bytes of the file. */
  get size(): number {
    return this.#offsets.at(-1) ?? 0;
  }

  /** The record of that number. */
  async read(number: number): Promise<UpdateRecord> {
    const start = this.#offsets[number] ?? 0;
    const length = (this.#offsets[number + 1] ?? start) - start;
    const entry = Buffer.allocUnsafeSlow(length);
    const { bytesRead } = await this.#file.read(entry, 0, length, start);
    if (length < headSize || bytesRead < length)
      throw new SyncError('notFound', `The file of encoded sample documents has no entry ${number}`);
    return {
      encoding: entry[0] === 0 ? 'text' : 'cabinet',
      bytes: entry.subarray(headSize),
      storedDigest: entry.toString('hex', 1, headSize),
    };
  }

  /** Closes and removes the file with its folder. */
  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const headSize = 33;
const batchSize = 4 * 1024 * 1024;
