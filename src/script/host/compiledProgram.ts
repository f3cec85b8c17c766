import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A program that was loaded. */
export interface LoadedProgram {
  /** Whether the engine took the code that was kept, and compiled nothing. */
  readonly isFromCode: boolean;
  /** Keeps what the engine has compiled until now, where that is not kept yet. Never throws. */
  readonly keepCode: () => void;
}

const checksumLength = 4;
const ending = `-${process.versions.v8}-${process.arch}.code`;

/**
 * Loads a CommonJS program with the code that the engine made of it the last time, kept in a folder of the user. The name of the program has to tell
 * of its content: the engine compares no more than the length. Code of another engine is not looked at; what is damaged is passed over.
 */
export function loadProgram(file: string, folder: string | null): LoadedProgram {
  const kept = folder && path.join(folder, `${path.basename(file, '.cjs')}${ending}`);
  const code = kept === null ? undefined : readCode(kept);
  const text = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(text, {
    filename: file,
    ...(code === undefined ? {} : { cachedData: code }),
  });
  const isFromCode = code !== undefined && script.cachedDataRejected === false;
  const program = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function')
    run.call(program.exports, program.exports, createRequire(file), program, file, path.dirname(file));
  return {
    isFromCode,
    keepCode: () => {
      if (kept !== null && !isFromCode) writeCode(kept, script.createCachedData());
    },
  };
}

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

function readCode(file: string): Buffer | undefined {
  try {
    if (!isOwn(path.dirname(file))) return undefined;
    const bytes = readFileSync(file);
    const code = bytes.subarray(checksumLength);
    return bytes.length > checksumLength && bytes.readUInt32LE(0) === crc32(code) ? code : undefined;
  } catch {
    // Without kept code a program is compiled, as any other.
    return undefined;
  }
}

function writeCode(file: string, code: Buffer): void {
  const folder = path.dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const checksum = Buffer.alloc(checksumLength);
    checksum.writeUInt32LE(crc32(code));
    const part = `${file}.${process.pid}`;
    writeFileSync(part, Buffer.concat([checksum, code]), { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
    for (const name of readdirSync(folder))
      if (name.includes(ending) && name !== path.basename(file)) rmSync(path.join(folder, name));
  } catch {
    // A disk that is full or read-only costs time at the next start, nothing else.
  }
}

/** Kept code is run unseen: nobody but the user may be able to write there. */
function isOwn(folder: string): boolean {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) return false;
  // On Windows, what is below the user's own folder is the user's by its access control list.
  if (process.getuid === undefined) return true;
  return status.uid === process.getuid() && (status.mode & 0o022) === 0;
}
