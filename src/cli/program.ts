import { Command } from 'commander';
import { CommandContext, type GlobalOptions } from './commandContext.ts';
import type { CommandHost } from './host.ts';
import { gather } from './values.ts';

/** The program, to which commands are still to be added, and the context they run in. Errors of the command line are thrown, not printed. */
export function createProgram(host: CommandHost): {
  readonly program: Command;
  readonly context: CommandContext;
} {
  const program = new Command('susync');
  const context = new CommandContext(host, () => program.opts<GlobalOptions>());
  program
    .description('Synchronize software update metadata over a Configuration Manager site hierarchy.')
    .version(host.version)
    .option('--data <dir>', 'data folder (default: SUSYNC_DATA, else the place for application data)')
    .option('--json', 'print results and errors as JSON')
    .option('--verbose', 'say more: details of a run, what caused an error')
    .option('--ca <file>', 'trust the root certificates in this PEM file, too; may be repeated', gather)
    .option(
      '--connect <url>',
      'use the service on another machine, susync://HOST:PORT (default: SUSYNC_SERVICE_URL)',
    )
    .option(
      '--connect-token-file <file>',
      'file with the token for it (default: SUSYNC_TOKEN, SUSYNC_TOKEN_FILE)',
    )
    .option(
      '--connect-token <token>',
      'the token itself; others on this machine can see it while the command runs',
    )
    .option(
      '--connect-pin <sha256>',
      'trust the service by the SHA-256 of its certificate (default: SUSYNC_PIN)',
    )
    .helpCommand('help [command]', 'Explain a command.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      // Told by the one place that prints errors.
      outputError: () => undefined,
      getOutHelpWidth: () => host.stdout.columns ?? 100,
      getErrHelpWidth: () => host.stderr.columns ?? 100,
    })
    .addHelpText('after', exitCodes);
  return { program, context };
}

const exitCodes = `
Exit codes: 0 done, 1 failed, 2 usage, 3 busy (another process works in the data folder),
4 verification failed, 130 stopped by Ctrl+C.

Look around first:  susync sample --data ./sample`;
