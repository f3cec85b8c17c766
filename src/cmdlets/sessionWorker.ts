import { Worker } from 'node:worker_threads';

/** Heap of a session's thread, in MiB. */
const heapMegabytes = 1024;

/** So large that calls within each other end at the limit of their depth: at the end of a stack the engine gives up the whole process where it compiles a pattern. */
const stackMegabytes = 64;

/** Starts the thread of a session: it loads its program, the build's script.cjs, and waits for what it is to do. */
export function startSessionWorker(program: string): Worker {
  return new Worker(program, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, stackSizeMb: stackMegabytes },
  });
}
