import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { errorCode } from '../../base/errorCode.ts';

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
    const started = (await statusOf(process.pid))?.started;
    return { pid: process.pid, host: os.hostname(), ...(started === undefined ? {} : { started }) };
  },
  async isRunning({ pid, host, started }) {
    if (host !== os.hostname()) return undefined;
    if (!isAlive(pid)) return false;
    const now = await statusOf(pid);
    if (now === undefined) return true;
    return !now.hasEnded && (started === undefined || started === now.started);
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

interface ProcessStatus {
  /** Start time in ticks since boot, with the boot. */
  readonly started: string;
  /** Killed, with its last thread gone, and listed only until its parent has taken note. */
  readonly hasEnded: boolean;
}

/** What /proc/<pid>/stat says (proc_pid_stat(5)): fields 3, 20 and 22. Undefined where there is no /proc. */
async function statusOf(pid: number): Promise<ProcessStatus | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name in parentheses may hold spaces and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, threads, started] = [fields[0], fields[17], fields[19]];
    if (started === undefined) return undefined;
    // While another thread of it is on its way out, what that writes may still come.
    return { started: `${boot.trim()}/${started}`, hasEnded: state === 'Z' && Number(threads) <= 1 };
  } catch {
    // The process has ended, or there is no /proc: identity is then by pid alone.
    return undefined;
  }
}
