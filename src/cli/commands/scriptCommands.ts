import path from 'node:path';
import type { Command } from 'commander';
import type { ScriptRequest } from '../../cmdlets/scriptRequest.ts';
import type { CommandContext } from '../commandContext.ts';
import { gather } from '../values.ts';
import { givenScript } from '../scriptText.ts';
import { runInThread, sessionRequest, type SessionOptions } from '../scriptThread.ts';

interface RunOptions extends SessionOptions {
  readonly whatIf?: boolean;
}

/** `run`: a PowerShell script, without PowerShell. */
export function addScriptCommands(program: Command, context: CommandContext): void {
  program
    .command('run')
    .description('Run a PowerShell script in the built-in host, with cmdlets for the hierarchy.')
    .argument('<file>', 'script (.ps1); - reads it from standard input')
    .argument('[args...]', 'what the script gets: everything after the file')
    .option('--allow <folder>', 'let it read and write below this folder, too; may be repeated', gather)
    .option(
      '--allow-variable <name>',
      'let it read this environment variable, whose name tells of a secret',
      gather,
    )
    .option(
      '--allow-network <host>',
      'let it reach this host: name, *.name or address, with :port; may be repeated',
      gather,
    )
    .option('--what-if', 'a dry run: cmdlets say what they would change, and change nothing')
    .option('--no-limits', 'let it run as long as it takes and make as much as it wants')
    .addHelpText(
      'after',
      '\nIt reads and writes below the current folder and that of the script. The exit code is that of the script; 1 when an error ended it, 124 when its time was over. With --json one object tells everything it wrote.\n' +
        '\nExamples:\n  susync run scripts/Get-SyncHealth.ps1 -MaximumAgeHours 36\n  susync run --json report.ps1\n  generate | susync run - -Site PS1',
    )
    .action(async (file: string, given: readonly string[], options: RunOptions) => {
      const script = await givenScript(file, context.host);
      const request: ScriptRequest = {
        ...sessionRequest(context, options, script.file === null ? [] : [path.dirname(script.file)]),
        ...{ ...script, arguments: given },
        whatIf: options.whatIf === true,
      };
      const run = {
        title: `Script ${script.file ?? 'from standard input'}`,
        texts: [{ name: '', text: request.text }],
        ...{ argumentCount: given.length, isDryRun: options.whatIf === true },
      };
      context.exitCode = await context.withScript((owner, signal) =>
        runInThread({ context, run, request }, owner, signal),
      );
    });
}
