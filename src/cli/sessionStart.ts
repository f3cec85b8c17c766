import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Worker } from 'node:worker_threads';
import { startSessionWorker } from '../cmdlets/sessionWorker.ts';

let prepared: Worker | undefined;

/** Starts the thread of a session ahead, so that it loads its program while this one is read; not where the build has none. */
export function prepareSession(): void {
  const program = sessionProgram();
  if (existsSync(program)) prepared = startSessionWorker(program);
}

/** The thread for a session: the one that was prepared, else a new one. */
export function takeSession(): Worker {
  const worker = prepared ?? startSessionWorker(sessionProgram());
  prepared = undefined;
  return worker;
}

/** Where the program of sessions is: the build puts it beside the one that runs. */
export function sessionProgram(): string {
  const running = process.argv[1] ?? '';
  return path.join(path.dirname(existsSync(running) ? realpathSync(running) : '.'), 'script.cjs');
}
