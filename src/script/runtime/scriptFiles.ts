import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { systemException } from '../values/systemException.ts';

/** What the system knows of a file or folder. Times are milliseconds since 1970. */
export interface FileStatus {
  readonly isFolder: boolean;
  /** Bytes. */
  readonly length: number;
  readonly created: number;
  readonly modified: number;
  readonly accessed: number;
  /** Whether its permissions let nobody write. */
  readonly readOnly: boolean;
}

/** The files a session may reach. Paths are absolute; what is refused or not there throws a Node error. */
export interface ScriptFiles {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  readText(path: string): string;
  /** Names in a folder, sorted. */
  list(folder: string): string[];
  readBytes(path: string): Uint8Array;
  writeBytes(path: string, bytes: Uint8Array, append: boolean): void;
  writeText(path: string, text: string, append: boolean): void;
  /** Undefined where there is no such file or folder. */
  status(path: string): FileStatus | undefined;
  /** Makes a folder and what is missing above it. */
  makeFolder(path: string): void;
  /** Removes a file, or a folder with all in it. */
  remove(path: string): void;
  /** Moves or renames a file or folder; puts a file in place of another. */
  move(from: string, to: string): void;
  /** Copies one file, in place of what was there. */
  copyFile(from: string, to: string): void;
  /** Sets when it was last read and written. */
  setTimes(path: string, accessed: number, modified: number): void;
}

/** What stands at a path; undefined for nothing, and for what the system does not let be looked at: so .NET answers whether a file is there. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemException(error) === undefined) throw error;
    return undefined;
  }
}

/** All files of the machine: for a session whose caller has checked what it runs. */
export const machineFiles: ScriptFiles = {
  isFile: (path) => statsOf(path)?.isFile() === true,
  isFolder: (path) => statsOf(path)?.isDirectory() === true,
  readText: (path) => readFileSync(path, 'utf8').replace(/^\u{feff}/u, ''),
  list: (folder) => readdirSync(folder).sort(),
  readBytes: (path) => readFileSync(path),
  writeBytes: (path, bytes, append) => {
    writeFileSync(path, bytes, { flag: append ? 'a' : 'w' });
  },
  writeText: (path, text, append) => {
    writeFileSync(path, text, { flag: append ? 'a' : 'w' });
  },
  status: (path) => {
    const found = statsOf(path);
    return found === undefined
      ? undefined
      : {
          isFolder: found.isDirectory(),
          length: found.size,
          created: found.birthtimeMs,
          modified: found.mtimeMs,
          accessed: found.atimeMs,
          readOnly: (found.mode & 0o222) === 0,
        };
  },
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true });
  },
  remove: (path) => {
    rmSync(path, { recursive: true });
  },
  move: (from, to) => {
    renameSync(from, to);
  },
  copyFile: (from, to) => {
    copyFileSync(from, to);
  },
  setTimes: (path, accessed, modified) => {
    utimesSync(path, accessed / 1000, modified / 1000);
  },
};

/** A path as a script writes it, from a folder: both separators stand for one. */
export function resolvePath(path: string, folder: string): string {
  const written = path.replaceAll('\\', '/');
  return isAbsolute(written) ? resolve(written) : resolve(folder, written);
}
