import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import { loadProgram, type ProgramBytes } from '../script/host/compiledProgram.ts';

/** What the thread of a session starts with: it loads the program that its owner has read, and keeps its code when the session has ended. */
parentPort?.once('message', (bytes: ProgramBytes) => {
  process.once('exit', loadProgram(bytes).keepCode);
});
