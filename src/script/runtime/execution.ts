import type { ChainCommands } from './pipeline/chained.ts';
import type { RawArgument } from '../binding/rawArgument.ts';
import type { FunctionInfo } from '../commands/commandInfo.ts';
import type { CommandMetadata } from '../commands/commandMetadata.ts';
import type { AttributeAst, ScriptBlockAst, StatementAst } from '../syntax/ast.ts';
import type { Extent } from '../syntax/extent.ts';
import type { NetType } from '../types/netType.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import type { NetObject, Value } from '../values/value.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { VariableAttribute } from '../values/variable.ts';
import type { Completion } from './completion.ts';
import type { PipelinePlace, Processor } from './pipeline/processor.ts';
import type { Runspace } from './runspace.ts';
import type { Scope } from './variables/scope.ts';
import type { ScriptHost } from './session/scriptHost.ts';
import type { Sink } from './pipeline/sink.ts';
import type { Source } from './source.ts';
import type { Streams } from './pipeline/streams.ts';

/** A compiled expression. */
export type Evaluate = (frame: Frame) => Value;

/** A compiled statement: writes its output, tells how it ended. */
export type Execute = (frame: Frame, out: Sink) => Completion;

/** A session state: the global one, or that of a module. */
export interface SessionState {
  /** Outermost scope: of the session or of the module. */
  readonly top: Scope;
  /** Scope of the innermost block of this state that runs. */
  current: Scope;
  /** The module; null for the session itself. */
  readonly module: NetObject | null;
}

/** One entry of the call stack. */
export interface Call {
  readonly parent: Call | null;
  /** `<ScriptBlock>`, or the name of a function; empty for the session itself. */
  readonly name: string;
  readonly source: Source;
  /** What was called, and with what; null for a part of a block and for the session itself. */
  readonly invocation: InvocationInfo | null;
  /** What runs in it now. */
  at: Extent;
}

/** What compiled code runs in: one invocation of a script block. */
export interface Frame {
  readonly engine: Engine;
  readonly state: SessionState;
  readonly scope: Scope;
  readonly streams: Streams;
  readonly call: Call;
  /** The block that the scope was made for; absent where it runs in a scope of others. */
  readonly body?: Pick<BlockCode, 'hasOwnVariables'> | undefined;
  /** Where the block writes. */
  readonly out: Sink;
  /** What takes the output of the statement within an expression that runs now: what stands in it in turn writes there when it jumps out. */
  captures?: Sink | undefined;
}

/** Told of the statements of script files, one by one, as they run: a debugger. Code that is compiled without one never asks for it. */
export interface StatementHook {
  /** Before a statement runs. */
  reached(statement: StatementAst, frame: Frame): void;
  /** After an error left a statement, or a jump or a stop did. */
  failed(error: unknown, statement: StatementAst, frame: Frame): void;
}

