import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readBytes } from './readBytes.ts';

/** What kept code begins with: a checksum of the program's text, one of the code. With 8 bytes the engine finds the code aligned and need not copy it. */
const headLength = 8;
const ending = `-${process.versions.v8}-${process.arch}.code`;

/** Where the user's programs keep what they can make anew; null where nobody says. */
export function codeFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const { HOME: home, LOCALAPPDATA: local, XDG_CACHE_HOME: cache } = environment;
  if (environment['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return null;
  const base = {
    win32: local,
    darwin: home && path.join(home, 'Library', 'Caches'),
    linux: cache ?? (home && path.join(home, '.cache')),
  }[platform === 'win32' || platform === 'darwin' ? platform : 'linux'];
  return base !== undefined && path.isAbsolute(base) ? path.join(base, 'susync') : null;
}

/** Where the code of a program is kept: code of another engine has another name. */
export function codeFile(folder: string, program: string): string {
  return path.join(folder, `${path.basename(program, '.cjs')}${ending}`);
}

/** The code that was kept of a program with this text; null where there is none, or it is damaged, or others could have written it. */
export function readCode(file: string, text: Uint8Array): Uint8Array<ArrayBuffer> | null {
  try {
    if (!isOwn(path.dirname(file))) return null;
    const bytes = readBytes(file);
    const code = bytes.subarray(headLength);
    return bytes.length > headLength && bytes.subarray(0, headLength).equals(headOf(text, code))
      ? code
      : null;
  } catch {
    // Without kept code a program is compiled, as any other.
    return null;
  }
}

/** Keeps code in place of what was kept before. Never throws. */
export function writeCode(file: string, text: Uint8Array, code: Uint8Array): void {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const part = `${file}.${process.pid}`;
    writeFileSync(part, Buffer.concat([headOf(text, code), code]), { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
    for (const name of readdirSync(folder))
      if (name.includes(ending) && name !== path.basename(file)) rmSync(path.join(folder, name));
  } catch {
    // A disk that is full or read-only costs time at the next start, nothing else.
  }
}

function headOf(text: Uint8Array, code: Uint8Array): Buffer {
  // Read when it is needed: a thread that keeps nothing starts sooner.
  const { crc32 } = process.getBuiltinModule('node:zlib');
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(crc32(text), 0);
  head.writeUInt32LE(crc32(code), 4);
  return head;
}

/** Kept code is run unseen: nobody but the user may be able to write there. */
function isOwn(folder: string): boolean {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) return false;
  // On Windows, what is below the user's own folder is the user's by its access control list.
  if (process.getuid === undefined) return true;
  return status.uid === process.getuid() && (status.mode & 0o022) === 0;
}
