import type { DebugSettings } from '../script/debug/debugMessages.ts';

/** How long a session may take, in milliseconds: an hour. */
export const timeLimit = 3_600_000;

/** Those of the variables of a process that are set, as a session gets them. */
export function setVariables(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}

/** What a session of scripts may use, and how it shows what they write: plain data that goes to its thread. */
export interface SessionRequest {
  /** `json` shows nothing as it is written: all of it becomes one object. */
  readonly output: 'text' | 'json';
  /** Whether texts may have colors; they have none where it is not said. */
  readonly colors?: boolean;
  readonly currentFolder: string;
  /** Folders below which files may be read and written, absolute. */
  readonly folders: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Variables of it that may be read though their names tell of secrets. */
  readonly allowedVariables: readonly string[];
  /** Hosts of the network that it may reach, as `AllowedHosts` reads them. */
  readonly allowedHosts: readonly string[];
  readonly culture: string;
  /** As a session is opened with. */
  readonly timeZone: string | null;
  readonly width: number;
  /** Milliseconds; 0 is no limit. */
  readonly timeLimit: number;
  readonly user: string;
  /** It is debugged: its owner answers `debugCall`. */
  readonly debug?: DebugSettings;
  /** Folder of this session alone, for TestDrive; its owner removes it. There is no TestDrive where none is given. */
  readonly temporaryFolder?: string;
}
