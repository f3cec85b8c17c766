import type { ErrorRecord } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import type { StopThrow } from '../completion.ts';

/** A stream of a session. */
export type StreamName = 'output' | 'error' | 'warning' | 'verbose' | 'debug' | 'information';

/** One object that a script wrote. */
export interface WrittenRecord {
  readonly stream: StreamName;
  readonly value: Value;
}

/** What a run gave. */
export interface ScriptOutcome {
  /** All that was written, in order. */
  readonly records: readonly WrittenRecord[];
  /** The output alone. */
  readonly values: readonly Value[];
  readonly errors: readonly ErrorRecord[];
  /** The error that ended it; null for none. */
  readonly terminating: ErrorRecord | null;
  /** Of `exit`; null where it ran to its end. */
  readonly exitCode: number | null;
  /** Why it was stopped from outside; null where it was not. */
  readonly stopped: StopThrow['reason'] | null;
  /** `$?` at the end. */
  readonly succeeded: boolean;
}
