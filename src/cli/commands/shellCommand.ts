import process from 'node:process';
import type { Command } from 'commander';
import type { ShellRequest } from '../../cmdlets/shellRequest.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { historyFile, readHistory, writeHistory } from '../../script/shell/shellHistory.ts';
import { shellOwner } from '../../script/shell/shellOwner.ts';
import { TerminalDisplay } from '../../script/shell/terminalDisplay.ts';
import type { CommandContext } from '../commandContext.ts';
import { ExitCode } from '../exitCode.ts';
import { runInThread, type SessionOptions, sessionRequest } from '../scriptThread.ts';
import { UsageError } from '../usageError.ts';
import { gather } from '../values.ts';

/** `shell`: commands as they are typed. */
export function addShellCommand(program: Command, context: CommandContext): void {
  program
    .command('shell')
    .description('Type commands of PowerShell, with cmdlets for the hierarchy, one after another.')
    .option('--allow <folder>', 'let them read and write below this folder, too; may be repeated', gather)
    .option(
      '--allow-network <host>',
      'let them reach this host: name, *.name or address, with :port; may be repeated',
      gather,
    )
    .addHelpText(
      'after',
      '\nThey read and write below the current folder. Tab completes, Ctrl+C cancels the running command, exit N ends the shell with this exit code. ' +
        'Lines are kept in the data folder, those that may hold secrets are not. What comes through a pipe is run line by line, without prompts.\n' +
        '\nExamples:\n  susync shell\n  echo "Get-CMSoftwareUpdateSyncStatus" | susync shell',
    )
    .action(async (options: Omit<SessionOptions, 'limits'>) => {
      if (context.json) throw new UsageError('A shell has no --json: susync run --json FILE');
      const request: ShellRequest = {
        kind: 'shell',
        ...sessionRequest(context, { ...options, limits: false }, []),
      };
      context.exitCode = await runShell(request, context);
    });
}

async function runShell(request: ShellRequest, context: CommandContext): Promise<number> {
  const { stdout, stdin = process.stdin } = context.host;
  const file = context.isRemote ? null : historyFile(context.folder);
  let cancelCommand: () => void = () => undefined;
  const display = new TerminalDisplay({ stdin, stdout }, file === null ? [] : readHistory(file), () => {
    cancelCommand();
  });
  const run = { title: 'Shell', texts: [], argumentCount: 0, isDryRun: false };
  const left = new AbortController();
  // At a terminal Ctrl+C is a key like others: what comes here is a request to end.
  const interrupts = context.host.onInterrupt(() => {
    const { isTerminal, input } = display;
    if (!isTerminal && !input.isReading) input.interrupt();
    else {
      left.abort(new SyncError('cancelled', 'The shell was stopped'));
      display.close();
    }
  });
  try {
    const exitCode = await context.withSession((owner) =>
      runInThread({ context, run, request }, shellOwner(owner, display), left.signal, (cancel) => {
        cancelCommand = cancel;
      }),
    );
    return left.signal.aborted ? ExitCode.cancelled : exitCode;
  } finally {
    interrupts.dispose();
    display.close();
    keepHistory(file, display, context);
  }
}

function keepHistory(
  file: string | null,
  { history, isTerminal }: TerminalDisplay,
  context: CommandContext,
): void {
  if (file === null || history.length === 0 || !isTerminal) return;
  try {
    writeHistory(file, history);
  } catch (error) {
    context.message(
      `The lines of this shell were not kept: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
