import { drivesOf, type Drive } from './drives.ts';
import { pathOnDrive } from './itemPath.ts';
import { PathInfo } from './pathInfo.ts';

/** What of a session says where it stands. */
interface Standing {
  location: string;
  readonly environment: Map<string, string>;
}

/** Where a session stands: `$PWD`. */
export function currentPath(session: Standing): PathInfo {
  const drives = drivesOf(session.environment);
  return pathOn(drives.find(drives.current) ?? drives.root, session);
}

/** Where a drive stands: one of files at its folder, another at its root. */
export function pathOn(drive: Drive, { location, environment }: Standing): PathInfo {
  if (drive.provider !== 'FileSystem') return new PathInfo(`${drive.name}:/`, drive);
  const drives = drivesOf(environment);
  const isCurrent = drives.find(drives.current) === drive;
  const left = drive === drives.root ? location : drives.placeOn(drive);
  return filePathInfo(isCurrent ? location : left, drive);
}

/** Where a drive stands, below its root: what Get-PSDrive shows. */
export function placeBelowRoot(drive: Drive, session: Standing): string {
  return drive.provider === 'FileSystem' ? pathOn(drive, session).path.replace(/^.*?\//, '') : '';
}

/** A file or folder with its drive. */
export function filePathInfo(path: string, drive: Drive): PathInfo {
  return new PathInfo(
    pathOnDrive(path, drive),
    drive,
    path === drive.root && path !== '/' ? `${path}/` : path,
  );
}

/** Goes to an absolute folder of a drive, or to another drive by its path `Env:/`. A drive of a site changes nothing. */
export function moveTo(path: string, session: Standing): void {
  const drives = drivesOf(session.environment);
  const [, name, rest = ''] = /^([^:/]+):\/(.*)$/s.exec(path) ?? [];
  const drive = name === undefined ? drives.root : drives.find(name);
  if (drive === undefined || drive.provider === 'CMSite') return;
  const left = drives.find(drives.current);
  if (left?.provider === 'FileSystem') drives.leaveAt(left, session.location);
  drives.current = drive.name;
  if (drive.provider !== 'FileSystem') return;
  session.location = name === undefined ? path : drive.root.replace(/\/?$/, rest === '' ? '' : `/${rest}`);
}
