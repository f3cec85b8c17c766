/** The providers of a session by name. */
export type ProviderName = 'FileSystem' | 'Environment' | 'Variable' | 'Function' | 'Alias' | 'CMSite';

/** A drive: where its paths begin. */
export interface Drive {
  readonly name: string;
  readonly provider: ProviderName;
  /** Folder of a drive of files; empty for one of another provider. */
  readonly root: string;
  readonly description: string;
}

const rootDrive: Drive = { name: '/', provider: 'FileSystem', root: '/', description: '' };

/** The drives that a session has from the start; that of files is `/`. */
const firstDrives: readonly Drive[] = [
  rootDrive,
  {
    name: 'Alias',
    provider: 'Alias',
    root: '',
    description: 'Drive that contains a view of the aliases stored in session state',
  },
  {
    name: 'Env',
    provider: 'Environment',
    root: '',
    description: 'Drive that contains a view of the environment variables for the process',
  },
  {
    name: 'Function',
    provider: 'Function',
    root: '',
    description: 'Drive that contains a view of the functions stored in session state',
  },
  {
    name: 'Temp',
    provider: 'FileSystem',
    root: '/tmp/',
    description: 'Drive that maps to the temporary directory path for the current user',
  },
  {
    name: 'Variable',
    provider: 'Variable',
    root: '',
    description: 'Drive that contains a view of those variables stored in session state',
  },
];

/** Where a session stands: its drives, the current one, and where it has been. */
export class DriveState {
  readonly #drives = new Map(firstDrives.map((drive) => [drive.name.toLowerCase(), drive]));
  /** The current drive, by its name. */
  current = '/';
  /** The folders where drives of files were left, by the lower-case names of these. */
  readonly #places = new Map<string, string>();
  /** Folders of Push-Location by the name of their stack; that without a name is the empty one. */
  readonly stacks = new Map<string, string[]>();
  /** Where Set-Location was before, for `-` and `+`. */
  readonly back: string[] = [];
  readonly forward: string[] = [];

  /** Drives of the host, asked for when a name is not known or all are listed: those of sites. */
  ofHost: () => readonly Drive[] = () => [];

  find(name: string): Drive | undefined {
    const key = name.toLowerCase();
    return this.#drives.get(key) ?? this.ofHost().find((drive) => drive.name.toLowerCase() === key);
  }

  /** The drive of all files. */
  get root(): Drive {
    return this.find('/') ?? rootDrive;
  }

  /** The folder where a drive of files stands, absolute. */
  placeOn(drive: Drive): string {
    return this.#places.get(drive.name.toLowerCase()) ?? drive.root;
  }

  leaveAt(drive: Drive, folder: string): void {
    this.#places.set(drive.name.toLowerCase(), folder);
  }

  list(): readonly Drive[] {
    const others = this.ofHost().filter((drive) => !this.#drives.has(drive.name.toLowerCase()));
    return [...this.#drives.values(), ...others].sort((one, other) =>
      one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1,
    );
  }

  put(drive: Drive): void {
    this.#drives.set(drive.name.toLowerCase(), drive);
  }

  remove(name: string): boolean {
    return this.#drives.delete(name.toLowerCase());
  }
}

const states = new WeakMap<object, DriveState>();

/** The drives of a session, which is known by its own copy of the environment. */
export function drivesOf(session: object): DriveState {
  const known = states.get(session);
  if (known !== undefined) return known;
  const made = new DriveState();
  states.set(session, made);
  return made;
}

/** A path with the folder of its drive in place of the drive, where that is one of files. */
export function withoutDrive(path: string, session: object): string {
  const [, name, rest = ''] = /^([^:/\\]+):[\\/]*(.*)$/s.exec(path) ?? [];
  const drive = name === undefined ? undefined : drivesOf(session).find(name);
  return drive?.provider === 'FileSystem' ? `${drive.root.replace(/\/$/, '')}/${rest}` : path;
}
