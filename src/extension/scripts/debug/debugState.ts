import type {
  Breakpoint,
  DebugSettings,
  ExceptionFilters,
  FunctionBreakpoint,
} from '../../../script/debug/debugMessages.ts';

/** How long an expression that is evaluated may take, in milliseconds. */
const evaluationTime = 2000;

/** What VS Code has set for one debug session. */
export class DebugState {
  readonly breakpoints = new Map<string, readonly Breakpoint[]>();
  functions: readonly FunctionBreakpoint[] = [];
  exceptions: ExceptionFilters = { all: false, uncaught: false };
  /** Number of the breakpoint that was made last. */
  lastBreakpoint = 0;

  /** What the script begins with; `noDebug`: nothing stops it. */
  settings(stopOnEntry: boolean, noDebug: boolean): DebugSettings {
    const breakpoints = Object.fromEntries(this.breakpoints);
    const { functions } = this;
    if (!noDebug) return { breakpoints, functions, exceptions: this.exceptions, stopOnEntry, evaluationTime };
    const exceptions = { all: false, uncaught: false };
    return { breakpoints: {}, functions: [], exceptions, stopOnEntry: false, evaluationTime };
  }
}
