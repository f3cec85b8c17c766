import { ExternalScriptInfo } from '../commands/commandInfo.ts';
import { NetObject } from '../values/value.ts';
import type { Call } from './execution.ts';
import type { Extent } from '../syntax/extent.ts';

/** System.Management.Automation.CallStackFrame: a block that runs, and where in it the next one was called. */
export class CallStackFrame extends NetObject {
  readonly typeName = 'System.Management.Automation.CallStackFrame';
  readonly call: Call;
  readonly at: Extent;

  constructor(call: Call, at: Extent) {
    super();
    this.call = call;
    this.at = at;
  }

  get line(): number {
    return this.call.source.line(this.at.start);
  }

  /** `at f, /x.ps1: line 3`. */
  override toString(): string {
    return `at ${this.call.name}, ${this.call.source.file ?? '<No file>'}: line ${this.line}`;
  }
}

/** The name of what was called: of a function, of a script file; `<ScriptBlock>` for a block without one. */
export function commandOf({ invocation, name }: Call): string {
  return invocation?.command instanceof ExternalScriptInfo ? invocation.command.name : name;
}

/** The calls of the stack, the innermost first; the session itself, without a name, runs no text of its own and is none. */
export function* callsFrom(innermost: Call): Iterable<Call> {
  for (let call: Call | null = innermost; call !== null && call.name !== ''; call = call.parent) yield call;
}

/** The blocks that run, the innermost first, which is at the given place. */
export function callStack(innermost: Call, at: Extent): CallStackFrame[] {
  return [...callsFrom(innermost)].map((call) => new CallStackFrame(call, call === innermost ? at : call.at));
}
