import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Worker } from 'node:worker_threads';
import { startSessionWorker } from '../cmdlets/sessionWorker.ts';

let prepared: Worker | undefined;

/**
 * Starts the thread of a session ahead, so that it loads its program while this one is read. With the engine's flags as they are: Node's own modules come
 * compiled for these alone, and a thread has most of them to load.
 */
export function prepareSession(): void {
  try {
    prepared = startSessionWorker(programFolder());
  } catch {
    // Whoever takes a session is told of it.
  }
}

/** The thread for a session: the one that was prepared, else a new one. Throws `notFound` where its program is missing. */
export function takeSession(): Worker {
  const worker = prepared ?? startSessionWorker(programFolder());
  prepared = undefined;
  return worker;
}

/** Where the program of sessions is: the build puts it beside the one that runs. */
function programFolder(): string {
  const running = process.argv[1] ?? '';
  return path.dirname(existsSync(running) ? realpathSync(running) : '.');
}
