import path from 'node:path';

/** What the default data folder depends on. */
export interface FolderSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homeFolder: string;
  readonly currentFolder: string;
  /** The shared data folder of this machine, where one is set up and this user has a role in it. */
  readonly sharedFolder?: string | undefined;
}

/** The data folder every door works in: `--data`, else `SUSYNC_DATA`, else this machine's shared one, else the system's place for such data of a user. */
export function dataFolder(given: string | undefined, surroundings: FolderSurroundings): string {
  const { environment, platform, homeFolder, currentFolder } = surroundings;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const chosen = [given, environment['SUSYNC_DATA']].find((folder) => folder !== undefined && folder !== '');
  if (chosen !== undefined) return paths.resolve(currentFolder, chosen);
  if (surroundings.sharedFolder !== undefined) return surroundings.sharedFolder;
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? paths.join(homeFolder, 'AppData', 'Local');
    return paths.join(local, 'SoftwareUpdateSync');
  }
  const base = environment['XDG_DATA_HOME'] ?? '';
  // The XDG specification: a path that is not absolute is to be ignored.
  const applications = base.startsWith('/') ? base : paths.join(homeFolder, '.local', 'share');
  return paths.join(applications, 'software-update-sync');
}
