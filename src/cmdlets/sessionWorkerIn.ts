import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { type ProgramBytes, readProgram } from '../script/host/compiledProgram.ts';
import { codeFolder } from '../script/host/keptCode.ts';

/** Heap of a session's thread, in MiB. */
const heapMegabytes = 1024;

/** So large that calls within each other end at the limit of their depth: at the end of a stack the engine gives up the whole process where it compiles a pattern. */
const stackMegabytes = 64;

/**
 * Starts the thread of a session: it loads its program, and waits for what it is to do. `folder`: where the build has put both, script.cjs and session.cjs; undefined
 * where they are missing. What this imports is all that is read before the thread is on its way.
 */
export function sessionWorkerIn(folder: string): Worker | undefined {
  const [loader = '', program = ''] = ['script.cjs', 'session.cjs'].map((name) => path.join(folder, name));
  if (!existsSync(loader) || !existsSync(program)) return undefined;
  const worker = new Worker(loader, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, stackSizeMb: stackMegabytes },
  });
  // Read here, while the thread comes up.
  const bytes = readProgram(program, codeFolder(process.platform, process.env));
  worker.postMessage(bytes, buffersOf(bytes));
  return worker;
}

function buffersOf({ text, code }: ProgramBytes): ArrayBuffer[] {
  return [text, ...(code === null ? [] : [code])].map(({ buffer }) => buffer);
}
