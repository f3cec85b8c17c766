import { parentPort } from 'node:worker_threads';
import { isRecord } from '../base/isRecord.ts';
import { loadProgram, type ProgramBytes } from '../script/host/compiledProgram.ts';
import type { serveOwner } from './scriptWorker.ts';

/** What the thread of a session starts with: it loads the program that its owner has read, and keeps its code before the session says its last word. */
const port = parentPort;
port?.once('message', (bytes: ProgramBytes) => {
  const { exports, keepCode } = loadProgram(bytes);
  if (isSessionProgram(exports)) exports.serveOwner(port, keepCode);
});

function isSessionProgram(exports: unknown): exports is { readonly serveOwner: typeof serveOwner } {
  return isRecord(exports) && typeof exports['serveOwner'] === 'function';
}
