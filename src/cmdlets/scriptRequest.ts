/** A script that a session is to run, and what the session may use: plain data that goes to its thread. */
export interface ScriptRequest {
  /** Absolute path; null for a text of its own. */
  readonly file: string | null;
  readonly text: string;
  /** As a command line gave them. */
  readonly arguments: readonly string[];
  /** `json` gathers everything for one object. */
  readonly output: 'text' | 'json';
  readonly currentFolder: string;
  /** Folders below which files may be read and written, absolute. */
  readonly folders: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly culture: string;
  readonly timeZone: string;
  readonly width: number;
  /** Milliseconds; 0 is no limit. */
  readonly timeLimit: number;
  readonly user: string;
  /** Folder of this session alone, for TestDrive; its owner removes it. There is no TestDrive where none is given. */
  readonly temporaryFolder?: string;
}
