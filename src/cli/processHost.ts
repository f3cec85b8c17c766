import os from 'node:os';
import process from 'node:process';
import { localZone } from '../base/calendar.ts';
import { systemClock } from '../base/clock.ts';
import { openService } from '../service/openService.ts';
import { repairDataFolder } from '../service/repairDataFolder.ts';
import { restoreDataFolder } from '../service/restoreDataFolder.ts';
import { serveUpstream } from '../service/serveUpstream.ts';
import type { CommandHost } from './host.ts';

/** The process that the command line runs in. */
export function processHost(version: string): CommandHost {
  return {
    environment: process.env,
    platform: process.platform,
    homeFolder: os.homedir(),
    currentFolder: process.cwd(),
    userName: userName(),
    zone: localZone(),
    version,
    clock: systemClock,
    stdout: process.stdout,
    stderr: process.stderr,
    openService,
    repairDataFolder,
    restoreDataFolder,
    serveUpstream,
    onInterrupt: (listener) => {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      for (const signal of signals) process.on(signal, listener);
      return {
        dispose: () => {
          for (const signal of signals) process.off(signal, listener);
        },
      };
    },
    leave: (exitCode) => process.exit(exitCode),
  };
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // An account without an entry in the user database, as in containers.
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown';
  }
}
