import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { accountName } from './accountName.ts';
import { decodeText, fileEncoding } from '../../serialize/textEncoding.ts';
import { systemException } from '../../values/systemException.ts';
import type { NetFiles } from '../../types/files/netFiles.ts';

/** The files a session may reach. */
export type ScriptFiles = NetFiles;

/** What stands at a path; undefined for nothing, and for what the system does not let be looked at: so .NET answers whether a file is there. */
function statsOf(path: string, read: typeof statSync = statSync): Stats | undefined {
  try {
    return read(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemException(error) === undefined) throw error;
    return undefined;
  }
}

/** All files of the machine: for a session whose caller has checked what it runs. */
export const machineFiles: ScriptFiles = {
  // A link that leads nowhere is a file by itself.
  isFile: (path) => statsOf(path)?.isFile() ?? statsOf(path, lstatSync)?.isSymbolicLink() === true,
  isFolder: (path) => statsOf(path)?.isDirectory() === true,
  readText: (path) => decodeText(readFileSync(path), fileEncoding(undefined)),
  list: (folder) => readdirSync(folder).sort(),
  readBytes: (path) => readFileSync(path),
  writeBytes: (path, bytes, append) => {
    writeFileSync(path, bytes, { flag: append ? 'a' : 'w' });
  },
  writeText: (path, text, append) => {
    writeFileSync(path, text, { flag: append ? 'a' : 'w' });
  },
  status: (path) => {
    const found = statsOf(path, lstatSync);
    if (found === undefined) return undefined;
    const isLink = found.isSymbolicLink();
    return {
      isFolder: (isLink ? statsOf(path) : found)?.isDirectory() === true,
      length: found.size,
      created: found.birthtimeMs,
      modified: found.mtimeMs,
      accessed: found.atimeMs,
      readOnly: (found.mode & 0o222) === 0,
      permissions: found.mode & 0o777,
      linkTarget: isLink ? readlinkSync(path) : null,
      names: found.nlink,
      get owner() {
        return accountName('passwd', found.uid);
      },
      get group() {
        return accountName('group', found.gid);
      },
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
  link: (path, target, kind) => {
    if (kind === 'hard') linkSync(target, path);
    else symlinkSync(target, path);
  },
  setReadOnly: (path, readOnly) => {
    const { mode } = statSync(path);
    chmodSync(path, readOnly ? mode & ~0o222 : mode | 0o200);
  },
};

/** A path as a script writes it, from a folder: both separators stand for one. */
export function resolvePath(path: string, folder: string): string {
  const written = path.replaceAll('\\', '/');
  return isAbsolute(written) ? resolve(written) : resolve(folder, written);
}
