import path from 'node:path';
import process from 'node:process';

/** How a process of the command line is started. */
export interface OwnCommand {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs the command line on the very runtime that VS Code runs on: no Node.js needs to be installed. */
export function ownCommand(extensionFolder: string, ...given: readonly string[]): OwnCommand {
  return {
    command: process.execPath,
    arguments: [path.join(extensionFolder, 'dist', 'cli.cjs'), ...given],
    environment: { ELECTRON_RUN_AS_NODE: '1' },
  };
}

/** Options that name a data folder, and PEM files of root certificates that its service trusts until it ends. */
export function dataOptions(dataFolder: string, authorities: readonly string[]): readonly string[] {
  return ['--data', dataFolder, ...authorities.flatMap((file) => ['--ca', file])];
}

/** Program and arguments that run the service of a data folder; who starts it sets the environment. */
export function serviceCommand(
  extensionFolder: string,
  dataFolder: string,
  authorities: readonly string[],
): readonly string[] {
  const options = dataOptions(dataFolder, authorities);
  const own = ownCommand(extensionFolder, ...options, 'serve', '--on-demand');
  return [own.command, ...own.arguments];
}
