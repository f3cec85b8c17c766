import type { JobWork } from '../commands/jobs/job.ts';
import type { JobTable } from '../commands/jobs/jobTable.ts';
import type { JobTask } from '../commands/jobs/jobTask.ts';
import type { CommandInfo } from '../commands/commandInfo.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { NetObject, Value } from '../values/value.ts';
import type { Variable } from '../values/variable.ts';
import type { ScriptFiles } from './session/scriptFiles.ts';
import type { ScriptHost } from './session/scriptHost.ts';
import type { Transcripts } from './session/transcripts.ts';
import type { WebAccess } from './session/webAccess.ts';

/** A scope as cmdlets name it: by word, or by how many levels up it is. Undefined: the current one, and for reading those of the callers. */
export type ScopeReference = 'global' | 'script' | 'local' | 'private' | number | undefined;

/** The variables of a session, as seen from the command that runs. */
export interface VariableAccess {
  /** Undefined where there is none. Throws where the scope is beyond the outermost. */
  find(name: string, scope?: ScopeReference): Variable | undefined;
  /** Assigns as `$name = value` does: through constraints and options. `force` overcomes ReadOnly. */
  assign(name: string, value: Value, scope?: ScopeReference, force?: boolean): Variable;
  /** Puts a variable in place of what was there. */
  put(variable: Variable, scope?: ScopeReference): void;
  /** False where there was none. */
  remove(name: string, scope?: ScopeReference): boolean;
  /** Those of one scope, or all that can be seen, each name once. */
  list(scope?: ScopeReference): readonly Variable[];
}

/** The commands of a session, as seen from the command that runs. */
export interface CommandAccess {
  /** The command a name stands for, aliases not resolved; undefined for an unknown one. */
  find(name: string): CommandInfo | undefined;
  /** The same, aliases followed to what they stand for in the end. */
  resolve(name: string): CommandInfo | undefined;
  /** Every command of a name, that which is called first: those of other modules and what it hides come behind it. */
  findAll(name: string): readonly CommandInfo[];
  /** All of them: aliases, functions and filters, cmdlets. */
  list(): readonly CommandInfo[];
  /** A command of a module that is loaded for it; undefined where there is none. */
  load(name: string): CommandInfo | undefined;
  /** Commands of modules that would be loaded for them. */
  available(): readonly CommandInfo[];
  /** Adds an alias or a function, or replaces it. */
  put(command: CommandInfo, scope?: ScopeReference): void;
  /** False where there was none. */
  remove(kind: 'alias' | 'function', name: string): boolean;
}

/** How a script block is to be run by a cmdlet. */
export interface BlockRun {
  readonly args?: readonly Value[];
  /** `$_`; where it is not given, that of the caller is seen. */
  readonly underscore?: Value;
  /** `$this`. */
  readonly self?: Value;
  /** What it gets from the pipeline: its process block runs once for each, `$input` lists them. */
  readonly input?: readonly Value[];
  /** What `$input` alone lists: no process block runs for it. */
  readonly listed?: readonly Value[];
  /** As a command of its own: with all its clauses and with `$MyInvocation`. */
  readonly asCommand?: boolean;
  /**
   * `caller`: where the command was called, as ForEach-Object does; `new`: as `&` does; `isolated`: as in a session of its own, which sees of the caller
   * only what `$using:` names; `exit` and `break` end that run alone.
   */
  readonly scope: 'caller' | 'new' | 'isolated';
}

/** A session: its global scope, its commands, and what it may use of the world. Cmdlets and .NET members get it. */
export interface Runspace extends NetContext {
  /** A variable, looked up through the scopes of the callers; undefined where there is none. The name may carry a scope (`script:x`). */
  variable(name: string): Value | undefined;
  /** Sets a variable in the current scope, or in the one that the name carries. */
  setVariable(name: string, value: Value): void;
  readonly variables: VariableAccess;
  readonly commands: CommandAccess;
  /** Strict mode of the current scope: 0 for off, else the major version. */
  strictMode: number;
  /** `$Error`, the newest first. */
  readonly errors: NetObject;
  readonly transcripts: Transcripts;
  /** Who runs it. */
  readonly host: ScriptHost;
  /** Current folder of the file system, absolute. */
  location: string;
  /** Waits; throws once the script is to stop. */
  sleep(milliseconds: number): void;
  /** Sets what `$function:name` is; null removes it. */
  setFunction(name: string, value: Value, scope?: ScopeReference): void;
  /** Sets what an alias stands for; null removes it. */
  setAlias(name: string, definition: string | null): void;
  /** The files it may reach. */
  readonly files: ScriptFiles;
  /** The hosts of the network that it may reach. */
  readonly web: WebAccess;
  /** A type by name as the running code sees it: classes of the script included. */
  findType(name: string): NetType | undefined;
  /** Its jobs; within a job, those that it started itself. */
  readonly jobs: JobTable;
  /** The work of a job: runs the task as in a session of its own. Values are copied now, where it is apart. */
  jobWork(task: JobTask): JobWork;
  /** A random GUID as text. */
  newGuid(): string;
  /** A script block of a text. Throws the ParseException of its first error. */
  parse(text: string): ScriptBlock;
}
