import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../service/dataFolder.ts';
import type { CommandContext } from './commandContext.ts';

/** Name of the log of runs in the data folder; the one before it ends in `.lo_`. */
export const scriptLogName = 'scripts.log';
/** Size at which it is moved to `scripts.lo_`, in bytes. */
const largest = 1 << 20;

/** What adds a line with time and process to the log of runs; where that cannot be written, it says so once and goes on. */
export function scriptLog(context: CommandContext): (line: string) => void {
  const { host } = context;
  // With a service on another machine the log is this machine's all the same.
  const folder = context.isRemote ? dataFolder(undefined, host) : context.folder;
  const file = path.join(folder, scriptLogName);
  let failed = false;
  return (line) => {
    if (failed) return;
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest)
        renameSync(file, path.join(folder, 'scripts.lo_'));
      const time = new Date(host.clock.now()).toISOString();
      appendFileSync(file, `${time} [${process.pid}] ${line}\n`, { mode: 0o600 });
    } catch (error) {
      failed = true;
      context.message(
        `This run is not in ${file}: ${error instanceof Error ? error.message : String(error)}.`,
      );
    }
  };
}
