import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

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
}

/** All files of the machine: for a session whose caller has checked what it runs. */
export const machineFiles: ScriptFiles = {
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
  readText: (path) => readFileSync(path, 'utf8').replace(/^\u{feff}/u, ''),
  list: (folder) => readdirSync(folder).sort(),
  readBytes: (path) => readFileSync(path),
  writeBytes: (path, bytes, append) => {
    writeFileSync(path, bytes, { flag: append ? 'a' : 'w' });
  },
  writeText: (path, text, append) => {
    writeFileSync(path, text, { flag: append ? 'a' : 'w' });
  },
};

/** A path as a script writes it, from a folder: both separators stand for one. */
export function resolvePath(path: string, folder: string): string {
  const written = path.replaceAll('\\', '/');
  return isAbsolute(written) ? resolve(written) : resolve(folder, written);
}
