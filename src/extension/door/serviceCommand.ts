import path from 'node:path';
import process from 'node:process';

/**
 * Program and arguments that run the service of a data folder on the very runtime that VS Code runs on: no Node.js needs to be installed. `authorities` are
 * PEM files of root certificates that it trusts until it ends.
 */
export function serviceCommand(
  extensionFolder: string,
  dataFolder: string,
  authorities: readonly string[],
): readonly string[] {
  const program = path.join(extensionFolder, 'dist', 'cli.cjs');
  const trusted = authorities.flatMap((file) => ['--ca', file]);
  return [process.execPath, program, '--data', dataFolder, ...trusted, 'serve', '--on-demand'];
}
