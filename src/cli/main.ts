#!/usr/bin/env node
import process from 'node:process';
import { runCommandLine } from './commandLine.ts';
import { processHost } from './processHost.ts';
import { version } from './version.ts';

// A reader that has seen enough (| head) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

// It reports whatever fails and never rejects.
void runCommandLine(process.argv.slice(2), processHost(version)).then((exitCode) => {
  process.exitCode = exitCode;
  // Everything is closed by now; a connection that lingers is not waited for.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
});
