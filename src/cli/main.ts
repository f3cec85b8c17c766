#!/usr/bin/env node
import process from 'node:process';
import type { Worker } from 'node:worker_threads';
import { sessionWorkerIn } from '../cmdlets/sessionWorkerIn.ts';
import { programFolder } from './programFolder.ts';

// Most likely a script: its thread loads its program while this one loads the command line, and goes with the process where it is none.
const session = process.argv.slice(2).includes('run') ? startedSession() : undefined;

// A program that is not whole ends this way, too: nobody is left who could tell it better.
void import('./runProcess.ts').then(({ runProcess }) => runProcess(session));

/**
 * The thread of a session, with the engine's flags as they are: Node's own modules come compiled for these alone, and a thread has most of them to load. Undefined where
 * it cannot be started.
 */
function startedSession(): Worker | undefined {
  try {
    return sessionWorkerIn(programFolder());
  } catch {
    // Whoever takes a session is told of it.
    return undefined;
  }
}
