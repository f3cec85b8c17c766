import { isRecord } from '../../base/isRecord.ts';

/** The call by which a session asks its owner what to do next, and tells what came of what it was asked before. */
export const debugCall = 'debug.next';

/** A place where a script is to be stopped. */
export interface Breakpoint {
  readonly id: number;
  /** Start of the statement that it stands before. */
  readonly offset: number;
  /** Stops only where this is true. */
  readonly condition: string | null;
  /** As `stopsAtHit` reads it. */
  readonly hitCondition: string | null;
  /** Written in place of stopping; `{expression}` within is its value. */
  readonly logMessage: string | null;
}

/** A function that a script is to be stopped in, before its first statement. */
export interface FunctionBreakpoint extends Pick<Breakpoint, 'id' | 'condition' | 'hitCondition'> {
  readonly name: string;
}

/** Which errors stop a script. */
export interface ExceptionFilters {
  readonly all: boolean;
  /** Those that no `try` or `trap` is around. */
  readonly uncaught: boolean;
  /** Which of them, as `isWanted` reads it; absent for all. */
  readonly only?: Readonly<Partial<Record<'all' | 'uncaught', string>>>;
}

/** What a debugger knows before the first statement; plain data. */
export interface DebugSettings {
  readonly breakpoints: Readonly<Record<string, readonly Breakpoint[]>>;
  readonly functions: readonly FunctionBreakpoint[];
  readonly exceptions: ExceptionFilters;
  readonly stopOnEntry: boolean;
  /** How long an expression that is evaluated may take, in milliseconds. */
  readonly evaluationTime: number;
}

/** How a stopped script goes on. */
export type DebugStep = 'continue' | 'over' | 'into' | 'out';

/** What the owner asks of a session. Frames are numbered from 0, the innermost. */
export type DebugCommand =
  | { readonly kind: 'breakpoints'; readonly file: string; readonly breakpoints: readonly Breakpoint[] }
  | { readonly kind: 'exceptions'; readonly filters: ExceptionFilters }
  | { readonly kind: 'functions'; readonly breakpoints: readonly FunctionBreakpoint[] }
  /** The files that statements ran of. */
  | { readonly kind: 'sources' }
  | { readonly kind: 'frames' }
  | { readonly kind: 'scopes'; readonly frame: number }
  | {
      readonly kind: 'variables';
      readonly reference: number;
      readonly start: number;
      /** 0 for all. */
      readonly count: number;
    }
  | { readonly kind: 'evaluate'; readonly frame: number; readonly expression: string }
  | {
      readonly kind: 'set';
      readonly reference: number;
      readonly name: string;
      readonly expression: string;
    }
  /** Stops before the next statement. */
  | { readonly kind: 'pause' }
  /** `step` null: as before it was interrupted. */
  | { readonly kind: 'resume'; readonly step: DebugStep | null };

/** Whether what an owner answered is a command: both ends are of one build. */
export function isDebugCommand(answer: unknown): answer is DebugCommand {
  return isRecord(answer) && typeof answer['kind'] === 'string';
}

/** Whether what a session asked is a report of a debugger. */
export function isDebugReport(request: unknown): request is DebugReport {
  return isRecord(request) && typeof request['kind'] === 'string';
}

/** One entry of the call stack. Lines and columns from 1. */
export interface FrameView {
  readonly name: string;
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A value as a debugger shows it. */
export interface ValueView {
  readonly value: string;
  readonly type: string;
  /** Number by which what is in it is asked for, until the script goes on; 0 for nothing. */
  readonly reference: number;
  /** How many elements it has; null for what has none. */
  readonly elements: number | null;
}

/** A variable, a property, an element. */
export interface VariableView extends ValueView {
  readonly name: string;
  /** What gives it in the frame; null where nothing does. */
  readonly expression: string | null;
}

/** A scope of a frame. */
export interface ScopeView {
  readonly name: 'Local' | 'Automatic' | 'Script' | 'Global';
  readonly reference: number;
}

/** What a command is answered with. */
export type DebugAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'sources'; readonly files: readonly string[] }
  | { readonly kind: 'frames'; readonly frames: readonly FrameView[] }
  | { readonly kind: 'scopes'; readonly scopes: readonly ScopeView[] }
  | { readonly kind: 'variables'; readonly variables: readonly VariableView[] }
  | { readonly kind: 'value'; readonly view: ValueView }
  | { readonly kind: 'failure'; readonly message: string }
  /** The script does not run any more. */
  | { readonly kind: 'over' };

/** Why a script stopped. */
export interface DebugStop {
  readonly reason: 'entry' | 'breakpoint' | 'function breakpoint' | 'step' | 'pause' | 'exception';
  /** Of an exception: its message. */
  readonly text: string | null;
  /** The breakpoint that it stopped at. */
  readonly breakpoint: number | null;
}

/** What a session says when it asks for the next command. */
export type DebugReport =
  | { readonly kind: 'stopped'; readonly stop: DebugStop }
  /** The owner wanted to say something while the script runs. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'answer'; readonly answer: DebugAnswer };