/** What compiled code needs of its session. */
export interface Engine extends Runspace {
  /** `$?`. */
  ok: boolean;
  /**
   * Whether an error leaves its statement: to an enclosing `try`, within its body and in all that is called there; `uncaught` in a `catch` or `trap` with
   * none around, where it leaves what the clause belongs to.
   */
  propagates: boolean | 'uncaught';
  /** The frame of the innermost block that runs. */
  frame: Frame;
  /** Told of statements of script files that are compiled from now on; null outside of debug sessions. */
  readonly hook: StatementHook | null;
  /** How many script blocks run within each other. */
  depth: number;
  readonly global: SessionState;
  /** A command in its place in a pipeline, of what was called: a name, a script block, a command, a module. */
  start(called: Value, call: CommandCall): Processor;
  /** An outermost scope with what a session has at its start. */
  freshScope(): Scope;
  /** Loads what `using module` names, its classes and enums too. */
  useModule(name: string, frame: Frame): void;
  /** Throws where script blocks are called too deep within each other. */
  enter(): void;
  /** Adds to `$Error`, unless it stands there already as the newest. */
  recordError(record: ErrorRecord): void;
  /** Sends a non-terminating error of a call, by the preference that holds there. */
  fail(record: ErrorRecord, call: CommandCall): void;
  /** A script file ended by `exit`: sets `$LASTEXITCODE`. */
  exited(code: Value): number;
  readonly host: ScriptHost;
  isModule(value: Value): boolean;
  /** Name of the module of a session state; empty for the session's own. */
  moduleName(state: SessionState): string;
  /** Told of each function that is defined: its Alias attributes become aliases. */
  functionDefined(info: FunctionInfo, code: BlockCode, scope: Scope): void;
  /** Makes a function of a script block known in a scope. */
  defineFunction(name: string, block: ScriptBlock, scope: Scope): void;
  /** An object of a name for its type and of note properties in order. */
  record(typeName: string, notes: readonly (readonly [string, Value])[]): NetObject;
  /** `$ExecutionContext.SessionState`, seen from a frame. */
  sessionState(frame: Frame): Value;
  /** A path of the file system, absolute. */
  fullPath(path: string): string;
  /** A type by name as code in a scope sees it. */
  findTypeFrom(name: string, scope: Scope): NetType | undefined;
  /** Makes a type of a script known in a scope. */
  defineType(type: NetType, scope: Scope): void;
  /** Lines of a file, for `switch -File`. */
  readLines(path: string): string[];
  /** Objects as a terminal would show them. */
  shown(values: readonly Value[]): string;
  /** Whether a name stands for a command. */
  knowsCommand(name: string): boolean;
}

/** One parameter of a script block, compiled. */
export interface ParameterCode {
  readonly name: string;
  readonly key: string;
  readonly defaultValue: Evaluate | null;
  /** Its type and its checks, which later assignments go through too. */
  readonly attributes: (frame: Frame) => readonly VariableAttribute[];
  /** Null where none is written. */
  readonly resolvedType: (frame: Frame) => NetType | null;
}

/** A script block, compiled. Whoever runs it gives it a frame. */
export interface BlockCode {
  readonly ast: ScriptBlockAst;
  readonly source: Source;
  /** Namespaces that its `using namespace` statements and those of its file name. */
  readonly namespaces: readonly string[];
  readonly parameters: readonly ParameterCode[];
  /** Its parameters where they stand before its braces: `function f($a)`. */
  readonly outerParameters: readonly Extent[];
  /** Attributes of its `param` block. */
  readonly attributes: readonly AttributeAst[];
  /** With CmdletBinding or a Parameter attribute: `$PSCmdlet`, common parameters, no `$args`. */
  readonly advanced: boolean;
  readonly begin: Execute | null;
  readonly process: Execute | null;
  readonly end: Execute | null;
  readonly clean: Execute | null;
  readonly dynamicParam: Execute | null;
  /** Modules of its `using module` statements. */
  readonly modules: readonly string[];
  /** Whether `+=` and its like see the variables of its own scope alone, as PowerShell has it where nothing changes them by name. */
  hasOwnVariables(): boolean;
  /** The pipeline that it is, for GetSteppablePipeline. Throws where it is something else. */
  steppable(frame: Frame): ChainCommands;
  /** Whether it names `$input`. */
  readsInput(): boolean;
  /** What the binder knows of it; made once, in the frame of its first call. */
  metadata(frame: Frame, name: string): CommandMetadata;
}

/** One call of a command: from where, with what, and where its output goes. */
export interface CommandCall {
  /** Where it is called. */
  readonly frame: Frame;
  readonly ast: Extent;
  /** What names the command; left out where it was not written. */
  readonly head?: Extent;
  readonly source: Source;
  readonly args: readonly RawArgument[];
  /** `. name`: in the scope of the caller. */
  readonly dotted: boolean;
  /** `&` or `.` before it, which is then the name that it was called by. */
  readonly sign?: '&' | '.' | null;
  readonly place: PipelinePlace;
  readonly out: Sink;
  readonly streams: Streams;
  /** Closes the files of its redirections; null where it has none. */
  readonly close: (() => void) | null;
}
