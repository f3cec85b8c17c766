import path from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import { codeFile, readCode, writeCode } from './keptCode.ts';
import { readBytes } from './readBytes.ts';

/**
 * A program as a thread gets it. Its text is a function of `exports, require, module, __filename, __dirname` in ASCII, as the build makes it: its bytes are its
 * characters.
 */
export interface ProgramBytes {
  readonly file: string;
  readonly text: Uint8Array<ArrayBuffer>;
  /** What the engine made of it the last time. */
  readonly code: Uint8Array<ArrayBuffer> | null;
  /** Where that is kept. */
  readonly kept: string | null;
}

/** A program that was loaded. */
export interface LoadedProgram {
  readonly exports: unknown;
  /** Whether the engine took the code that was kept, and compiled nothing. */
  readonly isFromCode: boolean;
  /** Keeps what the engine has compiled until now, where that is not kept yet. Never throws. */
  readonly keepCode: () => void;
}

/** Reads a program and the code that is kept of it in a folder of the user. */
export function readProgram(file: string, folder: string | null): ProgramBytes {
  const text = readBytes(file);
  const kept = folder === null ? null : codeFile(folder, file);
  return { file, text, kept, code: kept === null ? null : readCode(kept, text) };
}

/** What Node has built in that few scripts need: reading it takes 10 ms of every start. */
const lateModules: ReadonlySet<string> = new Set(['node:crypto', 'node:net']);

function builtIn(id: string): object {
  const module = (): object => process.getBuiltinModule(id) ?? {};
  return lateModules.has(id)
    ? new Proxy({}, { get: (_target, name): unknown => Reflect.get(module(), name) })
    : module();
}

/** Loads a program, which may require what Node has built in. */
export function loadProgram({ file, text, code, kept }: ProgramBytes): LoadedProgram {
  const script = new Script(Buffer.from(text.buffer, text.byteOffset, text.length).toString('latin1'), {
    filename: file,
    ...(code === null ? {} : { cachedData: code }),
  });
  const isFromCode = code !== null && script.cachedDataRejected === false;
  const program = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run === 'function')
    run.call(program.exports, ...[program.exports, builtIn, program, file, path.dirname(file)]);
  return {
    exports: program.exports,
    isFromCode,
    keepCode: () => {
      if (kept !== null && !isFromCode) writeCode(kept, text, script.createCachedData());
    },
  };
}
