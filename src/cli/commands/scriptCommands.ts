import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { ScriptRequest } from '../../cmdlets/scriptRequest.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { runSessionThread, type SessionOwner } from '../../script/host/sessionThread.ts';
import type { CommandContext } from '../commandContext.ts';
import { gather } from '../values.ts';
import { UsageError } from '../usageError.ts';
import { withTemporaryFolder } from '../withTemporaryFolder.ts';

interface RunOptions {
  readonly allow?: readonly string[];
  readonly limits: boolean;
}

/** Heap of a session's thread, in MiB. */
const heapMegabytes = 1024;

/** `run`: a PowerShell script, without PowerShell. */
export function addScriptCommands(program: Command, context: CommandContext): void {
  program
    .command('run')
    .description('Run a PowerShell script in the built-in host, with cmdlets for the hierarchy.')
    .argument('<file>', 'script (.ps1)')
    .argument('[args...]', 'what the script gets: everything after the file')
    .option('--allow <folder>', 'let it read and write below this folder, too; may be repeated', gather)
    .option('--no-limits', 'let it run as long as it takes and make as much as it wants')
    .addHelpText(
      'after',
      '\nIt reads and writes below the current folder and that of the script. The exit code is that of the script; 1 when an error ended it, 124 when its time was over. With --json one object tells everything it wrote.\n' +
        '\nExamples:\n  susync run scripts/Get-SyncHealth.ps1 -MaximumAgeHours 36\n  susync run --json report.ps1',
    )
    .action(async (file: string, given: readonly string[], options: RunOptions) => {
      const place = path.resolve(context.host.currentFolder, file);
      const request = {
        ...sessionOf(context),
        ...{ file: place, text: await scriptText(place), arguments: given },
        folders: [
          context.host.currentFolder,
          path.dirname(place),
          ...(options.allow ?? []).map((folder) => path.resolve(context.host.currentFolder, folder)),
        ],
        timeLimit: options.limits ? timeLimit : 0,
      };
      context.exitCode = await withTemporaryFolder((temporaryFolder) =>
        context.withScript((owner, signal) => runRequest({ ...request, temporaryFolder }, owner, signal)),
      );
    });
}

/** An hour: what a script in VS Code may take, too. */
const timeLimit = 3_600_000;

function sessionOf(
  context: CommandContext,
): Omit<ScriptRequest, 'file' | 'text' | 'arguments' | 'folders' | 'timeLimit'> {
  const { host } = context;
  const environment = Object.entries(host.environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    output: context.json ? 'json' : 'text',
    currentFolder: host.currentFolder,
    environment: Object.fromEntries(environment),
    culture: 'en-US',
    timeZone: host.zone,
    width: host.stdout.columns ?? 120,
    user: host.userName,
  };
}

async function scriptText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\u{feff}/u, '');
  } catch (error) {
    throw new UsageError(
      `There is no script ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function runRequest(request: ScriptRequest, owner: SessionOwner, signal: AbortSignal): Promise<number> {
  const end = await runSessionThread(sessionProgram(), request, owner, { signal, heapMegabytes });
  if (end.kind === 'ended') return end.exitCode;
  signal.throwIfAborted();
  throw new SyncError('limitExceeded', 'The script used more memory than a session may have', {
    cause: end.error,
  });
}

/** The program of sessions, which the build puts beside the one that runs. */
function sessionProgram(): string {
  const running = process.argv[1] ?? '';
  const program = path.join(path.dirname(existsSync(running) ? realpathSync(running) : '.'), 'script.cjs');
  if (!existsSync(program))
    throw new SyncError('notFound', `${program} is missing: the program is not whole`);
  return program;
}
