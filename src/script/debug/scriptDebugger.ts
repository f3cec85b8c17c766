import { toBoolean } from '../convert/toBoolean.ts';
import { callsFrom, commandOf } from '../runtime/callStack.ts';
import { StopThrow } from '../runtime/completion.ts';
import { isFlow } from '../runtime/errorFlow.ts';
import type { Call, Frame, StatementHook } from '../runtime/execution.ts';
import { preferenceIn } from '../runtime/variables/preference.ts';
import type { ScriptEngine } from '../runtime/scriptEngine.ts';
import type { StatementAst } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import type {
  Breakpoint,
  DebugAnswer,
  DebugCommand,
  DebugReport,
  DebugSettings,
  DebugStep,
  DebugStop,
  ExceptionFilters,
  FrameView,
  FunctionBreakpoint,
} from './debugMessages.ts';
import { evaluateIn } from './evaluateIn.ts';
import { stopsAtHit } from './hitCondition.ts';
import { logText } from './logText.ts';
import { VariableViews } from './variableViews.ts';
import { isWanted } from './wantedErrors.ts';

/** What a debugger has of its owner. */
export interface DebugOwner {
  /** Tells what happened and waits for the next command. */
  ask(report: DebugReport): DebugCommand;
  /** Whether the owner has something to say since this was asked last. */
  isInterrupted(): boolean;
  /** Writes what a log point says. */
  log(text: string): void;
}

/** Stops a script between its statements, and answers what is asked about it while it is stopped. */
export class ScriptDebugger implements StatementHook {
  readonly #engine: ScriptEngine;
  readonly #owner: DebugOwner;
  readonly #breakpoints = new Map<string, Map<number, Breakpoint>>();
  /** By the name of the function in lower case. */
  #functions: ReadonlyMap<string, FunctionBreakpoint> = new Map();
  readonly #hits = new Map<number, number>();
  readonly #files = new Set<string>();
  /** The frames of the calls on the stack: where their variables are. */
  readonly #frames = new WeakMap<Call, Frame>();
  readonly #seenErrors = new WeakSet();
  readonly #evaluationTime: number;
  #exceptions: ExceptionFilters;
  #step: DebugStep;
  #depth = 0;
  #pauses: 'entry' | 'pause' | null;
  /** It evaluates something itself: nothing stops that. */
  #isBusy = false;

  constructor(engine: ScriptEngine, settings: DebugSettings, owner: DebugOwner) {
    this.#engine = engine;
    this.#owner = owner;
    for (const [file, breakpoints] of Object.entries(settings.breakpoints))
      this.#setBreakpoints(file, breakpoints);
    this.#setFunctions(settings.functions);
    this.#exceptions = settings.exceptions;
    this.#evaluationTime = settings.evaluationTime;
    this.#step = 'continue';
    this.#pauses = settings.stopOnEntry ? 'entry' : null;
  }

