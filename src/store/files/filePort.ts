import path from 'node:path';

/** A file that stays open. Rejections are the operating system's errors (`code` `ENOSPC`, `EIO`, …). */
export interface OpenFile {
  /** Up to `length` bytes from `position`, fewer only at the end of the file. The array has its own buffer. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** Writes all bytes at `position`. */
  write(position: number, bytes: Uint8Array): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Returns when everything written so far is on the medium. */
  sync(): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
}

/** Size in bytes and time of the last change (ms UTC by the file system's clock) of a file. */
export interface FileInfo {
  readonly size: number;
  readonly modified: number;
}

/** How a file is opened: `write` creates it where it is missing, `create` rejects with `EEXIST` where it is there. */
export type OpenMode = 'read' | 'write' | 'create';

/**
 * Everything the store does to the disk, so that a test can record, drop, reorder or refuse it. NeDB and write-file-atomic
 * use Node's `fs` themselves; what NeDB keeps is a projection that is brought up from what goes through here.
 */
export interface FilePort {
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  /** Puts a small file in place of another in one durable step; `mode`: who may read and write it, where the system knows that. */
  replace(path: string, bytes: Uint8Array, mode?: number): Promise<void>;
  /** A whole small file; undefined when there is none. */
  readAll(path: string): Promise<Uint8Array | undefined>;
  info(path: string): Promise<FileInfo | undefined>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /** Sets the time of the last change to now. */
  touch(path: string): Promise<void>;
  /** Makes a folder and those above it; returns when the entries of those that were not there are on the medium. */
  makeFolder(path: string): Promise<void>;
  /** Names of the files and folders in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Returns when the folder's entries are on the medium. */
  syncFolder(path: string): Promise<void>;
}

/** Opens a file for writing, made where it is missing, whose entry in its folder is on the medium. */
export async function openDurably(files: FilePort, file: string): Promise<OpenFile> {
  const opened = await files.open(file, 'write');
  try {
    await files.syncFolder(path.dirname(file));
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
