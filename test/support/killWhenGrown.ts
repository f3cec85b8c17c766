import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import process from 'node:process';

const program = `
const { statSync } = require('node:fs');
const [file, size, pid] = process.argv.slice(1);
console.log('watching');
while (statSync(file).size <= Number(size));
process.kill(Number(pid), 'SIGKILL');
`;

/** Kills a process as soon as a file has grown, by a process that does nothing but look; resolves with the promise of its end when it looks. */
export async function killWhenGrown(
  file: string,
  pid: number,
): Promise<{ readonly ended: Promise<unknown> }> {
  const size = statSync(file).size;
  const watcher = spawn(process.execPath, ['-e', program, file, String(size), String(pid)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(watcher, 'exit');
  await once(watcher.stdout, 'data');
  return { ended };
}
