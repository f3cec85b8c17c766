import path from 'node:path';
import process from 'node:process';

/** Program and arguments that run the command line on the very runtime that VS Code runs on: no Node.js needs to be installed. `ELECTRON_RUN_AS_NODE` has to be set for it. */
export function ownCommand(extensionFolder: string, ...given: readonly string[]): readonly string[] {
  return [process.execPath, path.join(extensionFolder, 'dist', 'cli.cjs'), ...given];
}

/** Options that name a data folder, and PEM files of root certificates that its service trusts until it ends. */
export function dataOptions(dataFolder: string, authorities: readonly string[]): readonly string[] {
  return ['--data', dataFolder, ...authorities.flatMap((file) => ['--ca', file])];
}

/** Program and arguments that run the service of a data folder. */
export function serviceCommand(
  extensionFolder: string,
  dataFolder: string,
  authorities: readonly string[],
): readonly string[] {
  return ownCommand(extensionFolder, ...dataOptions(dataFolder, authorities), 'serve', '--on-demand');
}
