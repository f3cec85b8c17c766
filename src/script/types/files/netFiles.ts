/** What the system knows of a file or folder. Times are milliseconds since 1970. */
export interface FileStatus {
  readonly isFolder: boolean;
  /** Bytes. */
  readonly length: number;
  readonly created: number;
  readonly modified: number;
  readonly accessed: number;
  /** Whether its permissions let nobody write. */
  readonly readOnly: boolean;
  /** Its permissions, the nine lowest bits. */
  readonly permissions: number;
  /** Where it leads, as that is written; null for what is no symbolic link. */
  readonly linkTarget: string | null;
  /** How many names it has: hard links. */
  readonly names: number;
  /** Names of who owns it. */
  readonly owner: string;
  readonly group: string;
}

/** The files a session may reach. Paths are absolute; what is refused or not there throws a Node error. */
export interface NetFiles {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  readText(path: string): string;
  /** Names in a folder, sorted. */
  list(folder: string): string[];
  readBytes(path: string): Uint8Array;
  writeBytes(path: string, bytes: Uint8Array, append: boolean): void;
  writeText(path: string, text: string, append: boolean): void;
  /** Undefined where there is no such file or folder. */
  status(path: string): FileStatus | undefined;
  /** Makes a folder and what is missing above it. */
  makeFolder(path: string): void;
  /** Removes a file, or a folder with all in it. */
  remove(path: string): void;
  /** Moves or renames a file or folder; puts a file in place of another. */
  move(from: string, to: string): void;
  /** Copies one file, in place of what was there. */
  copyFile(from: string, to: string): void;
  /** Sets when it was last read and written. */
  setTimes(path: string, accessed: number, modified: number): void;
  /** Makes a symbolic link to what a path, as it is written, leads to from its folder; or a hard link to a file. */
  link(path: string, target: string, kind: 'symbolic' | 'hard'): void;
  /** Lets nobody write to it, or its owner again. */
  setReadOnly(path: string, readOnly: boolean): void;
}
