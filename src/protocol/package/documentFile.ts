import { open, readdir, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../base/errorCode.ts';
import { SyncError } from '../../domain/errors/syncError.ts';

/** Where a document lies in the file. */
export interface DocumentPlace {
  readonly offset: number;
  readonly size: number;
}

const suffix = '.documents';

/** The documents of a served package, uncompressed, in a file that lives as long as the server. */
export class DocumentFile {
  readonly #file: string;
  readonly #handle: FileHandle;
  #size = 0;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  /** Creates an empty file in the folder; files of processes that no longer run are removed. */
  static async create(folder: string): Promise<DocumentFile> {
    for (const name of await readdir(folder)) {
      if (name.endsWith(suffix) && !isRunning(Number.parseInt(name, 10)))
        await rm(path.join(folder, name), { force: true });
    }
    const file = path.join(folder, `${process.pid}-${crypto.randomUUID()}${suffix}`);
    return new DocumentFile(file, await open(file, 'wx+', 0o600));
  }

  /** Appends documents with one write; returns their places in the same order. */
  async append(documents: readonly Uint8Array[]): Promise<readonly DocumentPlace[]> {
    const start = this.#size;
    const places = documents.map(({ length }) => {
      const place = { offset: this.#size, size: length };
      this.#size += length;
      return place;
    });
    const bytes = Buffer.concat(documents);
    for (let written = 0; written < bytes.length;) {
      const result = await this.#handle.write(bytes, written, bytes.length - written, start + written);
      written += result.bytesWritten;
    }
    return places;
  }

  /** The bytes of one document. */
  async read({ offset, size }: DocumentPlace): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(size);
    for (let filled = 0; filled < size;) {
      const { bytesRead } = await this.#handle.read(buffer, filled, size - filled, offset + filled);
      if (bytesRead === 0) throw new SyncError('inputOutput', `${this.#file} was cut off while being served`);
      filled += bytesRead;
    }
    return buffer;
  }

  /** Closes and removes the file. */
  async close(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of another user exists but may not be signalled.
    return errorCode(error) === 'EPERM';
  }
}
