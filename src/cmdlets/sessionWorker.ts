import type { Worker } from 'node:worker_threads';
import { SyncError } from '../domain/errors/syncError.ts';
import { sessionWorkerIn } from './sessionWorkerIn.ts';

/** As `sessionWorkerIn`; throws `notFound` where the files are missing. */
export function startSessionWorker(folder: string): Worker {
  const worker = sessionWorkerIn(folder);
  if (worker === undefined)
    throw new SyncError(
      'notFound',
      `script.cjs or session.cjs is missing in ${folder}: the program is not whole`,
    );
  return worker;
}
