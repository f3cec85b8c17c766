import os from 'node:os';
import process from 'node:process';
import { localZone } from '../base/calendar.ts';
import { systemClock } from '../base/clock.ts';
import { inspect } from 'node:util';
import { SyncError } from '../domain/errors/syncError.ts';
import { connectService } from '../service/connectService.ts';
import { openService } from '../service/openService.ts';
import { repairDataFolder } from '../service/repairDataFolder.ts';
import { restoreDataFolder } from '../service/restoreDataFolder.ts';
import { runService } from '../service/runService.ts';
import { tellStarter } from '../service/startService.ts';
import { serveUpstream } from '../service/serveUpstream.ts';
import type { CommandHost, OpenedService } from './host.ts';

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
    openService: (options) => openForCommand(options, version),
    findService: (folder) => connectService({ folder, version, start: 'never', command: [], onNotice: say }),
    runService: async (request) => {
      try {
        const running = await runService({
          ...request,
          version,
          onFailure: (operation, error) => {
            say(`${new Date().toISOString()} ${operation}: ${inspect(error)}`);
          },
        });
        tellStarter();
        return running;
      } catch (error) {
        tellStarter(error);
        throw error;
      }
    },
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

/** The running service where there is one, else the folder itself: a command leaves no process behind that nobody asked for. */
async function openForCommand(
  options: Parameters<CommandHost['openService']>[0],
  version: string,
): Promise<OpenedService> {
  const { folder, certificateAuthorities } = options;
  try {
    const found = await connectService({ folder, version, start: 'never', command: [], onNotice: say });
    if (certificateAuthorities.length === 0) return found;
    await found.close();
  } catch (error) {
    if (error instanceof SyncError && error.key === 'serviceNotRunning') return openService(options);
    throw error;
  }
  throw new SyncError(
    'invalidRequest',
    `A service works on data folder ${folder}: give --ca to susync serve when you start it`,
  );
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // An account without an entry in the user database, as in containers.
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown';
  }
}
