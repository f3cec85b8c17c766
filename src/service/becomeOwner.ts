import { statSync } from 'node:fs';
import process from 'node:process';
import { isShared } from './sharedFolder.ts';

/**
 * Has this process work as the owner of a data folder from now on, where it is root's and the folder is not: what it writes there must stay the owner's.
 * In a shared data folder it also closes everything that is written from now on to all others.
 */
export function becomeOwner(folder: string): void {
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner === undefined || process.getuid === undefined) return;
  if (isShared(folder)) process.umask(0o077);
  if (process.getuid() !== 0 || owner.uid === 0) return;
  process.setgroups?.([owner.gid]);
  process.setgid?.(owner.gid);
  process.setuid?.(owner.uid);
}
