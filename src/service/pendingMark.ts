import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { errorCode } from '../base/errorCode.ts';

/** No service takes so long to begin or to end; ms. */
const longestPending = 600_000;
const pattern = /^service\.pending\.(\d{1,10})$/;

/** Tells the doors that this process is about to begin or to end the service of a folder, so that they wait instead of being turned away. */
export async function markPending(folder: string): Promise<void> {
  await writeFile(markOf(folder, process.pid), '', { mode: 0o600 });
}

/** Takes the mark away. */
export async function unmarkPending(folder: string): Promise<void> {
  await rm(markOf(folder, process.pid), { force: true });
}

/** Whether a living process has left a mark just now; others are removed. */
export async function isServicePending(folder: string): Promise<boolean> {
  let isPending = false;
  for (const name of await readdir(folder)) {
    const pid = Number(pattern.exec(name)?.[1] ?? 0);
    if (pid === 0) continue;
    if (isRunning(pid) && (await isFresh(markOf(folder, pid)))) isPending = true;
    else await rm(markOf(folder, pid), { force: true });
  }
  return isPending;
}

/** Of a mark that is older the process has died, and its number is another one's by now. */
async function isFresh(file: string): Promise<boolean> {
  try {
    return Math.abs(Date.now() - (await stat(file)).mtimeMs) < longestPending;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Whether a process of that number runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is there but may not be signalled.
    return errorCode(error) === 'EPERM';
  }
}

function markOf(folder: string, pid: number): string {
  return path.join(folder, `service.pending.${pid}`);
}
