import path from 'node:path';
import process from 'node:process';

/** Program and arguments that run the service of a data folder on the very runtime that VS Code runs on: no Node.js needs to be installed. */
export function serviceCommand(extensionFolder: string, dataFolder: string): readonly string[] {
  const program = path.join(extensionFolder, 'dist', 'cli.cjs');
  return [process.execPath, program, '--data', dataFolder, 'serve', '--on-demand'];
}
