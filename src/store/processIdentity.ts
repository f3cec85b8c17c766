import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { errorCode } from '../base/errorCode.ts';

/** Names one process of one machine; `started` tells it from a later one with the same number, where the system says it. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  readonly started?: string;
}

/** What the lock asks about processes; a parameter so that tests can play dead and reused ones. */
export interface Processes {
  readonly own: () => Promise<ProcessIdentity>;
  /** Whether the process still runs; undefined when that cannot be told (another machine). */
  readonly isRunning: (process: ProcessIdentity) => Promise<boolean | undefined>;
}

/** The machine's processes. */
export const systemProcesses: Processes = {
  async own() {
    const started = await startTime(process.pid);
    return { pid: process.pid, host: os.hostname(), ...(started === undefined ? {} : { started }) };
  },
  async isRunning({ pid, host, started }) {
    if (host !== os.hostname()) return undefined;
    if (!isAlive(pid)) return false;
    const now = await startTime(pid);
    return started === undefined || now === undefined || started === now;
  },
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is there but may not be signalled.
    return errorCode(error) === 'EPERM';
  }
}

/** Start time in ticks since boot, with the boot: field 22 of /proc/<pid>/stat. Undefined where there is no /proc. */
async function startTime(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name in parentheses may hold spaces and parentheses itself.
    const field = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return field === undefined ? undefined : `${boot.trim()}/${field}`;
  } catch {
    // The process has ended, or there is no /proc: identity is then by pid alone.
    return undefined;
  }
}
