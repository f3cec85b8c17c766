import process from 'node:process';
import type { Worker } from 'node:worker_threads';
import { type AddCommands, runCommandLine } from './commandLine.ts';
import { addScriptCommands } from './commands/scriptCommands.ts';
import { processHost } from './processHost.ts';
import { keepSession } from './sessionStart.ts';
import { version } from './version.ts';

/** Runs the command line that this process was started with, and ends the process with its exit code. `session`: the thread of a script, where one was started ahead. */
export async function runProcess(session: Worker | undefined): Promise<void> {
  keepSession(session);
  // A reader that has seen enough (| head) is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      process.exit(error.code === 'EPIPE' ? 0 : 1);
    });
  }
  // It reports whatever fails and never rejects.
  process.exitCode = await runCommandLine(process.argv.slice(2), processHost(version), commandsFor);
  // Everything is closed by now; a connection that lingers is not waited for.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

/** A script is to begin at once: the other commands are not even read for it. */
async function commandsFor(name: string | undefined): Promise<AddCommands> {
  return name === 'run' ? addScriptCommands : (await import('./everyCommand.ts')).addEveryCommand;
}
