import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type AccessScope, accessScopes } from '../domain/accessScope.ts';

/**
 * A data folder is shared when it has a folder `doors`, with one folder for each role that a group was given. Only that group can enter it; the service
 * puts a socket and a file with the role's secret there. Everything else in the data folder is closed to all but its owner.
 */
export function doorFolder(folder: string, scope: AccessScope): string {
  return path.join(folder, 'doors', scope);
}

/** Whether a data folder is set up to be shared. */
export function isShared(folder: string): boolean {
  return statSync(path.join(folder, 'doors'), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The most that this user may do in a shared data folder; undefined for who may not use it, and where there is none. */
export function sharedRole(folder: string): AccessScope | undefined {
  try {
    if (!isShared(folder)) return undefined;
    const user = process.getuid?.();
    if (user === 0 || statSync(folder).uid === user) return 'administer';
  } catch {
    // A folder that this user cannot even look at is none of theirs.
    return undefined;
  }
  return [...accessScopes].reverse().find((scope) => mayEnter(doorFolder(folder, scope)));
}

/** Where a shared data folder lies unless it is said otherwise. */
export function defaultSharedFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32')
    return path.win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'SoftwareUpdateSync');
  if (platform === 'darwin') return '/Library/Application Support/software-update-sync';
  return '/var/lib/software-update-sync';
}

/** The default shared data folder, where this user has a role in it. Not on Windows: anybody may make a folder in ProgramData, so it has to be named there. */
export function usableSharedFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const folder = defaultSharedFolder(platform, environment);
  return platform !== 'win32' && sharedRole(folder) !== undefined ? folder : undefined;
}

function mayEnter(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    // Not a member of the group, or the role was given to none.
    return false;
  }
}
