import type { SessionRequest } from './sessionRequest.ts';

/** A script that a session is to run. */
export interface ScriptRequest extends SessionRequest {
  /** Absolute path; null for a text of its own. */
  readonly file: string | null;
  readonly text: string;
  /** As a command line gave them. */
  readonly arguments: readonly string[];
  /** A dry run: cmdlets say what they would change, and change nothing. */
  readonly whatIf?: boolean;
  /** Somebody sits before it: its owner answers `shellCalls.ask`. Else a question is an error. */
  readonly isAttended?: boolean;
}
