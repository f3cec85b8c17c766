import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import type { VscodeServer } from './startServer.ts';

/** Kills the extension hosts of a server, as a crash would; returns how many there were. For Linux, where processes can be looked at as files. */
export function killExtensionHosts({ dataFolder }: Pick<VscodeServer, 'dataFolder'>): number {
  const hosts = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter(
      (name) =>
        textOf(`/proc/${name}/cmdline`).includes('--type=extensionHost') &&
        textOf(`/proc/${name}/environ`).split('\0').includes(`SUSYNC_DATA=${dataFolder}`),
    );
  for (const name of hosts) process.kill(Number(name), 'SIGKILL');
  return hosts.length;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended meanwhile, or is another user's.
    return '';
  }
}