  reached(statement: StatementAst, frame: Frame): void {
    if (this.#isBusy) return;
    const { call } = frame;
    call.at = statement;
    const isBegun = !this.#frames.has(call);
    this.#frames.set(call, frame);
    const { file } = call.source;
    if (isBegun && file !== null) this.#files.add(file);
    if (this.#owner.isInterrupted()) this.#converse({ kind: 'interrupted' }, frame);
    const breakpoint = this.#breakpoints.get(file ?? '')?.get(statement.start);
    const called = isBegun ? this.#functions.get(call.name.toLowerCase()) : undefined;
    if (breakpoint !== undefined && this.#stopsAt(breakpoint, frame))
      this.#stop({ reason: 'breakpoint', text: null, breakpoint: breakpoint.id }, frame);
    else if (called !== undefined && this.#stopsAt({ ...called, logMessage: null }, frame))
      this.#stop({ reason: 'function breakpoint', text: null, breakpoint: called.id }, frame);
    else if (this.#pauses !== null) this.#stop({ reason: this.#pauses, text: null, breakpoint: null }, frame);
    else if (this.#endsStep(call)) this.#stop({ reason: 'step', text: null, breakpoint: null }, frame);
  }

  failed(error: unknown, statement: StatementAst, frame: Frame): void {
    const { all, uncaught, only } = this.#exceptions;
    if (this.#isBusy || isFlow(error) || !(error instanceof Error) || this.#seenErrors.has(error)) return;
    const stopsAtAll = all && isWanted(error, only?.all ?? '');
    const stopsUncaught = uncaught && isWanted(error, only?.uncaught ?? '') && this.#isUncaught(frame);
    if (!stopsAtAll && !stopsUncaught) return;
    this.#seenErrors.add(error);
    frame.call.at = statement;
    this.#stop({ reason: 'exception', text: error.message, breakpoint: null }, frame);
  }

  /** Whether no `try` or `trap` is around, and what is reported is not silenced. */
  #isUncaught({ scope }: Frame): boolean {
    if (this.#engine.propagates === true) return false;
    const preference = preferenceIn(scope, 'erroractionpreference', 'Continue');
    return preference !== 'SilentlyContinue' && preference !== 'Ignore';
  }

  #endsStep(call: Call): boolean {
    if (this.#step === 'continue') return false;
    if (this.#step === 'into') return true;
    const depth = depthOf(call);
    return this.#step === 'over' ? depth <= this.#depth : depth < this.#depth;
  }

  #stopsAt({ id, condition, hitCondition, logMessage }: Omit<Breakpoint, 'offset'>, frame: Frame): boolean {
    if (condition !== null && !this.#isTrue(condition, frame)) return false;
    const hits = (this.#hits.get(id) ?? 0) + 1;
    this.#hits.set(id, hits);
    if (hitCondition !== null && stopsAtHit(hitCondition, hits) === false) return false;
    if (logMessage === null) return true;
    this.#owner.log(logText(logMessage, (expression) => this.#textOf(expression, frame)));
    return false;
  }

  /** A condition that fails is not true; it is said once that it does. */
  #isTrue(condition: string, frame: Frame): boolean {
    try {
      return this.#alone(() => toBoolean(this.#valueOf(condition, frame)));
    } catch (error) {
      this.#owner.log(`${condition}: ${messageOf(error)}`);
      return false;
    }
  }

  #textOf(expression: string, frame: Frame): string {
    try {
      return this.#alone(() => this.#engine.text(this.#valueOf(expression, frame)));
    } catch (error) {
      return `{${messageOf(error)}}`;
    }
  }

  #valueOf(text: string, frame: Frame): Value {
    return evaluateIn(text, frame, this.#engine, this.#evaluationTime);
  }

  #alone<T>(run: () => T): T {
    this.#isBusy = true;
    try {
      return run();
    } finally {
      this.#isBusy = false;
    }
  }

  #stop(stop: DebugStop, frame: Frame): void {
    this.#pauses = null;
    this.#step = 'continue';
    this.#converse({ kind: 'stopped', stop }, frame);
  }

  /** Does what the owner asks until it has the script go on. */
  #converse(first: DebugReport, frame: Frame): void {
    const views = new VariableViews(this.#engine);
    const calls = [...callsFrom(frame.call)];
    const frameAt = (index: number): Frame => {
      const call = calls[index];
      return (call === undefined ? undefined : this.#frames.get(call)) ?? frame;
    };
    let report = first;
    for (;;) {
      const command = this.#engine.limits.excused(() => this.#owner.ask(report));
      if (command.kind === 'resume') {
        if (command.step === null) return;
        this.#step = command.step;
        this.#depth = calls.length;
        return;
      }
      report = { kind: 'answer', answer: this.#answer(command, calls, frameAt, views) };
    }
  }

  #answer(
    command: Exclude<DebugCommand, { kind: 'resume' }>,
    calls: readonly Call[],
    frameAt: (index: number) => Frame,
    views: VariableViews,
  ): DebugAnswer {
    try {
      return this.#alone(() => this.#perform(command, calls, frameAt, views));
    } catch (error) {
      return { kind: 'failure', message: messageOf(error) };
    }
  }

  #perform(
    command: Exclude<DebugCommand, { kind: 'resume' }>,
    calls: readonly Call[],
    frameAt: (index: number) => Frame,
    views: VariableViews,
  ): DebugAnswer {
    switch (command.kind) {
      case 'breakpoints':
        this.#setBreakpoints(command.file, command.breakpoints);
        return { kind: 'done' };
      case 'functions':
        this.#setFunctions(command.breakpoints);
        return { kind: 'done' };
      case 'sources':
        return { kind: 'sources', files: [...this.#files] };
      case 'exceptions':
        this.#exceptions = command.filters;
        return { kind: 'done' };
      case 'pause':
        this.#pauses = 'pause';
        return { kind: 'done' };
      case 'frames':
        return { kind: 'frames', frames: calls.map(viewOf) };
      case 'scopes':
        return { kind: 'scopes', scopes: views.scopes(frameAt(command.frame)) };
      case 'variables': {
        const { reference, start, count } = command;
        return { kind: 'variables', variables: views.within(reference, start, count) };
      }
      case 'evaluate': {
        const frame = frameAt(command.frame);
        const value = this.#valueOf(command.expression, frame);
        return { kind: 'value', view: views.view(value, frame, null) };
      }
      case 'set': {
        const { reference, name, expression } = command;
        const view = views.set(reference, name, (frame) => this.#valueOf(expression, frame));
        return { kind: 'value', view };
      }
    }
  }

  #setFunctions(breakpoints: readonly FunctionBreakpoint[]): void {
    this.#functions = new Map(breakpoints.map((one) => [one.name.toLowerCase(), one]));
  }

  #setBreakpoints(file: string, breakpoints: readonly Breakpoint[]): void {
    this.#breakpoints.set(file, new Map(breakpoints.map((one) => [one.offset, one])));
  }
}

function messageOf(error: unknown): string {
  if (error instanceof StopThrow && error.reason === 'canceled') throw error;
  return error instanceof Error ? error.message : String(error);
}

function depthOf(call: Call): number {
  return [...callsFrom(call)].length;
}

function viewOf(call: Call): FrameView {
  const { file, line, column, endLine, endColumn } = call.source.position(call.at);
  return { name: commandOf(call), file, line, column, endLine, endColumn };
}
