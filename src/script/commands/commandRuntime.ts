import type { BlockRun, Runspace } from '../runtime/runspace.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import type { ProgressRecord } from './progressRecord.ts';

/** What a running cmdlet sees: its parameters, its streams and the session. */
export interface CommandRuntime {
  readonly runspace: Runspace;
  readonly invocation: InvocationInfo;
  /** Of the function or script that called the cmdlet; null at the prompt. Write-Error writes in its name. */
  readonly caller: InvocationInfo | null;
  readonly parameterSetName: string;

  /** Whether the caller gave a parameter, by name, position or pipeline. */
  has(parameter: string): boolean;
  /** A parameter as bound; undefined where it was not given. */
  value(parameter: string): Value | undefined;
  /** As a text; undefined where it was not given. */
  string(parameter: string): string | undefined;
  /** Items as texts; undefined where it was not given. */
  strings(parameter: string): readonly string[] | undefined;
  /** Items; a single value is a list of it. Undefined where it was not given. */
  list(parameter: string): readonly Value[] | undefined;
  /** A whole number; undefined where it was not given. */
  integer(parameter: string): number | undefined;
  /** Whether a switch is set. */
  flag(parameter: string): boolean;
  /** A script block; undefined where it was not given or is of another type. */
  block(parameter: string): ScriptBlock | undefined;

  /** Writes to the pipeline; `enumerate` sends the items of a collection one by one. */
  write(value: Value, enumerate?: boolean): void;
  /** A non-terminating error. Throws where the preference is Stop. */
  writeError(record: ErrorRecord): void;
  /** Ends the statement. */
  throwTerminating(record: ErrorRecord): never;
  /** `from`: whom the record names as its origin; the command itself where nothing is given. */
  writeWarning(text: string, from?: InvocationInfo | null): void;
  writeVerbose(text: string, from?: InvocationInfo | null): void;
  writeDebug(text: string, from?: InvocationInfo | null): void;
  /** An InformationRecord; `shown` for one of Write-Host, which shows whatever the preference is. */
  writeInformation(record: Value, shown?: boolean): void;
  writeProgress(progress: ProgressRecord): void;
  /** Asks, or says what it would do; false where it is not to be done. */
  shouldProcess(target: string, action?: string): boolean;
  /** Asks in any case. */
  shouldContinue(query: string, caption: string): boolean;
  /** Ends what stands before it in the pipeline: it has all that it needs. Never returns. */
  stopUpstream(): never;
  /** Runs a script block; its output goes where this cmdlet writes, or to the function given. Errors go to the streams of this cmdlet. */
  runBlock(block: ScriptBlock, run: BlockRun, write?: (value: Value) => void): void;
}
