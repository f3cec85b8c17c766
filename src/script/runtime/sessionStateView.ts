import { NetObject } from '../values/value.ts';
import type { Frame } from './execution.ts';

/** `$PSCmdlet.SessionState`, `$ExecutionContext.SessionState`: variables, commands and paths seen from a frame. */
export class SessionStateView extends NetObject {
  readonly typeName = 'System.Management.Automation.SessionState';
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/** `.PSVariable` of a session state. */
export class VariablesView extends NetObject {
  readonly typeName = 'System.Management.Automation.PSVariableIntrinsics';
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/** `.Path` of a session state. */
export class PathsView extends NetObject {
  readonly typeName = 'System.Management.Automation.PathIntrinsics';
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/** `.InvokeCommand` of a session state. */
export class CommandsView extends NetObject {
  readonly typeName = 'System.Management.Automation.CommandInvocationIntrinsics';
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}
