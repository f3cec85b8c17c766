import { type FileHandle, mkdir, open, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { FilePort, OpenFile, OpenMode } from './filePort.ts';
import { errorCode } from '../../base/errorCode.ts';
import { unfilledBytes } from '../../base/unfilledBytes.ts';

/** The machine's files. */
export const nodeFiles: FilePort = {
  async open(file, mode) {
    return new NodeFile(await openHandle(file, mode));
  },
  async replace(file, bytes, mode) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    await writeFileAtomic(file, content, mode === undefined ? {} : { mode });
    // The library syncs the file, not the folder that the rename changed.
    await syncFolder(path.dirname(file));
  },
  readAll: (file) => absentAs(readFile(file), undefined),
  async info(file) {
    const found = await absentAs(stat(file), undefined);
    return found && { size: found.size, modified: found.mtimeMs };
  },
  rename,
  remove: (file) => rm(file, { force: true }),
  async touch(file) {
    const now = new Date();
    await utimes(file, now, now);
  },
  async makeFolder(folder) {
    const made = await mkdir(folder, { recursive: true });
    // Also one that was there: whoever made it may have been killed before its entry was on the medium.
    const above = path.dirname(path.resolve(made ?? folder));
    for (let at = path.dirname(path.resolve(folder)); ; at = path.dirname(at)) {
      await syncFolderIfAllowed(at);
      if (at === above || at === path.dirname(at)) return;
    }
  },
  async list(folder) {
    const names: readonly string[] = await absentAs(readdir(folder), []);
    return [...names].sort();
  },
  syncFolder,
};

async function openHandle(file: string, mode: OpenMode): Promise<FileHandle> {
  if (mode === 'read') return open(file, 'r');
  if (mode === 'create') return open(file, 'wx+');
  try {
    return await open(file, 'r+');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return open(file, 'wx+');
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; NTFS keeps the order of its own journal.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder that one may pass through but not read cannot be synced by anyone but its owner. */
async function syncFolderIfAllowed(folder: string): Promise<void> {
  try {
    await syncFolder(folder);
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
  }
}

async function absentAs<T, U>(promise: Promise<T>, absent: U): Promise<T | U> {
  try {
    return await promise;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return absent;
    throw error;
  }
}

class NodeFile implements OpenFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    const bytes = unfilledBytes(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(bytes, filled, length - filled, position + filled);
      if (bytesRead === 0) return bytes.slice(0, filled);
      filled += bytesRead;
    }
    return bytes;
  }

  async write(position: number, bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(
        bytes,
        written,
        bytes.length - written,
        position + written,
      );
      written += bytesWritten;
    }
  }

  async truncate(length: number): Promise<void> {
    await this.#handle.truncate(length);
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
