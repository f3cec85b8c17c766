import type { Release } from './releases.ts';

/** A suite to run in an extension host. */
export interface HostSuite {
  readonly release: Release;
  /** Module whose `run` runs it, bundled. */
  readonly suite: string;
  /** File that it writes how each test ended to. */
  readonly results: string;
  /** Hears what is going on. */
  readonly say: (text: string) => void;
}

/** Runs a suite in the extension host of a real VS Code to its end; resolves with what was said meanwhile. */
export type HostDoor = (suite: HostSuite) => Promise<string>;

/** How long a suite may take (ms): a hung extension host ends nothing by itself. */
export const patience = 300_000;
