import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { endService } from './endService.ts';
import type { InstalledServer } from './installServer.ts';
import { quietSettings } from './quietSettings.ts';

/** How a VS Code server is started. */
export interface ServerOptions {
  readonly installed: InstalledServer;
  /** Extensions to install, `.vsix`. */
  readonly packages?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Takes what the address says about extensions under development; hides notifications. */
  readonly development?: boolean;
}

/** A running VS Code server. */
export interface VscodeServer {
  readonly authority: string;
  /** Of this server alone; gone with it. */
  readonly folder: string;
  /** Where the extension keeps its hierarchy. */
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** Starts a VS Code server on a free port of this machine, with folders of its own and an empty gallery. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const { installed, packages = [], settings = {}, environment = {}, development = false } = options;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'susync-vscode-'));
  const within = (name: string): string => path.join(folder, name);
  for (const name of ['user/User', 'temporary', 'data']) mkdirSync(within(name), { recursive: true });
  writeFileSync(within('user/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const dataFolder = within('data');
  const env = {
    ...ownEnvironment(),
    TMPDIR: within('temporary'),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    SUSYNC_DATA: dataFolder,
    ...environment,
  };
  const program = [
    path.join(installed.folder, 'lib/vscode/out/server-main.js'),
    '--server-data-dir',
    within('server'),
  ];
  const folders = ['--user-data-dir', within('user'), '--extensions-dir', within('extensions')];
  for (const file of packages) {
    const install = [...program, ...folders, '--install-extension', file, '--force'];
    const { status, stdout, stderr } = spawnSync(installed.node, install, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${file} cannot be installed: ${stdout}${stderr}`);
  }
  const listening = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  const quiet = ['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'];
  const child = spawn(
    installed.node,
    [...program, ...folders, ...listening, ...quiet, ...(development ? ['--enable-smoke-test-driver'] : [])],
    // Leader of a process group: extension hosts and watchers go with it.
    { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const end = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', end);
  const port = await portOf(child);
  return {
    ...{ folder, dataFolder },
    authority: `127.0.0.1:${port}`,
    stop: async () => {
      await endService(dataFolder);
      const gone = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
      signalGroup(child, 'SIGTERM');
      const patience = setTimeout(end, 3000);
      await gone;
      clearTimeout(patience);
      end();
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Without what a VS Code terminal or a debugger would hand on. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith('VSCODE_') && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS',
    ),
  );
}

async function portOf(child: ChildProcess): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const match = /Extension host agent listening on (\d+)/.exec(said);
      if (match !== null) resolve(Number(match[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`The VS Code server ended with ${code ?? 'a signal'}: ${said}`));
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
