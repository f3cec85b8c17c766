import type { Worker } from 'node:worker_threads';
import { startSessionWorker } from '../cmdlets/sessionWorker.ts';
import { programFolder } from './programFolder.ts';

let prepared: Worker | undefined;

/** Keeps a thread that was started before anybody asked for a session. */
export function keepSession(worker: Worker | undefined): void {
  prepared = worker;
}

/** The thread for a session: the one that was kept, else a new one. Throws `notFound` where its program is missing. */
export function takeSession(): Worker {
  const worker = prepared ?? startSessionWorker(programFolder());
  prepared = undefined;
  return worker;
}
