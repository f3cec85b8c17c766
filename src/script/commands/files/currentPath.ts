import { drivesOf, type Drive } from './drives.ts';
import { PathInfo } from './pathInfo.ts';

/** What of a session says where it stands. */
interface Standing {
  location: string;
  readonly environment: Map<string, string>;
}

/** Where a session stands: `$PWD`. */
export function currentPath({ location, environment }: Standing): PathInfo {
  const drives = drivesOf(environment);
  return pathOn(drives.find(drives.current) ?? rootDrive, location);
}

/** Where a drive stands: that of files at the location of the session, another at its root. */
export function pathOn(drive: Drive, location: string): PathInfo {
  return new PathInfo(drive.provider === 'FileSystem' ? location : `${drive.name}:/`, drive);
}

const rootDrive = { name: '/', provider: 'FileSystem', root: '/', description: '' } as const;

/** Goes to an absolute folder, or to another drive by its path `Env:/`. A drive of a site changes nothing. */
export function moveTo(path: string, session: Standing): void {
  const drives = drivesOf(session.environment);
  const name = /^([^:/]+):\/$/.exec(path)?.[1];
  const drive = name === undefined ? undefined : drives.find(name);
  if (drive?.provider === 'CMSite') return;
  drives.current = drive?.name ?? '/';
  if (drive === undefined) session.location = path;
}
