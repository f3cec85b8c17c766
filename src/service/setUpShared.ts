import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type AccessScope, accessScopes } from '../domain/accessScope.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { releaseFolder } from './releaseFolder.ts';
import { longestAddress } from './serviceAddress.ts';
import { doorFolder } from './sharedFolder.ts';

/** Who shares a data folder. */
export interface SharedSetup {
  readonly folder: string;
  /** Account that the service works as; default: whose the folder is, or will be. */
  readonly owner?: string;
  /** The group of each role; a role without one is taken away from whoever had it. */
  readonly groups: Readonly<Partial<Record<AccessScope, string>>>;
}

const run = promisify(execFile);

/**
 * Makes a data folder that groups share, or shares one that is there: their doors are folders that each only its group can enter, everything else is closed
 * to all but the owner. Set up again it takes over what changed. Rejects with `busy` while a process works in it, with `accessDenied` for who may not do so,
 * with `invalidRequest` for unknown groups and accounts.
 */
export async function setUpShared(setup: SharedSetup, version: string): Promise<void> {
  const { folder, owner, groups } = setup;
  for (const name of [owner, ...Object.values(groups)]) if (name !== undefined) requireName(name);
  const longest = path.join(doorFolder(folder, 'administer'), 'service.sock');
  if (process.platform !== 'win32' && Buffer.byteLength(longest) > longestAddress)
    throw new SyncError('invalidRequest', `The path of ${folder} is too long for sockets in it`);
  await mkdir(folder, { recursive: true });
  await releaseFolder(folder, version);
  if (process.platform === 'win32') await shareOnWindows(setup);
  else await shareOnUnix(setup);
}

async function shareOnUnix({ folder, owner, groups }: SharedSetup): Promise<void> {
  await closeContents(folder);
  await mkdir(path.join(folder, 'doors'), { recursive: true });
  if (owner !== undefined) await change('chown', ['-R', '--', owner, folder]);
  for (const scope of accessScopes) {
    const door = doorFolder(folder, scope);
    const group = groups[scope];
    if (group === undefined) {
      await rm(door, { recursive: true, force: true });
      continue;
    }
    await mkdir(door, { recursive: true });
    if (owner !== undefined) await change('chown', ['--', owner, door]);
    await change('chgrp', ['-R', '--', group, door]);
    // What the service puts there is the group's by itself: it need not be a member.
    await chmod(door, 0o2750);
  }
  await chmod(path.join(folder, 'doors'), 0o711);
  // Entered on the way to the doors, but not listed.
  await chmod(folder, 0o711);
}

/** Takes everybody else's access to what is there already. */
async function closeContents(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name === 'doors') continue;
    const entry = path.join(folder, name);
    await chmod(entry, (await stat(entry)).mode & 0o700);
  }
}

/** Entries of access control lists, inherited by everything below: system and administrators everything, each group its door. */
async function shareOnWindows({ folder, owner, groups }: SharedSetup): Promise<void> {
  const whole = ['*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'];
  if (owner !== undefined) whole.push(`${owner}:(OI)(CI)F`);
  await change('icacls', [folder, '/inheritance:r', '/grant:r', ...whole]);
  for (const scope of accessScopes) {
    const door = doorFolder(folder, scope);
    await rm(door, { recursive: true, force: true });
    const group = groups[scope];
    if (group === undefined) continue;
    await mkdir(door, { recursive: true });
    await change('icacls', [door, '/grant', `${group}:(OI)(CI)R`]);
  }
}

async function change(program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, args, { timeout: 60_000 });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const isForbidden = /not permitted|denied/i.test(said);
    const what = said === '' ? `${program} cannot be run` : said.split('\n')[0];
    throw new SyncError(
      isForbidden ? 'accessDenied' : 'invalidRequest',
      `The data folder is not shared: ${what}`,
      {
        cause: error,
      },
    );
  }
}

/** Names as systems know them, a domain before them; nothing that a program takes for an option. */
function requireName(name: string): void {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.@\\ $-]{0,255}$/u.test(name))
    throw new SyncError('invalidRequest', `${JSON.stringify(name)} is no name of a group or an account`);
}
