import os from 'node:os';
import process from 'node:process';
import { localZone } from '../base/localZone.ts';
import { systemClock } from '../base/clock.ts';
import { inspect } from 'node:util';
import { SyncError } from '../domain/errors/syncError.ts';
import { becomeOwner } from '../service/becomeOwner.ts';
import type { OpenService } from '../service/openService.ts';
import { sharedRole, usableSharedFolder } from '../service/sharedFolder.ts';
import { userName } from '../service/userName.ts';
import type { folderWork } from './folderWork.ts';
import type { CommandHost, OpenedService, OpenServiceRequest } from './host.ts';

/**
 * The process that the command line runs in. What only a service or single commands need is loaded when it is asked for: most commands talk to a service
 * and are to begin at once.
 */
export function processHost(version: string): CommandHost {
  return {
    sharedFolder: usableSharedFolder(process.platform, process.env),
    environment: process.env,
    platform: process.platform,
    homeFolder: os.homedir(),
    currentFolder: process.cwd(),
    userName: userName(),
    get zone() {
      return localZone();
    },
    version,
    clock: systemClock,
    stdout: process.stdout,
    stderr: process.stderr,
    openService: (request) => openForCommand(request, version),
    findService: async (folder) => {
      const { connectService } = await import('../service/connectService.ts');
      const door = await connectService({ folder, version, start: 'never', command: [], onNotice: say });
      return { ...door, goesOn: true };
    },
    connectRemote: async (request) => {
      const { connectRemote } = await import('../service/remote/connectRemote.ts');
      const door = await connectRemote({ ...request, version, onNotice: say });
      return { ...door, goesOn: true };
    },
    runService: async (request) => {
      becomeOwner(request.folder);
      const { tellStarter } = await import('../service/startService.ts');
      try {
        const { runService } = await loadFolderWork();
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
    repairDataFolder: async (folder) => {
      becomeOwner(folder);
      const { repairDataFolder } = await loadFolderWork();
      return repairDataFolder(folder, version);
    },
    setUpShared: async (setup) => (await loadFolderWork()).setUpShared(setup, version),
    roleIn: sharedRole,
    restoreDataFolder: async (backup, folder) => (await loadFolderWork()).restoreDataFolder(backup, folder),
    serveUpstream: async (request) => (await loadFolderWork()).serveUpstream(request),
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

/** With this variable set to `no`, commands start no service: they use one that runs, else they work in the folder themselves. */
const startVariable = 'SUSYNC_START_SERVICE';

async function loadFolderWork(): Promise<typeof folderWork> {
  return (await import('./folderWork.ts')).folderWork;
}

async function openForCommand(request: OpenServiceRequest, version: string): Promise<OpenedService> {
  const { folder, certificateAuthorities, onNotice, onStarted } = request;
  const mayStart = process.env[startVariable] !== 'no';
  try {
    const { connectService } = await import('../service/connectService.ts');
    const door = await connectService({
      ...{ folder, version, onNotice, onStarted },
      start: mayStart ? 'ifNeeded' : 'never',
      command: serviceCommand(folder),
    });
    if (certificateAuthorities.length > 0) await trust(door, certificateAuthorities);
    return { ...door, goesOn: true };
  } catch (error) {
    const isNone = error instanceof SyncError && error.key === 'serviceNotRunning';
    if (mayStart || !isNone) throw error;
    becomeOwner(folder);
    // Nobody but this process can end it.
    const lost = new Promise<SyncError>(() => undefined);
    const { openService } = await loadFolderWork();
    return { ...(await openService({ folder, certificateAuthorities })), goesOn: false, lost };
  }
}

async function trust(door: OpenService, certificates: readonly string[]): Promise<void> {
  try {
    await door.service.trustCertificates({ certificates });
  } catch (error) {
    await door.close();
    throw error;
  }
}

/** This very program, as the service of a folder. */
function serviceCommand(folder: string): readonly string[] {
  const [, script = ''] = process.argv;
  return [process.execPath, ...process.execArgv, script, '--data', folder, 'serve', '--on-demand'];
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
