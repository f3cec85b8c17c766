import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where the build has put the program that runs, and what it loads beside it. */
export function programFolder(): string {
  const running = process.argv[1] ?? '';
  return path.dirname(existsSync(running) ? realpathSync(running) : '.');
}
